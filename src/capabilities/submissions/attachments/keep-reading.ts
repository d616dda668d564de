import type { Db } from '../../../platform/database/database.ts'
import type { DocumentReading } from '../../../platform/documents/reading.ts'
import { announce } from '../../../platform/jobs/jobs.ts'
import { record } from '../../ledger/index.ts'
import { insertPages, type PageToKeep } from './pages.ts'
import type { FileToRead } from './read-attachments.ts'
import type { ReadingState } from './tables.ts'

type File = Pick<FileToRead, 'submissionId' | 'attachmentId' | 'versionId'>

/** What becomes of a file's reading. */
export interface Outcome {
  readonly state: ReadingState
  readonly reasons: readonly string[]
  readonly detectedType: string | null
  readonly pageCount: number | null
  readonly method: string | null
  readonly pages: readonly PageToKeep[]
}

/** Stores what was read of a file: its pages as parts and texts of the version, and that it was read. */
export const keepReading = (db: Db, now: Date, file: File, reading: DocumentReading): Promise<boolean> =>
  keepOutcome(db, now, file, outcomeOf(reading))

/** Of a small picture in the text of a message, such as a logo: nobody is asked to look for words that are not in it. */
export const keepPictureOfMessage = (
  db: Db,
  now: Date,
  file: File,
  reading: DocumentReading,
): Promise<boolean> =>
  keepOutcome(db, now, file, {
    ...outcomeOf(reading),
    state: 'read',
    reasons: ['message-picture', ...reading.reasons],
  })

const outcomeOf = (reading: DocumentReading): Outcome => ({
  state: reading.outcome === 'unreadable' ? 'unreadable' : 'read',
  reasons: [...(reading.outcome === 'partly' ? ['partly'] : []), ...reading.reasons],
  detectedType: reading.type.mediaType,
  pageCount: reading.pageCount,
  method: reading.method,
  pages: reading.pages.map(({ number, width, height, text, lines, method, language }) => ({
    page: number,
    text,
    method,
    language: language === 'unknown' ? null : language,
    layout: lines.length > 0 ? { width, height, lines } : undefined,
  })),
})

/** A message as it came in has been read already: its words and its files stand beside it. */
export const keepRead = (db: Db, now: Date, file: File): Promise<boolean> =>
  keepUnopened(db, now, file, 'message/rfc822', [])

/** The electronic signature of a message holds no words. */
export const keepSignature = (db: Db, now: Date, file: File & Pick<FileToRead, 'declaredType'>) =>
  keepUnopened(db, now, file, file.declaredType, ['message-signature'])

const keepUnopened = (
  db: Db,
  now: Date,
  file: File,
  detectedType: string | null,
  reasons: readonly string[],
): Promise<boolean> =>
  keepOutcome(db, now, file, {
    state: 'read',
    reasons,
    detectedType,
    pageCount: null,
    method: null,
    pages: [],
  })

/** Puts a file that gave nothing into the queue for a person. */
export const keepUnreadable = (db: Db, now: Date, file: File, reasons: readonly string[]): Promise<boolean> =>
  keepOutcome(db, now, file, {
    state: 'unreadable',
    reasons,
    detectedType: null,
    pageCount: null,
    method: null,
    pages: [],
  })

/**
 * In one transaction, and only while the file is still to be read: two workers at the same file, or one that is killed
 * before it could say that it had done, store its texts once.
 *
 * @returns false when somebody else was first
 */
export const keepOutcome = (db: Db, now: Date, file: File, outcome: Outcome): Promise<boolean> =>
  db.transaction().execute(async (db) => {
    const { submissionId, attachmentId, versionId } = file
    const { pages, ...reading } = outcome
    const kept = await db
      .updateTable('submissionAttachmentReading')
      .set({ ...reading, reasons: JSON.stringify(reading.reasons), readAt: now })
      .where('submissionId', '=', submissionId)
      .where('attachmentId', '=', attachmentId)
      .where('state', 'in', ['waiting', 'held'])
      .executeTakeFirst()
    if (kept.numUpdatedRows === 0n) return false
    const texts = await insertPages(db, now, file, pages)
    if (texts > 0) await announce(db, 'submission.words-added', { submissionId, versionId })
    await record(db, {
      at: now,
      actor: 'system',
      action: 'submission.file-read',
      subjectKind: 'submission',
      subjectId: submissionId,
      detail: { attachmentId, state: outcome.state, reasons: outcome.reasons, pages: texts },
    })
    return true
  })
