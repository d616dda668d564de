import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { findLabel, isTaken } from './queries/labels.ts'
import './tables.ts'

export type LabelRenamed = { ok: true } | { ok: false; reason: 'taken' | 'unknown' }

/** Gives a label another name; it stays on everything it was put on. The old name is in the audit trail. */
export async function renameLabel(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  labelId: string,
  name: string,
): Promise<LabelRenamed> {
  return db.transaction().execute(async (db): Promise<LabelRenamed> => {
    const label = await findLabel(db, consultationId, labelId)
    if (!label || label.retiredAt) return { ok: false, reason: 'unknown' }
    if (label.name === name) return { ok: true }
    if (await isTaken(db, consultationId, name, labelId)) return { ok: false, reason: 'taken' }
    await db.updateTable('analysisLabel').set({ name }).where('labelId', '=', labelId).execute()
    await record(db, {
      at: now,
      actor,
      action: 'label.renamed',
      subjectKind: 'label',
      subjectId: labelId,
      detail: { consultationId, from: label.name, to: name },
    })
    return { ok: true }
  })
}
