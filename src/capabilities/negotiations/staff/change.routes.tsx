import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { fingerprintOf } from '../../ledger/index.ts'
import { approveChange } from '../approve-change.ts'
import { mayDecide, mayTakeBack } from '../change.ts'
import { type Change, findChange, listDecidedChanges, listOpenChanges } from '../changes.ts'
import { listSessions, listTreaties } from '../queries.ts'
import { refuseChange } from '../refuse-change.ts'
import { findContent } from '../subject-content.ts'
import { takeBackChange } from '../take-back-change.ts'
import { ChangeView } from './change.view.tsx'
import { ChangesView, type ListedChange } from './changes.view.tsx'
import { nameOf } from './names.ts'
import { changePath } from './paths.ts'
import { listPicks } from './picks.ts'

type ById = { Params: { id: string }; Querystring: { done?: string } }

const deed = (permission: string, audit: string) => ({ config: { permission, audit } })

/** How many decided changes the list shows. */
const decidedShown = 30

const dones = ['proposed', 'approved', 'refused', 'taken-back']

/** Proposed changes, and the second person's word on them. */
export function changeRoutes(app: FastifyInstance, house: House): void {
  const { db } = house

  app.get('/staff/changes', deed('treaty.read', 'changes.viewed'), async (request, reply) => {
    const actor = actorOf(request)
    const [open, decided] = await Promise.all([listOpenChanges(db), listDecidedChanges(db, decidedShown)])
    const listed = await listWords(db, [...open, ...decided])
    const yours = ({ change }: ListedChange) =>
      actor.permissions.has('treaty.approve') && mayDecide(change, actor)
    const waiting = listed.slice(0, open.length)
    const page = {
      yours: waiting.filter(yours),
      others: waiting.filter((each) => !yours(each)),
      decided: listed.slice(open.length),
    }
    return sendPage(request, reply, house, <ChangesView page={page} />)
  })

  app.get<ById>('/staff/changes/:id', deed('treaty.read', 'change.viewed'), async (request, reply) =>
    show(request, reply, []),
  )

  app.post<ById>(
    '/staff/changes/:id/approve',
    deed('treaty.approve', 'change.approved'),
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const approved = await approveChange(db, house.now(), actorOf(request), id)
      if (approved.ok) return back(request, reply, 'approved')
      return show(request, reply, [{ message: tell(request, approved.reason) }])
    },
  )

  app.post<ById>(
    '/staff/changes/:id/refuse',
    deed('treaty.approve', 'change.refused'),
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const reason = fieldOf(formOf(request), 'reason')
      const refused = await refuseChange(db, house.now(), actorOf(request), id, reason)
      if (refused.ok) return back(request, reply, 'refused')
      const field = refused.reason === 'no-reason' || refused.reason === 'too-long' ? 'reason' : undefined
      return show(request, reply, [{ field, message: tell(request, refused.reason) }])
    },
  )

  app.post<ById>(
    '/staff/changes/:id/take-back',
    deed('treaty.propose', 'change.taken-back'),
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const taken = await takeBackChange(db, house.now(), actorOf(request), id)
      if (taken.ok) return back(request, reply, 'taken-back')
      return show(request, reply, [{ message: tell(request, taken.reason) }])
    },
  )

  const tell = (request: FastifyRequest, reason: string) =>
    house.words.in(request.language).named(`negotiations.change.problem.${reason}`)

  const back = (request: FastifyRequest<ById>, reply: FastifyReply, done: string) =>
    reply.redirect(
      house.words.in(request.language).href(`${changePath(request.params.id)}?done=${done}`),
      303,
    )

  async function show(request: FastifyRequest<ById>, reply: FastifyReply, errors: readonly FieldError[]) {
    const { id } = request.params
    const actor = actorOf(request)
    const change = isId(id) ? await findChange(db, id) : undefined
    if (!change) return reply.callNotFound()
    const [picks, current, [listed]] = await Promise.all([
      listPicks(db, change.treatyId),
      findContent(db, change.subjectKind, change.subjectId),
      listWords(db, [change]),
    ])
    const hasMoved = fingerprintOf(current) !== fingerprintOf(change.before ?? undefined)
    const page = {
      ...(listed as ListedChange),
      picks,
      moved: hasMoved ? { now: current ?? null } : undefined,
      mayDecide: actor.permissions.has('treaty.approve') && mayDecide(change, actor),
      mayTakeBack: actor.permissions.has('treaty.propose') && mayTakeBack(change, actor),
      mayPropose: actor.permissions.has('treaty.propose'),
      done: dones.find((each) => each === request.query.done),
      reason: fieldOf(formOf(request), 'reason'),
      errors,
    }
    return sendPage(request, reply, house, <ChangeView page={page} />, {
      status: errors.length > 0 ? 422 : 200,
    })
  }
}

/** Names of what is changed, of its treaty and of the people, for each change in order. */
export async function listWords(db: Db, changes: readonly Change[]): Promise<ListedChange[]> {
  const treatyIds = [...new Set(changes.map((change) => change.treatyId))]
  const [treaties, names, sessions] = await Promise.all([
    listTreaties(db),
    listStaffNames(
      db,
      changes.flatMap((change) => [change.proposedBy, change.decidedBy ?? []].flat()),
    ),
    Promise.all(treatyIds.map((treatyId) => listSessions(db, treatyId))),
  ])
  const picks = { sessions: sessions.flat() }
  return changes.map((change) => {
    const { subjectKind, subjectId, content, before, decidedBy } = change
    const treaty = treaties.find((each) => each.treatyId === change.treatyId)
    return {
      change,
      name: nameOf(subjectKind, subjectId, content ?? before, picks),
      // A treaty that is only proposed has no name but its own.
      treaty: treaty?.shortTitle ?? nameOf(subjectKind, subjectId, content ?? before, picks),
      proposedBy: names.get(change.proposedBy) ?? '',
      decidedBy: decidedBy === null ? undefined : (names.get(decidedBy) ?? ''),
    }
  })
}
