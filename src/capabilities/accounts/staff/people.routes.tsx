import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, fieldsOf, formOf, type PostedForm, recordOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import { changeStaff } from '../change-staff.ts'
import { disableStaff, enableStaff } from '../disable-staff.ts'
import { inviteStaff } from '../invite-staff.ts'
import { linkPath } from '../links.ts'
import { findAgency, findStaff, listAgencies, listStaff } from '../queries.ts'
import { findWaitingLink, renewLink } from '../renew-link.ts'
import { problemsOf, StaffForm } from '../schemas.ts'
import {
  type InvitePage,
  InviteView,
  PeopleView,
  PersonView,
  personDone,
  type StaffFields,
} from './people.view.tsx'

const administer = (audit: string) => ({ config: { permission: 'staff.administer', audit } })

type Person = { Params: { id: string }; Querystring: { done?: string } }

/** Who works here and what they may do. */
export function peopleRoutes(app: FastifyInstance, house: House): void {
  const { db, keys, settings } = house

  app.get('/staff/people', administer('people.viewed'), async (request, reply) =>
    sendPage(request, reply, house, <PeopleView people={await listStaff(db)} />),
  )

  app.get('/staff/people/invite', administer('none'), async (request, reply) =>
    showInvite(request, reply, { name: '', email: '', roles: [], agencyId: null }),
  )

  app.post('/staff/people/invite', administer('staff.invited'), async (request, reply) => {
    const form = formOf(request)
    const parsed = StaffForm.safeParse(recordOf(form))
    const words = house.words.in(request.language)
    if (!parsed.success) return showInvite(request, reply, typed(form), problemsOf(parsed.error, words))
    const agencyId = await knownAgency(parsed.data.agencyId)
    const invited = await inviteStaff(db, house.now(), actorOf(request), { ...parsed.data, agencyId })
    if (invited.ok) return go(request, reply, `/staff/people/${invited.staffId}?done=invited`)
    const errors = [{ field: 'email', message: words.t('accounts.problem.email-taken') }]
    return showInvite(request, reply, typed(form), errors)
  })

  app.get<Person>('/staff/people/:id', administer('staff.viewed'), async (request, reply) =>
    showPerson(request, reply),
  )

  app.post<Person>('/staff/people/:id', administer('staff.changed'), async (request, reply) => {
    if (!isId(request.params.id)) return reply.callNotFound()
    const form = formOf(request)
    const parsed = StaffForm.safeParse(recordOf(form))
    const words = house.words.in(request.language)
    if (!parsed.success) return showPerson(request, reply, typed(form), problemsOf(parsed.error, words))
    const agencyId = await knownAgency(parsed.data.agencyId)
    const changed = await changeStaff(db, house.now(), actorOf(request), request.params.id, {
      ...parsed.data,
      agencyId,
    })
    if (changed.ok) return go(request, reply, `/staff/people/${request.params.id}?done=saved`)
    if (changed.reason === 'not-found') return reply.callNotFound()
    const field = changed.reason === 'email-taken' ? 'email' : 'roles'
    const errors = [{ field, message: words.t(`accounts.problem.${changed.reason}`) }]
    return showPerson(request, reply, typed(form), errors)
  })

  app.post<Person>('/staff/people/:id/link', administer('staff.link-renewed'), async (request, reply) => {
    if (!isId(request.params.id)) return reply.callNotFound()
    const renewed = await renewLink(db, house.now(), actorOf(request), request.params.id)
    if (!renewed.ok && renewed.reason === 'not-found') return reply.callNotFound()
    if (renewed.ok) return go(request, reply, `/staff/people/${request.params.id}?done=link`)
    return refuse(request, reply, 'accounts.problem.disabled')
  })

  app.post<Person>('/staff/people/:id/disable', administer('staff.disabled'), async (request, reply) => {
    if (!isId(request.params.id)) return reply.callNotFound()
    const disabled = await disableStaff(db, house.now(), actorOf(request), request.params.id)
    if (disabled.ok) return go(request, reply, `/staff/people/${request.params.id}?done=disabled`)
    if (disabled.reason === 'not-found') return showPerson(request, reply)
    return refuse(request, reply, `accounts.problem.${disabled.reason}`)
  })

  app.post<Person>('/staff/people/:id/enable', administer('staff.enabled'), async (request, reply) => {
    if (!isId(request.params.id)) return reply.callNotFound()
    const enabled = await enableStaff(db, house.now(), actorOf(request), request.params.id)
    return enabled.ok
      ? go(request, reply, `/staff/people/${request.params.id}?done=enabled`)
      : showPerson(request, reply)
  })

  async function showInvite(
    request: FastifyRequest,
    reply: FastifyReply,
    fields: StaffFields,
    errors: readonly FieldError[] = [],
  ) {
    const page: InvitePage = { fields, agencies: await listAgencies(db), errors }
    return sendPage(request, reply, house, <InviteView page={page} />, { status: errors.length ? 422 : 200 })
  }

  async function showPerson(
    request: FastifyRequest<Person>,
    reply: FastifyReply,
    fields?: StaffFields,
    errors: readonly FieldError[] = [],
  ) {
    const { id } = request.params
    const person = isId(id) ? await findStaff(db, id) : undefined
    if (!person) return reply.callNotFound()
    const link = await findWaitingLink(db, house.now(), person.staffId)
    const page = {
      person,
      fields: fields ?? person,
      agencies: await listAgencies(db),
      errors,
      link: link && {
        // With the link of an account in use, an administrator could act as its owner, and be both persons of an
        // approval. So it is only mailed; shown are links of accounts that nobody has set up.
        address: person.state === 'invited' ? settings.baseUrl + linkPath(keys, link.linkId) : undefined,
        expiresAt: link.expiresAt,
      },
      isYourself: actorOf(request).id === person.staffId,
      done: personDone.find((each) => each === request.query.done),
    }
    return sendPage(request, reply, house, <PersonView page={page} />, { status: errors.length ? 422 : 200 })
  }

  const refuse = (
    request: FastifyRequest<Person>,
    reply: FastifyReply,
    key: 'accounts.problem.disabled' | 'accounts.problem.yourself' | 'accounts.problem.last-administrator',
  ) => showPerson(request, reply, undefined, [{ message: house.words.in(request.language).t(key) }])

  const knownAgency = async (agencyId: string | null): Promise<string | null> =>
    agencyId && (await findAgency(db, agencyId)) ? agencyId : null

  const go = (request: FastifyRequest, reply: FastifyReply, path: string) =>
    reply.redirect(house.words.in(request.language).href(path), 303)
}

/** The form as it was typed, to be shown again. */
const typed = (form: PostedForm): StaffFields => ({
  name: fieldOf(form, 'name'),
  email: fieldOf(form, 'email'),
  roles: fieldsOf(form, 'roles'),
  agencyId: fieldOf(form, 'agencyId') || null,
})
