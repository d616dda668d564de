import { type Selectable, sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { RemarkName, RowFate, RowRemark } from './import.ts'
import './tables.ts'

export type StaffImport = Selectable<Tables['submissionImport']>

export const findImport = (db: Db, importId: string): Promise<StaffImport | undefined> =>
  db.selectFrom('submissionImport').selectAll().where('importId', '=', importId).executeTakeFirst()

/** Imports of a consultation, newest first. */
export const listImports = (db: Db, consultationId: string, limit: number): Promise<StaffImport[]> =>
  db
    .selectFrom('submissionImport')
    .selectAll()
    .where('consultationId', '=', consultationId)
    .orderBy('createdAt', 'desc')
    .orderBy('importId')
    .limit(limit)
    .execute()

export async function countFates(db: Db, importId: string): Promise<ReadonlyMap<RowFate, number>> {
  const rows = await db
    .selectFrom('submissionImportRow')
    .select(['fate', (eb) => eb.fn.countAll<string>().as('n')])
    .where('importId', '=', importId)
    .groupBy('fate')
    .execute()
  return new Map(rows.map(({ fate, n }) => [fate, Number(n)]))
}

/** What is to be said of the rows, the same thing of the same column counted together. */
export interface RemarkCount {
  readonly name: RemarkName
  readonly column: string | null
  readonly message: string | null
  readonly rows: number
  readonly firstRow: number
  readonly example: string | null
}

export async function countRemarks(db: Db, importId: string, limit: number): Promise<RemarkCount[]> {
  const { rows } = await sql<RemarkCount>`
    select r->>'name' as name, r->>'column' as "column", r->>'message' as message,
      count(*)::int as rows, min(row_no) as first_row, min(r->>'value') as example
    from submission_import_row, jsonb_array_elements(remarks) r
    where import_id = ${importId}
    group by 1, 2, 3 order by 4 desc, 5 limit ${limit}`.execute(db)
  return rows
}

export interface ImportRow {
  readonly rowNo: number
  readonly fate: RowFate
  readonly remarks: readonly RowRemark[]
  readonly sourceReference: string | null
  readonly note: string | null
  readonly submissionId: string | null
}

/** Rows in their order, of one fate or of all. */
export const listRows = (
  db: Db,
  importId: string,
  fate: RowFate | undefined,
  page: { readonly after: number; readonly limit: number },
): Promise<ImportRow[]> =>
  db
    .selectFrom('submissionImportRow')
    .select(['rowNo', 'fate', 'remarks', 'sourceReference', 'note', 'submissionId'])
    .where('importId', '=', importId)
    .where('rowNo', '>', page.after)
    .$if(fate !== undefined, (query) => query.where('fate', '=', fate as RowFate))
    .orderBy('rowNo')
    .limit(page.limit)
    .execute()

/** Where a submission that was imported comes from. */
export const findOrigin = (db: Db, submissionId: string) =>
  db
    .selectFrom('submissionImportRow as r')
    .innerJoin('submissionImport as i', 'i.importId', 'r.importId')
    .select(['i.importId', 'i.fileName', 'i.sourceName', 'r.rowNo', 'r.sourceReference', 'r.note'])
    .where('r.submissionId', '=', submissionId)
    .executeTakeFirst()
