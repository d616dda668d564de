import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { sha256 } from '../../../platform/ids.ts'
import { findPublishedConsultationById, findPublishedEdition } from '../../consultations/index.ts'
import { BrokenTable, MovedOn, type RowFate, type RowRemark } from './import.ts'
import type { StaffImport } from './queries.ts'
import { rowReader } from './read-row.ts'
import type { RowRead } from './row-read.ts'
import { type TableRow, tableRows } from './table.ts'
import type { TurnOver } from './work-imports.ts'

const batchRows = 500

/** The dry run: what would become of every row. It writes only that. */
export async function checkRows(
  house: House,
  made: StaffImport,
  path: string,
  isOver: TurnOver,
): Promise<void> {
  const read = await readerOf(house, made)
  const columns = made.columns.map(({ name }) => name)
  let { cursor } = made
  let batch: (RowRead & { readonly number: number })[] = []
  const flush = async () => {
    if (batch.length === 0) return
    await house.db.transaction().execute((db) => writeBatch(db, house.now(), made, cursor, batch))
    cursor += batch.length
    batch = []
  }
  let broken: BrokenTable | undefined
  try {
    for await (const row of tableRows(path, made.reading, columns)) {
      if (row.number <= cursor) continue
      batch.push({ ...read(row), number: row.number })
      if (batch.length < batchRows) continue
      await flush()
      if (isOver()) return
    }
  } catch (error) {
    if (!(error instanceof BrokenTable)) throw error
    broken = error
  }
  await flush()
  await house.db
    .updateTable('submissionImport')
    .set({
      state: 'checked',
      rows: cursor,
      broken: broken ? JSON.stringify({ row: broken.row, reason: broken.reason }) : null,
      changedAt: house.now(),
    })
    .where('importId', '=', made.importId)
    .where('state', '=', 'checking')
    .execute()
}

/** Reads rows with the questions they were, or are to be, checked against. */
export async function readerOf(house: House, made: StaffImport): Promise<(row: TableRow) => RowRead> {
  const consultation = await findPublishedConsultationById(house.publicDb, made.consultationId)
  const edition = made.editionId ? await findPublishedEdition(house.publicDb, made.editionId) : undefined
  if (!consultation || !edition) throw new Error(`import ${made.importId} names no published edition`)
  return rowReader(
    made.columns,
    made.mapping,
    { ...consultation, edition: edition.edition },
    house.words.in('en'),
    house.now(),
  )
}

/**
 * Names a row at its source, within the consultation: by its reference where it has one, else by the very file and its place
 * there.
 */
const sourceKeyOf = (made: StaffImport, row: { number: number; reference: string | undefined }): string =>
  sha256(
    row.reference === undefined
      ? `file ${made.fileSha256} row ${row.number}`
      : `source ${made.sourceName.trim().toLowerCase()} reference ${row.reference}`,
  )

async function writeBatch(
  db: Db,
  now: Date,
  made: StaffImport,
  cursor: number,
  batch: readonly (RowRead & { readonly number: number })[],
): Promise<void> {
  await holdAt(db, made, cursor)
  const rows = batch.map((row) => ({ ...row, key: sourceKeyOf(made, row) }))
  const before = await db
    .selectFrom('submissionImportRow')
    .select(['importId', 'sourceKey', 'cellsHash'])
    .where('consultationId', '=', made.consultationId)
    .where('sourceKey', 'in', [...new Set(rows.map(({ key }) => key))])
    .where((eb) =>
      eb.or([
        eb('fate', '=', 'received'),
        eb.and([eb('importId', '=', made.importId), eb('fate', '=', 'ready')]),
      ]),
    )
    .execute()
  const elsewhere = new Set(
    before.filter((each) => each.importId !== made.importId).map((each) => each.sourceKey),
  )
  const here = new Map(
    before.filter((each) => each.importId === made.importId).map((each) => [each.sourceKey, each.cellsHash]),
  )
  await db
    .insertInto('submissionImportRow')
    .values(
      rows.map((row) => {
        const { fate, remark } = judge(row, elsewhere, here)
        return {
          importId: made.importId,
          rowNo: row.number,
          consultationId: made.consultationId,
          fate,
          remarks: JSON.stringify(remark ? [remark, ...row.remarks] : row.remarks),
          sourceReference: row.reference ?? null,
          sourceKey: row.key,
          cellsHash: row.cellsHash,
          note: row.note ?? null,
        }
      }),
    )
    .execute()
  await db
    .updateTable('submissionImport')
    .set({ cursor: cursor + batch.length, attempts: 0, changedAt: now })
    .where('importId', '=', made.importId)
    .execute()
}

function judge(
  row: RowRead & { readonly key: string },
  elsewhere: ReadonlySet<string>,
  here: Map<string, string>,
): { fate: RowFate; remark?: RowRemark } {
  if (row.fate !== 'ready') return { fate: row.fate }
  if (elsewhere.has(row.key)) return { fate: 'already', remark: { name: 'imported-before' } }
  const first = here.get(row.key)
  if (first === undefined) {
    here.set(row.key, row.cellsHash)
    return { fate: 'ready' }
  }
  return {
    fate: 'repeated',
    remark: { name: first === row.cellsHash ? 'same-reference' : 'same-reference-other-words' },
  }
}

/** Holds an import where this turn left it. @throws when another worker has gone on with it: nothing is done twice */
export async function holdAt(db: Db, made: StaffImport, cursor: number): Promise<void> {
  const held = await db
    .selectFrom('submissionImport')
    .select(sql<number>`1`.as('one'))
    .where('importId', '=', made.importId)
    .where('state', '=', made.state)
    .where('cursor', '=', cursor)
    .forUpdate()
    .executeTakeFirst()
  if (!held) throw new MovedOn(`import ${made.importId} was gone on with elsewhere`)
}
