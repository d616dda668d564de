import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../ledger/index.ts'
import { isTaken } from './queries/labels.ts'
import './tables.ts'

export type LabelCreated = { ok: true; labelId: string } | { ok: false; reason: 'taken' }

/** Makes a label for one consultation. Two labels in use cannot have the same name, whatever their capitals. */
export async function createLabel(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  name: string,
): Promise<LabelCreated> {
  return db.transaction().execute(async (db): Promise<LabelCreated> => {
    if (await isTaken(db, consultationId, name)) return { ok: false, reason: 'taken' }
    const labelId = newId()
    await db
      .insertInto('analysisLabel')
      .values({ labelId, consultationId, name, createdBy: actor.id, createdAt: now, retiredAt: null })
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'label.created',
      subjectKind: 'label',
      subjectId: labelId,
      detail: { consultationId, name },
    })
    return { ok: true, labelId }
  })
}
