import { type Actor, isSecondPerson } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { record } from '../../ledger/index.ts'
import './tables.ts'

export type CheckedEntry =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'unknown' | 'own-entry' | 'checked-already' | 'changed-meanwhile' }

/**
 * A second person compared what was entered with what came, and found it to be the same.
 *
 * @param version the one that was on the page: nobody confirms words that they did not see
 */
export async function checkEntry(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
  version: number,
): Promise<CheckedEntry> {
  return db.transaction().execute(async (db): Promise<CheckedEntry> => {
    // A correction that is being made comes before, or after.
    await db
      .selectFrom('submission')
      .select('submissionId')
      .where('submissionId', '=', submissionId)
      .forUpdate()
      .execute()
    const entry = await db
      .selectFrom('submissionEntry as e')
      .innerJoin('submission as s', (join) =>
        join.onRef('s.submissionId', '=', 'e.submissionId').onRef('s.currentVersionId', '=', 'e.versionId'),
      )
      .innerJoin('submissionVersion as v', (join) =>
        join.onRef('v.submissionId', '=', 'e.submissionId').onRef('v.versionId', '=', 'e.versionId'),
      )
      .select(['v.number', 'e.versionId', 'e.enteredBy', 'e.checkedAt'])
      .where('e.submissionId', '=', submissionId)
      .executeTakeFirst()
    if (!entry) return { ok: false, reason: 'unknown' }
    if (entry.number !== version) return { ok: false, reason: 'changed-meanwhile' }
    if (entry.checkedAt) return { ok: false, reason: 'checked-already' }
    if (!isSecondPerson(actor, entry.enteredBy)) return { ok: false, reason: 'own-entry' }
    await db
      .updateTable('submissionEntry')
      .set({ checkedBy: actor.id, checkedAt: now })
      .where('submissionId', '=', submissionId)
      .where('versionId', '=', entry.versionId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'submission.entry-checked',
      subjectKind: 'submission',
      subjectId: submissionId,
    })
    return { ok: true }
  })
}
