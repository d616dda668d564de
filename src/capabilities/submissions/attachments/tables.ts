import type { ColumnType } from 'kysely'

/**
 * Where a file came from. `raw-message` is the whole message from which the rest was taken; `message-signature` and
 * `message-picture` are what a mail program adds by itself: an electronic signature, a small picture that the text shows.
 */
export type AttachmentOrigin =
  | 'upload'
  | 'message'
  | 'raw-message'
  | 'message-signature'
  | 'message-picture'
  | 'scan'
  | 'import'

export type ReadingState = 'waiting' | 'held' | 'read' | 'unreadable'

interface AttachmentTable {
  submissionId: string
  attachmentId: string
  versionId: string
  number: number
  questionId: string | null
  name: string
  declaredType: string | null
  sha256: string
  bytes: number
  origin: AttachmentOrigin
}

interface AttachmentReadingTable {
  submissionId: string
  attachmentId: string
  state: ReadingState
  reasons: ColumnType<readonly string[], string | undefined, string>
  detectedType: string | null
  pageCount: number | null
  method: string | null
  malwareCheckedAt: Date | null
  malwareFound: string | null
  attempts: ColumnType<number, number | undefined, number>
  readAt: Date | null
  settledBy: string | null
  settledAt: Date | null
  settledNote: string | null
}

interface UploadTable {
  submissionId: string
  uploadId: string
  name: string
  declaredType: string | null
  bytes: number
  modified: number
  received: ColumnType<number, number | undefined, number>
  touchedAt: Date
}

interface UploadPieceTable {
  submissionId: string
  uploadId: string
  start: number
  content: Buffer
}

interface TextLayoutTable {
  submissionId: string
  textId: string
  /** Points. */
  width: number
  height: number
  lines: ColumnType<readonly LineOnPage[], string, never>
}

/** Where a run of a text stands on its page: UTF-16 code units, end exclusive; points from the top left corner. */
export interface LineOnPage {
  readonly start: number
  readonly end: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    submissionAttachment: AttachmentTable
    submissionAttachmentReading: AttachmentReadingTable
    submissionTextLayout: TextLayoutTable
    submissionUpload: UploadTable
    submissionUploadPiece: UploadPieceTable
  }
}
