import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { record } from '../../ledger/index.ts'
import { type Mapping, type TableColumn, type TableReading, untouched } from './import.ts'
import './tables.ts'

export interface MappingMade {
  readonly reading: TableReading
  readonly columns: readonly TableColumn[]
  readonly mapping: Mapping
  readonly sourceName: string
}

export type MappingSet = { readonly ok: true } | { readonly ok: false; readonly reason: 'begun-already' }

/**
 * Says what the columns of a file are. With an edition, a dry run over the whole file begins: the worker finds out what would
 * become of every row.
 */
export const setMapping = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  importId: string,
  { reading, columns, mapping, sourceName }: MappingMade,
  checkWith: { readonly editionId: string } | undefined,
): Promise<MappingSet> =>
  db.transaction().execute(async (db): Promise<MappingSet> => {
    const held = await db
      .updateTable('submissionImport')
      .set({
        reading: JSON.stringify(reading),
        columns: JSON.stringify(columns),
        mapping: JSON.stringify(mapping),
        sourceName,
        state: checkWith ? 'checking' : 'mapping',
        editionId: checkWith?.editionId ?? null,
        rows: null,
        cursor: 0,
        broken: null,
        attempts: 0,
        changedAt: now,
      })
      .where('importId', '=', importId)
      .where('state', 'in', untouched)
      .returning('importId')
      .executeTakeFirst()
    if (!held) return { ok: false, reason: 'begun-already' }
    await db.deleteFrom('submissionImportRow').where('importId', '=', importId).execute()
    if (checkWith)
      await record(db, {
        at: now,
        actor,
        action: 'import.check-asked',
        subjectKind: 'import',
        subjectId: importId,
      })
    return { ok: true }
  })
