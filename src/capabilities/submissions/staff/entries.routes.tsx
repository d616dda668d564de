import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/index.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { findNamedConsultation } from '../../consultations/index.ts'
import { checkEntry } from '../entry/check-entry.ts'
import { correctEntry } from '../entry/correct-entry.ts'
import { listBegun, listUnchecked } from '../entry/queries.ts'
import { EntriesPage } from './entries.view.tsx'

type Asked = { Params: { id: string }; Querystring: { meeting?: string } }
type One = { Params: { id: string } }

const pageSize = 100
const longestBody = 200_000

/** What staff entered: what is still to be compared, by somebody else, with what came. */
export function entriesRoutes(app: FastifyInstance, house: House): void {
  app.get<Asked>(
    '/staff/consultations/:id/entries',
    { config: { permission: 'submission.enter', audit: 'entries.viewed' } },
    async (request, reply) => {
      const { id } = request.params
      const consultation = await findNamedConsultation(house.publicDb, id)
      if (!consultation) return reply.callNotFound()
      const begun = await listBegun(house.db, id, pageSize)
      const unchecked = await listUnchecked(house.db, id, pageSize)
      const { meeting } = request.query
      return sendPage(
        request,
        reply,
        house,
        <EntriesPage
          consultation={consultation}
          begun={begun}
          unchecked={unchecked}
          names={
            await listStaffNames(house.db, [
              ...begun.map((row) => row.createdBy),
              ...unchecked.map((row) => row.enteredBy),
            ])
          }
          meeting={/^\d{1,4}$/.test(meeting ?? '') ? Number(meeting) : undefined}
        />,
      )
    },
  )

  const back = (request: FastifyRequest, id: string, done: string): string =>
    house.words.in(request.language).href(`/staff/submissions/${id}?entry=${done}#entry`)

  app.post<One>(
    '/staff/submissions/:id/check-entry',
    { config: { permission: 'submission.enter', audit: 'submission.entry-checked' } },
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const version = Number(fieldOf(formOf(request), 'version'))
      const checked = await checkEntry(house.db, house.now(), actorOf(request), id, version)
      if (!checked.ok && checked.reason === 'unknown') return reply.callNotFound()
      return reply.redirect(back(request, id, checked.ok ? 'checked' : checked.reason), 303)
    },
  )

  app.post<One>(
    '/staff/submissions/:id/correct-entry',
    { config: { permission: 'submission.enter', audit: 'submission.corrected' } },
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const form = formOf(request)
      const body = fieldOf(form, 'body')
      if (body.length > longestBody) return reply.redirect(back(request, id, 'too-long'), 303)
      const version = Number(fieldOf(form, 'version'))
      const corrected = await correctEntry(house, actorOf(request), id, version, body)
      if (!corrected.ok && corrected.reason === 'unknown') return reply.callNotFound()
      return reply.redirect(back(request, id, corrected.ok ? 'corrected' : corrected.reason), 303)
    },
  )
}
