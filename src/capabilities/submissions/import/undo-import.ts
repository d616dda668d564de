import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { record } from '../../ledger/index.ts'
import './tables.ts'

export type UndoStarted = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-imported' }

/**
 * Begins to take a whole import out of the count, once. Nothing is deleted: each of its submissions is excluded with the
 * reason that its import was undone, by the worker, in batches.
 */
export const undoImport = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  importId: string,
): Promise<UndoStarted> =>
  db.transaction().execute(async (db): Promise<UndoStarted> => {
    const held = await db
      .updateTable('submissionImport')
      .set({
        state: 'undoing',
        cursor: 0,
        attempts: 0,
        undoneBy: actor.id,
        undoStartedAt: now,
        changedAt: now,
      })
      .where('importId', '=', importId)
      .where('state', '=', 'imported')
      .returning('importId')
      .executeTakeFirst()
    if (!held) return { ok: false, reason: 'not-imported' }
    await record(db, {
      at: now,
      actor,
      action: 'import.undo-started',
      subjectKind: 'import',
      subjectId: importId,
    })
    return { ok: true }
  })
