import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import type { MessageKey } from '../../../platform/translation/messages.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { approveEntry } from '../approve-entry.ts'
import { discardDraft } from '../discard-draft.ts'
import type { Seen } from '../edit-entry.ts'
import { countEvidence, listEvidence, listFallenOut } from '../evidence.ts'
import { moveEntry } from '../move-entry.ts'
import { proposeEntry } from '../propose-entry.ts'
import { listLinkable } from '../references.ts'
import { mayApprove } from '../report.ts'
import { sendBackEntry } from '../send-back-entry.ts'
import { takeBackEntry } from '../take-back-entry.ts'
import { EntryView } from './entry.view.tsx'
import { type Done, doneOf, entryPath, findEntrySubject, mayOf, reportPath } from './subject.ts'

type EntryRoute = { Params: { id: string; entryId: string } }
type Request = FastifyRequest<EntryRoute>
type Found = NonNullable<Awaited<ReturnType<typeof findEntrySubject>>>

const linesOnPage = 50

export function entryRoutes(app: FastifyInstance, house: House): void {
  const show = async (request: Request, reply: FastifyReply, found: Found, errors: FieldError[] = []) => {
    const { consultation, entry } = found
    const { latest } = entry
    const actor = actorOf(request)
    const after = (request.query as { after?: unknown }).after
    const { lines, hasNext } = await listEvidence(house.db, latest, {
      after: typeof after === 'string' && isId(after) ? after : undefined,
      limit: linesOnPage,
    })
    const linkable = await listLinkable(house.db, consultation.treatyId)
    const people = entry.versions.flatMap((version) => [
      version.editedBy,
      version.proposedBy,
      version.approvedBy,
      version.sentBackBy,
      version.takenBackBy,
    ])
    const reasonField = errors.find(({ field }) => field?.endsWith('-reason'))?.field
    const page = {
      consultation,
      entry,
      sessions: linkable.sessions.filter(({ id }) => latest.sessionIds.includes(id)),
      statements: linkable.statements.filter(({ id }) => latest.statementIds.includes(id)),
      evidence: await countEvidence(house.db, latest),
      lines,
      fallenOut: await listFallenOut(house.db, latest),
      more: hasNext
        ? entryPath(consultation.consultationId, entry.entryId, `?after=${lines.at(-1)?.submissionId}#behind`)
        : undefined,
      names: await listStaffNames(
        house.db,
        people.filter((id) => id !== null),
      ),
      may: mayOf(actor),
      samePerson: !mayApprove(latest, actor),
      done: doneOf(request.query),
      errors,
      reason: reasonField ? fieldOf(formOf(request), reasonField) : '',
    }
    return sendPage(request, reply, house, <EntryView page={page} />, {
      status: errors.length > 0 ? 422 : 200,
    })
  }

  app.get<EntryRoute>(
    '/staff/consultations/:id/report/entries/:entryId',
    { config: { permission: 'report.read', audit: 'report.viewed' } },
    async (request, reply) => {
      const found = await findEntrySubject(house, request.params)
      return found ? show(request, reply, found) : reply.callNotFound()
    },
  )

  /** A deed on an entry: back to it with word of what was done, or the page with what stands in the way. */
  const deed = (
    name: string,
    access: { permission: string; audit: string },
    act: (request: Request, found: Found) => Promise<Outcome>,
  ) =>
    app.post<EntryRoute>(
      `/staff/consultations/:id/report/entries/:entryId/${name}`,
      { config: access },
      async (request, reply) => {
        const found = await findEntrySubject(house, request.params)
        if (!found) return reply.callNotFound()
        const outcome = await act(request, found)
        const words = house.words.in(request.language)
        if (!outcome.ok) {
          // Read anew: what stands in the way is often that somebody else was quicker.
          const after = (await findEntrySubject(house, request.params)) ?? found
          return show(request, reply, after, [{ field: outcome.field, message: words.t(outcome.message) }])
        }
        const { consultationId } = found.consultation
        const to = outcome.toReport
          ? reportPath(consultationId, `?done=${outcome.done}`)
          : entryPath(consultationId, found.entry.entryId, `?done=${outcome.done}`)
        return reply.redirect(words.href(to), 303)
      },
    )

  deed(
    'propose',
    { permission: 'report.edit', audit: 'report.entry-proposed' },
    async (request, { entry }) => {
      const actor = actorOf(request)
      return outcomeOf(
        await proposeEntry(house.db, house.now(), actor, entry.entryId, seenIn(request)),
        'proposed',
      )
    },
  )
  deed(
    'approve',
    { permission: 'report.approve', audit: 'report.entry-approved' },
    async (request, { entry }) => {
      const actor = actorOf(request)
      return outcomeOf(
        await approveEntry(house.db, house.now(), actor, entry.entryId, seenIn(request)),
        'approved',
      )
    },
  )
  deed(
    'send-back',
    { permission: 'report.approve', audit: 'report.entry-sent-back' },
    async (request, { entry }) => {
      const reason = fieldOf(formOf(request), 'send-back-reason')
      const sent = await sendBackEntry(house.db, house.now(), actorOf(request), entry.entryId, {
        as: 'second-person',
        reason,
      })
      return outcomeOf(sent, 'sent-back', 'send-back-reason')
    },
  )
  deed(
    'reclaim',
    { permission: 'report.edit', audit: 'report.entry-sent-back' },
    async (request, { entry }) => {
      const reason = house.words.in(request.language).t('reporting.deeds.reclaimed')
      return outcomeOf(
        await sendBackEntry(house.db, house.now(), actorOf(request), entry.entryId, {
          as: 'author',
          reason,
        }),
        'sent-back',
      )
    },
  )
  deed(
    'discard',
    { permission: 'report.edit', audit: 'report.entry-discarded' },
    async (request, { entry }) => {
      const actor = actorOf(request)
      const discarded = await discardDraft(house.db, house.now(), actor, entry.entryId, seenIn(request))
      return { ...outcomeOf(discarded, 'discarded'), toReport: true }
    },
  )
  deed(
    'take-back',
    { permission: 'report.publish', audit: 'report.entry-taken-back' },
    async (request, { entry }) => {
      const reason = fieldOf(formOf(request), 'take-back-reason')
      const taken = await takeBackEntry(house.db, house.now(), actorOf(request), entry.entryId, reason)
      return outcomeOf(taken, 'taken-back', 'take-back-reason')
    },
  )
  deed('move', { permission: 'report.edit', audit: 'report.entry-moved' }, async (request, found) => {
    const way = fieldOf(formOf(request), 'way') === 'up' ? 'up' : 'down'
    const { consultationId } = found.consultation
    await moveEntry(house.db, house.now(), actorOf(request), consultationId, found.entry.entryId, way)
    // An entry that stands at the end already is where it was wanted.
    return { ok: true, done: 'moved', toReport: true }
  })
}

/** The version that was before the person who pressed the button. */
function seenIn(request: Request): Seen {
  const form = formOf(request)
  return { versionId: fieldOf(form, 'version'), revision: Number(fieldOf(form, 'revision')) }
}

type Outcome =
  | { readonly ok: true; readonly done: Done; readonly toReport?: boolean }
  | { readonly ok: false; readonly message: MessageKey; readonly field?: string | undefined }

type Refusal =
  | 'not-found'
  | 'not-a-draft'
  | 'incomplete'
  | 'not-proposed'
  | 'same-person'
  | 'not-yours'
  | 'changed-meanwhile'
  | 'not-waiting'
  | 'no-reason'
  | 'too-long'
  | 'not-published'

const outcomeOf = (
  result: { readonly ok: true } | { readonly ok: false; readonly reason: Refusal },
  done: Done,
  field?: string,
): Outcome =>
  result.ok
    ? { ok: true, done }
    : {
        ok: false,
        message: `reporting.refused.${result.reason === 'changed-meanwhile' ? 'changed-unread' : result.reason}`,
        field: result.reason === 'no-reason' || result.reason === 'too-long' ? field : undefined,
      }
