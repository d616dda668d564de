import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { enterStatement, record } from '../../ledger/index.ts'
import { markRepeatsOf } from './look-again.ts'

export type Reinstated =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'unknown' | 'not-excluded' | 'withdrawn' }

/** Takes back a decision not to count a submission. The decision stays in the record, with who took it back and why. */
export async function reinstate(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
  because: string | undefined,
): Promise<Reinstated> {
  return db.transaction().execute(async (db): Promise<Reinstated> => {
    const submission = await db
      .selectFrom('submission')
      .select(['excludedAs', 'registerNo', 'email', 'withdrawnAt'])
      .where('submissionId', '=', submissionId)
      .forUpdate()
      .executeTakeFirst()
    if (!submission) return { ok: false, reason: 'unknown' }
    // Its sender’s wish stands: nothing we say makes it count again.
    if (submission.withdrawnAt) return { ok: false, reason: 'withdrawn' }
    if (!submission.excludedAs) return { ok: false, reason: 'not-excluded' }
    const { exclusionId, reason } = await db
      .updateTable('submissionExclusion')
      .set({ liftedBy: actor.id, liftedAt: now, liftedBecause: because ?? null })
      .where('submissionId', '=', submissionId)
      .where('liftedAt', 'is', null)
      .returning(['exclusionId', 'reason'])
      .executeTakeFirstOrThrow()
    await db
      .updateTable('submission')
      .set({ excludedAs: null })
      .where('submissionId', '=', submissionId)
      .execute()
    await markRepeatsOf(db, submissionId, null)
    await enterStatement(db, {
      kind: 'reinstated',
      subjectId: submissionId,
      versionId: newId(),
      statement: { entry: submission.registerNo, reason, decided: now.toISOString() },
      occurredAt: now,
    })
    await record(db, {
      at: now,
      actor,
      action: 'submission.reinstated',
      subjectKind: 'submission',
      subjectId: submissionId,
      detail: { reason, entry: submission.registerNo },
    })
    if (submission.email)
      await addJob(db, 'submissions.mail-exclusion', { submissionId, exclusionId, to: submission.email })
    return { ok: true }
  })
}
