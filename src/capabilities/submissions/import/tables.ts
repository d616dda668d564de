import type { ColumnType, Generated } from 'kysely'
import type {
  BrokenReason,
  ImportSource,
  ImportState,
  Mapping,
  RowFate,
  RowRemark,
  TableColumn,
  TableReading,
} from './import.ts'

interface ImportTable {
  importId: string
  consultationId: string
  fileName: string
  fileSha256: string
  fileBytes: ColumnType<string, number, never>
  reading: ColumnType<TableReading, string, string>
  columns: ColumnType<readonly TableColumn[], string, string>
  mapping: ColumnType<Mapping, string, string>
  source: ImportSource
  sourceName: string
  state: ImportState
  editionId: ColumnType<string | null, null | undefined, string | null>
  rows: ColumnType<number | null, null | undefined, number | null>
  cursor: Generated<number>
  broken: ColumnType<
    { readonly row: number; readonly reason: BrokenReason } | null,
    null | undefined,
    string | null
  >
  attempts: Generated<number>
  createdBy: string
  createdAt: Date
  changedAt: Date
  startedBy: ColumnType<string | null, null | undefined, string>
  startedAt: ColumnType<Date | null, null | undefined, Date>
  finishedAt: ColumnType<Date | null, null | undefined, Date>
  stoppedBy: ColumnType<string | null, null | undefined, string>
  stoppedAt: ColumnType<Date | null, null | undefined, Date>
  undoneBy: ColumnType<string | null, null | undefined, string>
  undoStartedAt: ColumnType<Date | null, null | undefined, Date>
  discardedBy: ColumnType<string | null, null | undefined, string>
  discardedAt: ColumnType<Date | null, null | undefined, Date>
  undoneAt: ColumnType<Date | null, null | undefined, Date>
}

interface ImportRowTable {
  importId: string
  rowNo: number
  consultationId: string
  fate: RowFate
  remarks: ColumnType<readonly RowRemark[], string, string>
  sourceReference: string | null
  sourceKey: string
  cellsHash: string
  note: string | null
  submissionId: ColumnType<string | null, null | undefined, string>
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    submissionImport: ImportTable
    submissionImportRow: ImportRowTable
  }
}
