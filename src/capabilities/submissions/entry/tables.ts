import type { ColumnType } from 'kysely'
import type { EntryContent } from './entry.ts'

interface EntryDraftTable {
  submissionId: string
  consultationId: string
  content: ColumnType<EntryContent, string, string>
  scanTexts: ColumnType<Readonly<Record<string, string>>, string | undefined, string>
  scanPages: ColumnType<Readonly<Record<string, number>>, string | undefined, string>
  createdBy: string
  createdAt: Date
  updatedAt: Date
  receivedAt: ColumnType<Date | null, null | undefined, Date>
  discardedBy: ColumnType<string | null, null | undefined, string | null>
  discardedAt: ColumnType<Date | null, null | undefined, Date | null>
  discardedBecause: ColumnType<string | null, null | undefined, string | null>
  letterKey: ColumnType<Buffer | null, null | undefined, Buffer | null>
}

interface MeetingTable {
  meetingId: string
  consultationId: string
  title: string
  /** A civil day. */
  heldOn: string
  place: string | null
  notes: string
  enteredBy: string
  enteredAt: Date
}

interface EntryTable {
  submissionId: string
  versionId: string
  enteredBy: string
  enteredAt: Date
  meetingId: string | null
  checkedBy: ColumnType<string | null, null | undefined, string>
  checkedAt: ColumnType<Date | null, null | undefined, Date>
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    entryDraft: EntryDraftTable
    meeting: MeetingTable
    submissionEntry: EntryTable
  }
}
