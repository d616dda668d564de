import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/index.ts'
import { findNamedConsultation } from '../../consultations/index.ts'
import { listAssignees } from '../queries/desks.ts'
import { listInboxRows } from '../queries/inbox.ts'
import { listLabels } from '../queries/labels.ts'
import { findNextIndex } from '../queries/progress.ts'
import { countUpTo, listIn, resolveScope } from '../queries/selections.ts'
import { filterQuery, readFilter, type SelectionQuery, waitingToBeRead } from '../schemas.ts'
import { answersToFilter } from './answer-filter.ts'
import { InboxPage } from './inbox.view.tsx'
import { doneOf } from './posted.ts'
import { questionsEverAsked } from './questions.ts'
import { pathOf } from './subject.ts'

type Asked = { Params: { id: string }; Querystring: Record<string, unknown> }
type Step = { Params: { id: string; step: string }; Querystring: Record<string, unknown> }

const pageSize = 50
const searchPageSize = 20
/** Counting goes no further: an exact number beyond it helps nobody and costs everybody. */
const mostCounted = 1_000

export function inboxRoutes(app: FastifyInstance, house: House): void {
  app.get<Asked>(
    '/staff/consultations/:id/inbox',
    { config: { permission: 'submission.read', audit: 'inbox.viewed' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const { consultationId } = consultation
      const { query: asked } = request
      const words = house.words.in(request.language)
      const filter = readFilter(asked)
      const order = asked.order === 'oldest' ? 'oldest' : 'newest'
      const asOfIndex = await findNextIndex(house.db)
      const subject = { consultationId, timeZone: consultation.edition.timeZone }
      const scope = await resolveScope(house.db, subject, filter, asOfIndex)
      const page = await listIn(house.db, scope, {
        order,
        after: idOf(asked.after),
        before: idOf(asked.before),
        limit: filter.words ? searchPageSize : pageSize,
      })
      const questions = await questionsEverAsked(house, consultationId)
      return sendPage(
        request,
        reply,
        house,
        <InboxPage
          consultation={consultation}
          filter={filter}
          order={order}
          rows={await listInboxRows(house.db, page.documents, scope.search)}
          page={page}
          count={await countUpTo(house.db, scope, mostCounted)}
          mostCounted={mostCounted}
          asOfIndex={asOfIndex}
          labels={await listLabels(house.db, consultationId)}
          assignees={await listAssignees(house.db)}
          questions={questions}
          answers={answersToFilter(questions, words)}
          done={doneOf(asked)}
        />,
      )
    },
  )

  // A step from one submission to its neighbour in the list it was opened from.
  app.get<Step>(
    '/staff/consultations/:id/inbox/:step',
    { config: { permission: 'submission.read', audit: 'none' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      const { step } = request.params
      const { query: asked } = request
      const from = idOf(asked.from)
      if (!consultation || !from || !['next', 'previous', 'next-unread'].includes(step))
        return reply.callNotFound()
      const filter = readFilter(asked)
      const order = asked.order === 'oldest' ? 'oldest' : 'newest'
      const scope = await resolveScope(
        house.db,
        { consultationId: consultation.consultationId, timeZone: consultation.edition.timeZone },
        step === 'next-unread' ? nextToRead(filter) : filter,
        await findNextIndex(house.db),
      )
      const neighbour = step === 'previous' ? { before: from } : { after: from }
      const { documents } = await listIn(house.db, scope, { order, ...neighbour, limit: 1 })
      const kept = { order: order === 'oldest' ? order : undefined }
      const [found] = documents
      const words = house.words.in(request.language)
      const target = found
        ? `/staff/submissions/${found.submissionId}${filterQuery(filter, kept)}`
        : `${pathOf(consultation.consultationId, 'inbox')}${filterQuery(filter, { ...kept, done: 'end' })}`
      return reply.header('cache-control', 'no-store').redirect(words.href(target), 303)
    },
  )
}

/** What is not counted is stepped over, unless it is what is being looked through. */
const nextToRead = (filter: SelectionQuery): SelectionQuery =>
  filter.withdrawn || filter.counted
    ? { ...filter, read: 'no' }
    : { ...waitingToBeRead, ...filter, read: 'no' }

const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' && isId(value) ? value : undefined
