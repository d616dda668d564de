import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/index.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { listApiKeys, makeApiKey, revokeApiKey } from '../api/api-key.ts'
import type { FieldProblem } from '../schemas.ts'
import { ApiKeysPage } from './api-keys.view.tsx'

const longestLine = 120

/** Keys with which other organisations file what they collected. */
export function apiKeysRoutes(app: FastifyInstance, house: House): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    more: {
      written?: string
      typed?: { organisation: string; name: string }
      errors?: readonly FieldProblem[]
    } = {},
  ) => {
    const keys = await listApiKeys(house.db)
    return sendPage(
      request,
      reply,
      house,
      <ApiKeysPage
        keys={keys}
        names={
          await listStaffNames(
            house.db,
            keys.map(({ createdBy }) => createdBy),
          )
        }
        written={more.written}
        typed={more.typed ?? { organisation: '', name: '' }}
        errors={more.errors ?? []}
      />,
      { status: more.errors ? 422 : 200 },
    )
  }

  app.get(
    '/staff/api-keys',
    { config: { permission: 'api-key.administer', audit: 'api-keys.viewed' } },
    (request, reply) => show(request, reply),
  )

  // The answer to the form shows the key, and nothing ever does again.
  app.post(
    '/staff/api-keys',
    { config: { permission: 'api-key.administer', audit: 'api.key-made' } },
    async (request, reply) => {
      const { t } = house.words.in(request.language)
      const form = formOf(request)
      const typed = {
        organisation: fieldOf(form, 'organisation').trim(),
        name: fieldOf(form, 'name').trim(),
      }
      const errors: FieldProblem[] = []
      for (const field of ['organisation', 'name'] as const)
        if (typed[field] === '' || typed[field].length > longestLine)
          errors.push({ field, message: t(`submissions.api-keys.problem.${field}`, { most: longestLine }) })
      if (errors.length > 0) return show(request, reply, { typed, errors })
      const { written } = await makeApiKey(house.db, house.now(), actorOf(request), typed)
      return show(request, reply, { written })
    },
  )

  app.post<{ Params: { id: string } }>(
    '/staff/api-keys/:id/revoke',
    { config: { permission: 'api-key.administer', audit: 'api.key-revoked' } },
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      await revokeApiKey(house.db, house.now(), actorOf(request), id)
      return seeOther(request, reply, house, '/staff/api-keys')
    },
  )
}
