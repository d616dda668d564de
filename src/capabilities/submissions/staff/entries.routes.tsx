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
import { listBegun, listDiscarded, listUnchecked } from '../entry/queries.ts'
import { findSubmission } from '../reading.ts'
import { comparePath, EntriesPage, entriesPath } from './entries.view.tsx'

type Asked = { Params: { id: string }; Querystring: { meeting?: string; done?: string } }
type One = { Params: { id: string } }

const pageSize = 100
/** The last ones: for whoever looks for an entry that is not there any more. */
const discardedShown = 20
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
      const discarded = await listDiscarded(house.db, id, discardedShown)
      const { meeting } = request.query
      return sendPage(
        request,
        reply,
        house,
        <EntriesPage
          consultation={consultation}
          begun={begun}
          unchecked={unchecked}
          discarded={discarded}
          done={request.query.done}
          names={
            await listStaffNames(house.db, [
              ...begun.map((row) => row.createdBy),
              ...unchecked.map((row) => row.enteredBy),
              ...discarded.flatMap((row) => row.discardedBy ?? []),
            ])
          }
          meeting={/^\d{1,4}$/.test(meeting ?? '') ? Number(meeting) : undefined}
        />,
      )
    },
  )

  /** Whoever compares one after the other is led on to the next; what could not be done is said on the page of this one. */
  const back = async (request: FastifyRequest, id: string, done: string): Promise<string> => {
    const { href } = house.words.in(request.language)
    if (fieldOf(formOf(request), 'on') !== 'next') return href(`/staff/submissions/${id}?entry=${done}#entry`)
    if (done !== 'checked' && done !== 'corrected') return href(`${comparePath(id)}?done=${done}`)
    const submission = await findSubmission(house.db, id)
    return href(`${entriesPath(submission?.consultationId ?? '')}/compare?after=${id}&done=${done}`)
  }

  app.post<One>(
    '/staff/submissions/:id/check-entry',
    { config: { permission: 'submission.enter', audit: 'submission.entry-checked' } },
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const version = Number(fieldOf(formOf(request), 'version'))
      const checked = await checkEntry(house.db, house.now(), actorOf(request), id, version)
      if (!checked.ok && checked.reason === 'unknown') return reply.callNotFound()
      return reply.redirect(await back(request, id, checked.ok ? 'checked' : checked.reason), 303)
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
      if (body.length > longestBody) return reply.redirect(await back(request, id, 'too-long'), 303)
      const version = Number(fieldOf(form, 'version'))
      const corrected = await correctEntry(house, actorOf(request), id, version, body)
      if (!corrected.ok && corrected.reason === 'unknown') return reply.callNotFound()
      return reply.redirect(await back(request, id, corrected.ok ? 'corrected' : corrected.reason), 303)
    },
  )
}
