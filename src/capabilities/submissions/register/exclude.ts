import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { findStaff } from '../../accounts/index.ts'
import { enterStatement, record } from '../../ledger/index.ts'
import { markRepeatsOf } from './look-again.ts'
import type { ExclusionReason } from './register.ts'

export interface ExclusionAsked {
  readonly reason: ExclusionReason
  /** For `repeat`: the submission of the same person that is counted. */
  readonly repeatOf?: string | undefined
  /** For colleagues. */
  readonly explanation?: string | undefined
}

export type Excluded =
  | { readonly ok: true; readonly exclusionId: string }
  | {
      readonly ok: false
      /**
       * `not-numbered`: it arrived a moment ago and has no number yet, by which the public could tell it.
       * `no-such-repeat`: the one that is to be counted instead is not there, of another consultation, or not counted.
       */
      readonly reason: 'unknown' | 'withdrawn' | 'already' | 'not-numbered' | 'no-such-repeat'
    }

/**
 * Decides that a submission is not counted. A mark, never a removal: it stays in the register and in the record, its sender
 * is told, and the decision is a public statement in the log. It can be taken back (`reinstate`).
 */
export const exclude = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
  asked: ExclusionAsked,
): Promise<Excluded> => db.transaction().execute((db) => excludeWithin(db, now, actor, submissionId, asked))

/** The same, in the transaction of the caller. */
export async function excludeWithin(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
  { reason, repeatOf, explanation }: ExclusionAsked,
): Promise<Excluded> {
  const held = await holdInOrder(db, [submissionId, ...(reason === 'repeat' && repeatOf ? [repeatOf] : [])])
  const submission = held.find((each) => each.submissionId === submissionId)
  if (!submission) return { ok: false, reason: 'unknown' }
  if (submission.withdrawnAt) return { ok: false, reason: 'withdrawn' }
  if (submission.excludedAs) return { ok: false, reason: 'already' }
  if (submission.registerNo === null) return { ok: false, reason: 'not-numbered' }
  const { consultationId } = submission
  const other =
    reason === 'repeat'
      ? held.find((each) => each !== submission && each.consultationId === consultationId && isCounted(each))
      : undefined
  if (reason === 'repeat' && !other) return { ok: false, reason: 'no-such-repeat' }

  const exclusionId = newId()
  await db
    .insertInto('submissionExclusion')
    .values({
      submissionId,
      exclusionId,
      reason,
      repeatOf: other?.submissionId ?? null,
      repeatOfNo: other?.registerNo ?? null,
      explanation: explanation ?? null,
      decidedBy: actor.id,
      decidedFor: (await findStaff(db, actor.id))?.agencyName ?? noAgency,
      decidedAt: now,
    })
    .execute()
  await db
    .updateTable('submission')
    .set({ excludedAs: reason })
    .where('submissionId', '=', submissionId)
    .execute()
  await markRepeatsOf(db, submissionId, now)
  await enterStatement(db, {
    kind: 'excluded',
    subjectId: submissionId,
    versionId: exclusionId,
    statement: {
      entry: submission.registerNo,
      reason,
      decided: now.toISOString(),
      repeatOf: other?.registerNo,
    },
    occurredAt: now,
  })
  await record(db, {
    at: now,
    actor,
    action: 'submission.excluded',
    subjectKind: 'submission',
    subjectId: submissionId,
    detail: { reason, entry: submission.registerNo },
  })
  // Who answered elsewhere was not told that it came here: an import undone tells them nothing either.
  if (submission.email && reason !== 'import-undone')
    await addJob(db, 'submissions.mail-exclusion', { submissionId, exclusionId, to: submission.email })
  return { ok: true, exclusionId }
}

/** For whom somebody decides who belongs to no agency. Stands in the public register. */
const noAgency = 'the agency that asks'

/**
 * Holds submissions, always in the same order, so that two decisions made crosswise wait for each other and do not block each
 * other. The one that counts is held too: it cannot leave the count in the same moment.
 */
export const holdInOrder = (db: Db, submissionIds: readonly string[]) =>
  db
    .selectFrom('submission')
    .select(['submissionId', 'consultationId', 'withdrawnAt', 'excludedAs', 'registerNo', 'email'])
    .where('submissionId', 'in', submissionIds)
    .orderBy('submissionId')
    .forUpdate()
    .execute()

const isCounted = (each: Awaited<ReturnType<typeof holdInOrder>>[number]): boolean =>
  !each.withdrawnAt && !each.excludedAs && each.registerNo !== null
