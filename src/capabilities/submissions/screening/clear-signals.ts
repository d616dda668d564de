import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { record } from '../../ledger/index.ts'
import './tables.ts'

/** A person looked at submissions with signals, and found them to be like any other. @returns how many had any */
export async function clearSignals(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  submissionIds: readonly string[],
): Promise<number> {
  if (submissionIds.length === 0) return 0
  return db.transaction().execute(async (db) => {
    const own = await db
      .selectFrom('submission')
      .select('submissionId')
      .where('consultationId', '=', consultationId)
      .where('submissionId', 'in', submissionIds)
      .execute()
    const ids = own.map(({ submissionId }) => submissionId)
    if (ids.length === 0) return 0
    const cleared = await db
      .updateTable('submissionSignal')
      .set({ clearedBy: actor.id, clearedAt: now })
      .where('submissionId', 'in', ids)
      .where('clearedAt', 'is', null)
      .returning('submissionId')
      .execute()
    const found = [...new Set(cleared.map(({ submissionId }) => submissionId))]
    for (const submissionId of found)
      await record(db, {
        at: now,
        actor,
        action: 'submission.found-genuine',
        subjectKind: 'submission',
        subjectId: submissionId,
      })
    return found.length
  })
}
