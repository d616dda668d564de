import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, fieldsOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/index.ts'
import { findNamedConsultation } from '../../consultations/index.ts'
import { readReference } from '../reference.ts'
import { exclude } from '../register/exclude.ts'
import { countOne, tellApart } from '../register/judge-repeats.ts'
import { countRegister, findEntry, listRegister, type RegisterFilter } from '../register/queries.ts'
import { chosenReasons, registerStates } from '../register/register.ts'
import { reinstate } from '../register/reinstate.ts'
import { listCompared, listComparedWhole, listPossibleRepeats, mostInGroup } from '../register/repeats.ts'
import { channels } from '../submissions.ts'
import { CompareRepeatsPage } from './compare-repeats.view.tsx'
import { RegisterPage } from './register.view.tsx'
import type { TypedExclusion } from './register-panel.view.tsx'
import { RepeatsPage } from './repeats.view.tsx'
import { showSubmission } from './show-submission.tsx'

type Asked = { Params: { id: string }; Querystring: Record<string, unknown> }
type One = { Params: { id: string } }

const pageSize = 100
const mostGroups = 20
/** Of an explanation to colleagues. */
const longestExplanation = 2_000

/** The register of a consultation: what arrived, and what became of each of it. */
export function registerRoutes(app: FastifyInstance, house: House): void {
  app.get<Asked>(
    '/staff/consultations/:id/register',
    { config: { permission: 'register.read', audit: 'register.viewed' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const { consultationId } = consultation
      const { filter, search } = filterOf(request.query)
      const rows = await listRegister(house.db, consultationId, filter, {
        after: afterOf(request.query),
        limit: pageSize + 1,
      })
      return sendPage(
        request,
        reply,
        house,
        <RegisterPage
          consultation={consultation}
          filter={filter}
          search={search}
          rows={rows.slice(0, pageSize)}
          hasMore={rows.length > pageSize}
          counts={await countRegister(house.db, consultationId)}
          done={textOf(request.query.done)}
        />,
      )
    },
  )

  app.get<Asked>(
    '/staff/consultations/:id/register/repeats',
    { config: { permission: 'submission.exclude', audit: 'repeats.viewed' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const groups = await listPossibleRepeats(house.db, consultation.consultationId, mostGroups)
      const compared = await listCompared(
        house.db,
        groups.flatMap((group) => group.submissionIds),
      )
      return sendPage(
        request,
        reply,
        house,
        <RepeatsPage
          consultation={consultation}
          groups={groups.map((group) => ({
            by: group.by,
            count: group.count,
            submissions: compared.filter((each) => group.submissionIds.includes(each.submissionId)),
          }))}
          done={textOf(request.query.done)}
        />,
      )
    },
  )

  app.get<Asked>(
    '/staff/consultations/:id/register/repeats/compare',
    { config: { permission: 'submission.exclude', audit: 'repeats.viewed' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      const ids = [textOf(request.query.one), textOf(request.query.other)].flatMap((id) =>
        id !== undefined && isId(id) ? [id] : [],
      )
      if (!consultation || !(await areAllOf(house, consultation.consultationId, ids)))
        return reply.callNotFound()
      const [one, other] = await listComparedWhole(house.db, ids)
      if (!one || !other) return reply.callNotFound()
      return sendPage(
        request,
        reply,
        house,
        <CompareRepeatsPage consultation={consultation} one={one} other={other} />,
      )
    },
  )

  app.post<Asked>(
    '/staff/consultations/:id/register/repeats',
    { config: { permission: 'submission.exclude', audit: 'submission.excluded' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const ids = fieldsOf(formOf(request), 'submission').filter(isId).slice(0, mostInGroup)
      const counts = fieldOf(formOf(request), 'counts')
      const back = (done: string) =>
        reply.redirect(
          house.words
            .in(request.language)
            .href(`/staff/consultations/${consultation.consultationId}/register/repeats?done=${done}`),
          303,
        )
      if (!(await areAllOf(house, consultation.consultationId, ids))) return back('unknown')
      if (counts === 'different') {
        await tellApart(house.db, house.now(), actorOf(request), ids)
        return back('told-apart')
      }
      if (!ids.includes(counts)) return back('none-chosen')
      const counted = await countOne(house.db, house.now(), actorOf(request), counts, ids)
      return back(counted.ok ? 'excluded' : counted.reason)
    },
  )

  app.post<One>(
    '/staff/submissions/:id/exclude',
    { config: { permission: 'submission.exclude', audit: 'submission.excluded' } },
    async (request, reply) => {
      const { id } = request.params
      const entry = isId(id) ? await findEntry(house.db, id) : undefined
      if (!entry) return reply.callNotFound()
      const form = formOf(request)
      const explanation = fieldOf(form, 'explanation').trim()
      const repeatOf = fieldOf(form, 'repeat-of')
      const reason = chosenReasons.find((each) => each === fieldOf(form, 'reason'))
      // Nothing that was chosen or typed is lost to a refusal.
      const refuse = (refused: TypedExclusion['refused']) =>
        showSubmission(house, request, reply, id, { reason, repeatOf, explanation, refused })
      if (!reason) return refuse('no-reason')
      if (reason === 'repeat' && repeatOf.trim() === '') return refuse('no-repeat-named')
      if (explanation.length > longestExplanation) return refuse('too-long')
      const excluded = await exclude(house.db, house.now(), actorOf(request), id, {
        reason,
        repeatOf:
          reason === 'repeat' ? await findByReference(house, entry.consultationId, repeatOf) : undefined,
        explanation: explanation || undefined,
      })
      return excluded.ok
        ? reply.redirect(backTo(house, request, id, 'excluded'), 303)
        : refuse(excluded.reason)
    },
  )

  app.post<One>(
    '/staff/submissions/:id/reinstate',
    { config: { permission: 'submission.exclude', audit: 'submission.reinstated' } },
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const because = fieldOf(formOf(request), 'because').trim().slice(0, longestExplanation)
      const done = await reinstate(house.db, house.now(), actorOf(request), id, because || undefined)
      if (!done.ok && done.reason === 'unknown') return reply.callNotFound()
      return reply.redirect(backTo(house, request, id, done.ok ? 'reinstated' : done.reason), 303)
    },
  )
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const backTo = (house: House, request: FastifyRequest, id: string, done: string): string =>
  house.words.in(request.language).href(`/staff/submissions/${id}?register=${done}#register`)

async function areAllOf(house: House, consultationId: string, ids: readonly string[]): Promise<boolean> {
  const own = await listCompared(house.db, ids)
  const all = own.length === new Set(ids).size && own.every((each) => each.consultationId === consultationId)
  return all && ids.length > 1
}

async function findByReference(house: House, consultationId: string, typed: string) {
  const reference = readReference(typed)
  if (!reference) return undefined
  const [found] = await listRegister(house.db, consultationId, { reference }, { limit: 1 })
  return found?.submissionId
}

/** What narrows the list; a field that makes no sense is left out, and the page shows what holds. */
function filterOf(query: Record<string, unknown>): { filter: RegisterFilter; search: string } {
  const search = (textOf(query.find) ?? '').trim().slice(0, 100)
  const reference = readReference(search)
  const number = /^\d{1,12}$/.test(search) ? Number(search) : undefined
  return {
    search,
    filter: {
      state: registerStates.find((each) => each === query.state),
      channel: channels.find((each) => each === query.channel),
      // What is neither a reference nor a number finds nothing, rather than everything.
      reference: number === undefined ? (reference ?? (search || undefined)) : undefined,
      registerNo: number,
    },
  }
}

function afterOf(query: Record<string, unknown>) {
  const [at, submissionId] = (textOf(query.after) ?? '').split('~')
  const receivedAt = new Date(at ?? '')
  if (!submissionId || !isId(submissionId) || Number.isNaN(receivedAt.getTime())) return undefined
  return { receivedAt, submissionId }
}
