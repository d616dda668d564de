import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { record } from '../../ledger/index.ts'
import './tables.ts'

export type ImportStopped = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-importing' }

/**
 * Stops an import that is being received, between two of its batches. What was received stays, every other row says that the
 * import was stopped, and the whole can be undone as any other.
 */
export const stopImport = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  importId: string,
): Promise<ImportStopped> =>
  db.transaction().execute(async (db): Promise<ImportStopped> => {
    // The worker holds this row for as long as it is at a batch.
    const held = await db
      .updateTable('submissionImport')
      .set({
        state: 'imported',
        attempts: 0,
        finishedAt: now,
        stoppedBy: actor.id,
        stoppedAt: now,
        changedAt: now,
      })
      .where('importId', '=', importId)
      .where('state', '=', 'importing')
      .returning('importId')
      .executeTakeFirst()
    if (!held) return { ok: false, reason: 'not-importing' }
    const left = await db
      .updateTable('submissionImportRow')
      .set({ fate: 'stopped' })
      .where('importId', '=', importId)
      .where('fate', '=', 'ready')
      .executeTakeFirst()
    const { n } = await db
      .selectFrom('submissionImportRow')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('importId', '=', importId)
      .where('fate', '=', 'received')
      .executeTakeFirstOrThrow()
    await record(db, {
      at: now,
      actor,
      action: 'import.stopped',
      subjectKind: 'import',
      subjectId: importId,
      detail: { received: Number(n), left: Number(left.numUpdatedRows) },
    })
    return { ok: true }
  })
