import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import './tables.ts'

/**
 * Takes a label out of use: it is no longer offered, and stays on what it was put on.
 *
 * @returns false when there is no such label in use
 */
export async function retireLabel(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  labelId: string,
): Promise<boolean> {
  return db.transaction().execute(async (db) => {
    const retired = await db
      .updateTable('analysisLabel')
      .set({ retiredAt: now })
      .where('labelId', '=', labelId)
      .where('consultationId', '=', consultationId)
      .where('retiredAt', 'is', null)
      .returning('name')
      .executeTakeFirst()
    if (!retired) return false
    await record(db, {
      at: now,
      actor,
      action: 'label.retired',
      subjectKind: 'label',
      subjectId: labelId,
      detail: { consultationId, name: retired.name },
    })
    return true
  })
}
