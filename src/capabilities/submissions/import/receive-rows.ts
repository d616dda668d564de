import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import {
  findPublishedConsultationById,
  findPublishedEdition,
  type PublishedConsultation,
} from '../../consultations/index.ts'
import { record } from '../../ledger/index.ts'
import { newPrivateKey, secretHashOf } from '../private-key.ts'
import { receive } from '../receive.ts'
import { holdAt, readerOf } from './check-rows.ts'
import type { StaffImport } from './queries.ts'
import type { RowContent } from './row-read.ts'
import { type TableRow, tableRows } from './table.ts'
import type { TurnOver } from './work-imports.ts'

const batchRows = 100

/**
 * The submission a row becomes: the same each time it is asked, so that no row can become two. A UUID of version 8 (RFC 9562).
 */
function submissionIdOfRow(importId: string, rowNo: number): string {
  const bytes = createHash('sha256').update(`import ${importId} row ${rowNo}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Receives the rows that the dry run found ready, from where it was left. */
export async function receiveRows(
  house: House,
  made: StaffImport,
  path: string,
  isOver: TurnOver,
): Promise<void> {
  const current = await findPublishedConsultationById(house.publicDb, made.consultationId)
  const edition = made.editionId ? await findPublishedEdition(house.publicDb, made.editionId) : undefined
  if (!current || !edition) throw new Error(`import ${made.importId} names no published edition`)
  const consultation = { ...current, edition: edition.edition, editionId: edition.editionId }
  const read = await readerOf(house, made)
  let { cursor } = made
  let batch: TableRow[] = []
  const flush = async () => {
    if (batch.length === 0) return
    const rows = batch
    await house.db.transaction().execute(async (db) => {
      await holdAt(db, made, cursor)
      await receiveBatch(db, house, made, consultation, rows, (row) => read(row).content)
      await db
        .updateTable('submissionImport')
        .set({ cursor: cursor + rows.length, attempts: 0, changedAt: house.now() })
        .where('importId', '=', made.importId)
        .execute()
    })
    cursor += rows.length
    batch = []
  }
  for await (const row of tableRows(
    path,
    made.reading,
    made.columns.map(({ name }) => name),
  )) {
    if (row.number <= cursor) continue
    batch.push(row)
    if (batch.length < batchRows) continue
    await flush()
    if (isOver()) return
  }
  await flush()
  await finish(house, made)
}

async function receiveBatch(
  db: Db,
  house: House,
  made: StaffImport,
  consultation: PublishedConsultation,
  batch: readonly TableRow[],
  contentOf: (row: TableRow) => RowContent | undefined,
): Promise<void> {
  const rows = new Map(batch.map((row) => [row.number, row]))
  const ready = await db
    .selectFrom('submissionImportRow')
    .select(['rowNo', 'sourceKey'])
    .where('importId', '=', made.importId)
    .where('rowNo', 'in', [...rows.keys()])
    .where('fate', '=', 'ready')
    .orderBy('rowNo')
    .execute()
  if (ready.length === 0) return
  const before = await db
    .selectFrom('submissionImportRow')
    .select('sourceKey')
    .where('consultationId', '=', made.consultationId)
    .where(
      'sourceKey',
      'in',
      ready.map(({ sourceKey }) => sourceKey),
    )
    .where('fate', '=', 'received')
    .execute()
  const known = new Set(before.map(({ sourceKey }) => sourceKey))
  const received: { rowNo: number; submissionId: string }[] = []
  for (const { rowNo, sourceKey } of ready) {
    const row = rows.get(rowNo)
    if (known.has(sourceKey) || !row) continue
    const content = contentOf(row)
    // The same file, the same mapping, the same questions: what was ready is ready.
    if (!content) throw new Error(`row ${rowNo} of import ${made.importId} is not what the dry run found`)
    const submissionId = submissionIdOfRow(made.importId, rowNo)
    await receive(db, house, arrivalOf(made, consultation, content, submissionId))
    received.push({ rowNo, submissionId })
  }
  const repeated = ready.filter(({ sourceKey }) => known.has(sourceKey)).map(({ rowNo }) => rowNo)
  if (repeated.length > 0)
    await sql`update submission_import_row
      set fate = 'already', remarks = '[{"name": "imported-before"}]'::jsonb || remarks
      where import_id = ${made.importId} and row_no in (${sql.join(repeated)})`.execute(db)
  if (received.length > 0)
    await sql`update submission_import_row r set fate = 'received', submission_id = v.id::uuid
      from (values ${sql.join(received.map(({ rowNo, submissionId }) => sql`(${rowNo}::int, ${submissionId})`))})
        as v(no, id)
      where r.import_id = ${made.importId} and r.row_no = v.no`.execute(db)
}

const arrivalOf = (
  made: StaffImport,
  consultation: PublishedConsultation,
  content: RowContent,
  submissionId: string,
): Parameters<typeof receive>[2] => ({
  submissionId,
  version: 1,
  consultationId: consultation.consultationId,
  consultationSlug: consultation.slug,
  edition: consultation.edition,
  editionId: consultation.editionId,
  // What people saw who answered elsewhere, we do not know.
  noticeHash: null,
  channel: 'import',
  content: { answers: content.answers, sender: content.sender, withhold: content.withhold },
  body: content.body,
  receivedAt: content.receivedAt,
  receivedDayOnly: content.receivedDayOnly,
  // Nobody holds the link yet; staff can give one to whoever asks for it.
  secretHash: secretHashOf(newPrivateKey(submissionId)),
  actor: { id: made.startedBy ?? made.createdBy },
  method: 'typed',
})

const finish = (house: House, made: StaffImport): Promise<void> =>
  house.db.transaction().execute(async (db) => {
    const now = house.now()
    const held = await db
      .updateTable('submissionImport')
      .set({ state: 'imported', finishedAt: now, changedAt: now })
      .where('importId', '=', made.importId)
      .where('state', '=', 'importing')
      .returning('importId')
      .executeTakeFirst()
    if (!held) return
    const { n } = await db
      .selectFrom('submissionImportRow')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('importId', '=', made.importId)
      .where('fate', '=', 'received')
      .executeTakeFirstOrThrow()
    await record(db, {
      at: now,
      actor: { id: made.startedBy ?? made.createdBy },
      action: 'import.finished',
      subjectKind: 'import',
      subjectId: made.importId,
      detail: { received: Number(n) },
    })
  })
