import { type Actor, isSecondPerson } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { record } from '../../ledger/index.ts'
import './tables.ts'

export type CheckedEntry =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'unknown' | 'own-entry' | 'checked-already' }

/** A second person compared what was entered with what came, and found it to be the same. */
export async function checkEntry(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
): Promise<CheckedEntry> {
  return db.transaction().execute(async (db): Promise<CheckedEntry> => {
    const entry = await db
      .selectFrom('submissionEntry as e')
      .innerJoin('submission as s', (join) =>
        join.onRef('s.submissionId', '=', 'e.submissionId').onRef('s.currentVersionId', '=', 'e.versionId'),
      )
      .select(['e.versionId', 'e.enteredBy', 'e.checkedAt'])
      .where('e.submissionId', '=', submissionId)
      .executeTakeFirst()
    if (!entry) return { ok: false, reason: 'unknown' }
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
