import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../../platform/access.ts'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { findNamedConsultation } from '../../consultations/index.ts'
import { assign } from '../assign.ts'
import { markRead } from '../mark-read.ts'
import { putLabel } from '../put-label.ts'
import { takeLabelOff } from '../take-label-off.ts'
import { backTo, type Done, submissionsOf } from './posted.ts'
import { pathOf } from './subject.ts'

type Posted = { Params: { id: string } }

interface Outcome {
  readonly done: Done
  readonly count?: number
}

interface Chosen {
  readonly actor: Actor
  readonly consultationId: string
  readonly submissionIds: readonly string[]
  field(name: string): string
}

/** What officials do with submissions they ticked in the inbox, or with the one they are reading. */
export function deskRoutes(app: FastifyInstance, house: House): void {
  const deed = (name: string, audit: string, perform: (chosen: Chosen) => Promise<Outcome>) =>
    app.post<Posted>(
      `/staff/consultations/:id/inbox/${name}`,
      { config: { permission: 'submission.annotate', audit } },
      (request, reply) => performOn(house, request, reply, perform),
    )

  const reading =
    (read: boolean) =>
    async (chosen: Chosen): Promise<Outcome> => {
      const { actor, consultationId, submissionIds } = chosen
      const count = await markRead(house.db, house.now(), actor, consultationId, submissionIds, read)
      return { done: read ? 'read' : 'unread', count }
    }
  deed('read', 'submission.marked-read', reading(true))
  deed('unread', 'submission.marked-unread', reading(false))

  deed('assign', 'submission.assigned', async ({ actor, consultationId, submissionIds, field }) => {
    const given = field('assignee')
    if (given !== '' && !isId(given)) return { done: 'unknown-person' }
    const staffId = given === '' ? null : given
    const assigned = await assign(house.db, house.now(), actor, consultationId, submissionIds, staffId)
    return assigned.ok ? { done: 'assigned', count: assigned.changed } : { done: assigned.reason }
  })

  deed('label', 'submission.labelled', async ({ actor, consultationId, submissionIds, field }) => {
    const labelId = field('label')
    if (!isId(labelId)) return { done: 'unknown-label' }
    const put = await putLabel(house.db, house.now(), actor, consultationId, submissionIds, labelId)
    return put.ok ? { done: 'labelled', count: put.changed } : { done: put.reason }
  })

  deed('unlabel', 'submission.unlabelled', async ({ actor, submissionIds, field }) => {
    const labelId = field('label')
    if (!isId(labelId)) return { done: 'unknown-label' }
    let count = 0
    for (const submissionId of submissionIds)
      if (await takeLabelOff(house.db, house.now(), actor, submissionId, labelId)) count++
    return { done: 'unlabelled', count }
  })
}

async function performOn(
  house: House,
  request: FastifyRequest<Posted>,
  reply: FastifyReply,
  perform: (chosen: Chosen) => Promise<Outcome>,
): Promise<FastifyReply | undefined> {
  const consultation = await findNamedConsultation(house.publicDb, request.params.id)
  if (!consultation) return reply.callNotFound() as undefined
  const { consultationId } = consultation
  const submissionIds = submissionsOf(request)
  const outcome: Outcome =
    submissionIds.length === 0
      ? { done: 'none-chosen' }
      : await perform({
          actor: actorOf(request),
          consultationId,
          submissionIds,
          field: (name) => fieldOf(formOf(request), name),
        })
  const target = backTo(request, pathOf(consultationId, 'inbox'), outcome.done, outcome.count)
  return reply.redirect(house.words.in(request.language).href(target), 303)
}
