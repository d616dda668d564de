import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { record } from '../../ledger/index.ts'
import { untouched } from './import.ts'
import './tables.ts'

export type ImportDiscarded = { readonly ok: true } | { readonly ok: false; readonly reason: 'begun-already' }

/**
 * Puts away a file that is not to be imported, while nothing of it was received and no work is at it. The file stays in the
 * file store, and who put it away stays known.
 */
export const discardImport = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  importId: string,
): Promise<ImportDiscarded> =>
  db.transaction().execute(async (db): Promise<ImportDiscarded> => {
    const held = await db
      .updateTable('submissionImport')
      .set({ state: 'discarded', discardedBy: actor.id, discardedAt: now, changedAt: now })
      .where('importId', '=', importId)
      .where('state', 'in', untouched)
      .returning('importId')
      .executeTakeFirst()
    if (!held) return { ok: false, reason: 'begun-already' }
    await record(db, {
      at: now,
      actor,
      action: 'import.discarded',
      subjectKind: 'import',
      subjectId: importId,
    })
    return { ok: true }
  })
