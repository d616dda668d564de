import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf, type PostedForm, recordOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/index.ts'
import { findAgency, listAgencies } from '../queries.ts'
import { type AgencyForm, type AgencySaved, addAgency, changeAgency } from '../save-agency.ts'
import { AgencyFields, problemsOf } from '../schemas.ts'
import { AgenciesView, type AgencyPage, AgencyView } from './agencies.view.tsx'

const administer = (audit: string) => ({ config: { permission: 'agencies.administer', audit } })

type List = { Querystring: { done?: string } }
type One = { Params: { id: string } }

/** The agencies that work together here. */
export function agenciesRoutes(app: FastifyInstance, house: House): void {
  const { db } = house

  app.get<List>('/staff/agencies', administer('none'), async (request, reply) => {
    const agencies = await listAgencies(db)
    return sendPage(
      request,
      reply,
      house,
      <AgenciesView agencies={agencies} saved={request.query.done === 'saved'} />,
    )
  })

  app.get('/staff/agencies/add', administer('none'), async (request, reply) =>
    show(request, reply, {
      agencyId: undefined,
      fields: { name: '', nameMi: '', slug: '', role: '' },
      errors: [],
    }),
  )

  app.post('/staff/agencies/add', administer('agency.added'), async (request, reply) =>
    save(request, reply, undefined, (form) => addAgency(db, house.now(), actorOf(request), form)),
  )

  app.get<One>('/staff/agencies/:id', administer('none'), async (request, reply) => {
    const agency = isId(request.params.id) ? await findAgency(db, request.params.id) : undefined
    if (!agency) return reply.callNotFound()
    const { agencyId, name, nameMi, slug, role } = agency
    return show(request, reply, {
      agencyId,
      fields: { name, nameMi: nameMi ?? '', slug, role: role ?? '' },
      errors: [],
    })
  })

  app.post<One>('/staff/agencies/:id', administer('agency.changed'), async (request, reply) => {
    const { id } = request.params
    if (!isId(id)) return reply.callNotFound()
    return save(request, reply, id, (form) => changeAgency(db, house.now(), actorOf(request), id, form))
  })

  async function save(
    request: FastifyRequest,
    reply: FastifyReply,
    agencyId: string | undefined,
    verb: (form: AgencyForm) => Promise<AgencySaved>,
  ) {
    const form = formOf(request)
    const words = house.words.in(request.language)
    const parsed = AgencyFields.safeParse(recordOf(form))
    if (!parsed.success)
      return show(request, reply, { agencyId, fields: typed(form), errors: problemsOf(parsed.error, words) })
    const saved = await verb(parsed.data)
    if (saved.ok) return reply.redirect(words.href('/staff/agencies?done=saved'), 303)
    if (saved.reason === 'not-found') return reply.callNotFound()
    const errors = [{ field: 'slug', message: words.t('accounts.problem.slug-taken') }]
    return show(request, reply, { agencyId, fields: typed(form), errors })
  }

  const show = (request: FastifyRequest, reply: FastifyReply, page: AgencyPage) =>
    sendPage(request, reply, house, <AgencyView page={page} />, {
      status: page.errors.length > 0 ? 422 : 200,
    })
}

const typed = (form: PostedForm): AgencyPage['fields'] => ({
  name: fieldOf(form, 'name'),
  nameMi: fieldOf(form, 'nameMi'),
  slug: fieldOf(form, 'slug'),
  role: fieldOf(form, 'role'),
})
