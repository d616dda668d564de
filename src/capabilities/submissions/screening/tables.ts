import type { ColumnType } from 'kysely'
import type { SignalKind } from './signals.ts'

interface SignalTable {
  submissionId: string
  kind: SignalKind
  detail: ColumnType<Readonly<Record<string, number>>, string, never>
  at: Date
  clearedBy: ColumnType<string | null, null | undefined, string | null>
  clearedAt: ColumnType<Date | null, null | undefined, Date>
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    submissionSignal: SignalTable
  }
}
