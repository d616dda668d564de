import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { record } from '../../ledger/index.ts'
import './tables.ts'

export type ImportStarted =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: 'unknown' | 'not-checked' | 'broken' | 'nothing' | 'edition-changed'
    }

/**
 * Begins to receive the rows that were found ready. The worker does it, in batches: whatever is killed meanwhile, each row
 * becomes one submission.
 */
export const startImport = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  importId: string,
  currentEditionId: string,
): Promise<ImportStarted> =>
  db.transaction().execute(async (db): Promise<ImportStarted> => {
    const held = await db
      .selectFrom('submissionImport')
      .select(['state', 'broken', 'editionId'])
      .where('importId', '=', importId)
      .forUpdate()
      .executeTakeFirst()
    if (!held) return { ok: false, reason: 'unknown' }
    if (held.state !== 'checked') return { ok: false, reason: 'not-checked' }
    if (held.broken) return { ok: false, reason: 'broken' }
    if (held.editionId !== currentEditionId) return { ok: false, reason: 'edition-changed' }
    const ready = await db
      .selectFrom('submissionImportRow')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('importId', '=', importId)
      .where('fate', '=', 'ready')
      .executeTakeFirstOrThrow()
    if (Number(ready.n) === 0) return { ok: false, reason: 'nothing' }
    await db
      .updateTable('submissionImport')
      .set({
        state: 'importing',
        cursor: 0,
        attempts: 0,
        startedBy: actor.id,
        startedAt: now,
        changedAt: now,
      })
      .where('importId', '=', importId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'import.started',
      subjectKind: 'import',
      subjectId: importId,
      detail: { ready: Number(ready.n) },
    })
    return { ok: true }
  })
