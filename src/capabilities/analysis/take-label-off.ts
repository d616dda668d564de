import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import './tables.ts'

/**
 * Takes a label off a submission. Who had put it on, and when, stays in the audit trail.
 *
 * @returns false when the label was not on it
 */
export async function takeLabelOff(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
  labelId: string,
): Promise<boolean> {
  return db.transaction().execute(async (db) => {
    const taken = await db
      .deleteFrom('analysisLabelling')
      .where('submissionId', '=', submissionId)
      .where('labelId', '=', labelId)
      .returning(['addedBy', 'addedAt'])
      .executeTakeFirst()
    if (!taken) return false
    await record(db, {
      at: now,
      actor,
      action: 'submission.unlabelled',
      subjectKind: 'submission',
      subjectId: submissionId,
      detail: { labelId, addedBy: taken.addedBy, addedAt: taken.addedAt.toISOString() },
    })
    return true
  })
}
