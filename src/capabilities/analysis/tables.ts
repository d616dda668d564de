import type { ColumnType } from 'kysely'
import type { Channel, SubmitterKind } from '../submissions/index.ts'

interface DocumentTable {
  submissionId: string
  versionId: string
  consultationId: string
  versionNumber: number
  receivedAt: Date
  fromIndex: number
  replacedIndex: number | null
  withdrawnIndex: number | null
  kind: SubmitterKind
  channel: Channel
  synthetic: boolean
  withholdAsked: boolean
  words: number
  /** Text form of a tsvector. */
  search: string
  searchCut: boolean
}

interface ChoiceTable {
  submissionId: string
  versionId: string
  questionId: string
  itemId: string
  optionId: string
  consultationId: string
  receivedAt: Date
}

interface ReadingTable {
  submissionId: string
  consultationId: string
  receivedAt: Date
  unread: boolean
  readBy: string | null
  readAt: Date | null
  assignedTo: string | null
  assignedAt: Date | null
}

interface LabelTable {
  labelId: string
  consultationId: string
  name: string
  createdBy: ColumnType<string, string, never>
  createdAt: ColumnType<Date, Date, never>
  retiredAt: Date | null
}

interface LabellingTable {
  submissionId: string
  labelId: string
  receivedAt: Date
  addedBy: string
  addedAt: Date
}

interface NoteTable {
  submissionId: string
  noteId: string
  body: string
  writtenBy: string
  writtenAt: Date
  struckAt: Date | null
  /** Text form of a tsvector. */
  search: string
}

/** The entries of the log from which, and until which, a submission was not counted. */
interface ExclusionTable {
  submissionId: string
  fromIndex: number
  untilIndex: number | null
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    analysisExclusion: ExclusionTable
    analysisDocument: DocumentTable
    analysisChoice: ChoiceTable
    analysisProgress: { name: string; nextIndex: number }
    analysisReading: ReadingTable
    analysisLabel: LabelTable
    analysisLabelling: LabellingTable
    analysisNote: NoteTable
  }
}
