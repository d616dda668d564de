import type { ColumnType } from 'kysely'
import type { Receipt } from '../ledger/index.ts'
import type { ExclusionReason } from './register/register.ts'
import type { Channel, DraftContent, Sender, SubmitterKind } from './submissions.ts'

interface SubmissionTable {
  submissionId: string
  consultationId: string
  reference: string
  channel: Channel
  secretHash: string
  receivedAt: Date
  /** The hour is not known: `receivedAt` is noon of the day. */
  receivedDayOnly: ColumnType<boolean, boolean | undefined, never>
  currentVersionId: string
  kind: SubmitterKind
  name: string | null
  organisation: string | null
  onBehalfOf: string | null
  email: string | null
  wantsResults: boolean
  withdrawnAt: Date | null
  withdrawalReason: string | null
  withdrawalReceipt: ColumnType<Receipt | null, undefined, string>
  synthetic: boolean
  /** Given a moment after receiving: the place of its first entry in the log, from 1. */
  registerNo: ColumnType<number | null, null | undefined, number>
  acknowledgedAt: ColumnType<Date | null, Date | null | undefined, Date>
  excludedAs: ColumnType<ExclusionReason | null, null | undefined, ExclusionReason | null>
}

interface VersionTable {
  submissionId: string
  versionId: string
  number: number
  receivedAt: Date
  editionId: string
  noticeHash: string | null
  sender: ColumnType<Sender, string, never>
  contentHash: string
  /** What stands in the log for it. */
  entry: Buffer
  receipt: ColumnType<Receipt, string, never>
}

interface PartTable {
  submissionId: string
  versionId: string
  partNo: number
  kind: 'answer' | 'body' | 'page' | 'provision-comment'
  questionId: string | null
  value: ColumnType<unknown, string | null, never>
  /** The file that a part of kind 'page' belongs to, and the number of the page, from 1. */
  attachmentId: ColumnType<string | null, string | null | undefined, never>
  page: ColumnType<number | null, number | null | undefined, never>
}

interface TextTable {
  submissionId: string
  textId: string
  versionId: string
  partNo: number
  body: string
  language: string | null
  sha256: string
  method: 'typed' | 'entered-by-staff' | 'extracted' | 'ocr'
  createdAt: Date
}

interface MarkTable {
  submissionId: string
  markId: string
  versionId: string
  partNo: number | null
  textId: string | null
  spanStart: number | null
  spanEnd: number | null
  quote: string | null
  kind: 'please-withhold'
  reason: string
  createdAt: Date
}

interface DraftTable {
  submissionId: string
  consultationId: string
  editionId: string
  secretHash: string
  content: ColumnType<DraftContent, string, string>
  revision: ColumnType<number, number | undefined, number>
  createdAt: Date
  updatedAt: Date
  sentAt: Date | null
}

interface SelectionTable {
  selectionId: string
  consultationId: string | null
  purpose: string
  query: ColumnType<Record<string, unknown>, string, never>
  asOfIndex: number | null
  createdBy: string | null
  createdAt: Date
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    submission: SubmissionTable
    submissionVersion: VersionTable
    submissionPart: PartTable
    submissionText: TextTable
    submissionMark: MarkTable
    submissionDraft: DraftTable
    selection: SelectionTable
  }
}
