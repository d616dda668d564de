import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/index.ts'
import { listOpenChanges } from '../changes.ts'
import { findTreaty, listTreaties } from '../queries.ts'
import type { TreatyContent } from '../schemas.ts'
import { findContent } from '../subject-content.ts'
import { getWholeRecord } from '../whole-record.ts'
import { listPicks } from './picks.ts'
import { TreatiesView } from './treaties.view.tsx'
import { TreatyView } from './treaty.view.tsx'

/** The record as staff see it: every treaty, and everything of one. */
export function treatyRoutes(app: FastifyInstance, house: House): void {
  const { db } = house

  app.get(
    '/staff/treaties',
    { config: { permission: 'treaty.read', audit: 'treaties.viewed' } },
    async (request, reply) => {
      const [treaties, open] = await Promise.all([listTreaties(db), listOpenChanges(db)])
      const waiting = new Map<string, number>()
      for (const { treatyId } of open) waiting.set(treatyId, (waiting.get(treatyId) ?? 0) + 1)
      const mayPropose = actorOf(request).permissions.has('treaty.propose')
      return sendPage(request, reply, house, <TreatiesView page={{ treaties, waiting, mayPropose }} />)
    },
  )

  app.get<{ Params: { id: string } }>(
    '/staff/treaties/:id',
    { config: { permission: 'treaty.read', audit: 'treaty.viewed' } },
    async (request, reply) => {
      const { id } = request.params
      const treaty = isId(id) ? await findTreaty(db, id) : undefined
      if (!treaty) return reply.callNotFound()
      const [content, record, picks, waiting] = await Promise.all([
        findContent(db, 'treaty', id),
        getWholeRecord(db, id),
        listPicks(db, id),
        listOpenChanges(db, id),
      ])
      const page = {
        treaty,
        content: content as TreatyContent,
        record,
        picks,
        waiting,
        mayPropose: actorOf(request).permissions.has('treaty.propose'),
      }
      return sendPage(request, reply, house, <TreatyView page={page} />)
    },
  )
}
