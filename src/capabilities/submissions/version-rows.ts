import type { OperationNodeSource } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { tellLanguage } from '../../platform/documents/language.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { type Answers, type Edition, partsOf } from '../consultations/index.ts'
import type { ArrivingFile } from './attachments/attachment.ts'
import { findSpan } from './passage.ts'
import type { WithholdRequest } from './submissions.ts'

/** What one version says, ready to be written. */
export interface VersionWords {
  readonly submissionId: string
  readonly versionId: string
  readonly edition: Edition
  readonly receivedAt: Date
  readonly answers: Answers
  /** The words of a message or a letter, which answer no question in particular. */
  readonly body?: string | undefined
  readonly files?: readonly ArrivingFile[] | undefined
  readonly withhold: readonly WithholdRequest[]
  readonly method: 'typed' | 'entered-by-staff' | 'extracted'
}

/** The inserts of a version's parts, texts, files and requests to withhold, for `writeTogether`. */
export function versionRows(db: Db, words: VersionWords): OperationNodeSource[] {
  const { submissionId, versionId } = words
  const said: {
    kind: 'answer' | 'body'
    questionId: string | null
    value?: unknown
    text?: string | undefined
  }[] = partsOf(words.edition, words.answers).map((part) => ({ kind: 'answer', ...part }))
  if (words.body !== undefined) said.unshift({ kind: 'body', questionId: null, text: words.body })
  const parts = said.map((part, i) => ({ ...part, partNo: i + 1, textId: part.text ? newId() : null }))
  const writes: OperationNodeSource[] = []
  if (parts.length > 0)
    writes.push(
      db.insertInto('submissionPart').values(
        parts.map((part) => ({
          submissionId,
          versionId,
          partNo: part.partNo,
          kind: part.kind,
          questionId: part.questionId,
          value: part.value === undefined ? null : JSON.stringify(part.value),
        })),
      ),
    )
  const texts = parts.flatMap(({ partNo, textId, text }) =>
    textId && text ? [{ partNo, textId, text }] : [],
  )
  if (texts.length > 0)
    writes.push(
      db.insertInto('submissionText').values(
        texts.map(({ partNo, textId, text }) => ({
          submissionId,
          textId,
          versionId,
          partNo,
          body: text,
          language: languageOf(text),
          sha256: sha256(text),
          method: words.method,
          createdAt: words.receivedAt,
        })),
      ),
    )
  if (words.withhold.length > 0)
    writes.push(
      db.insertInto('submissionMark').values(
        words.withhold.map((request) => {
          const part = parts.find((each) => each.questionId === request.questionId)
          const span = request.quote && part?.text ? findSpan(part.text, request.quote) : undefined
          return {
            submissionId,
            markId: newId(),
            versionId,
            partNo: part?.partNo ?? null,
            textId: span ? (part?.textId ?? null) : null,
            spanStart: span?.start ?? null,
            spanEnd: span?.end ?? null,
            quote: request.quote ?? null,
            kind: 'please-withhold' as const,
            reason: request.reason,
            createdAt: words.receivedAt,
          }
        }),
      ),
    )
  return [...writes, ...fileRows(db, words)]
}

const languageOf = (text: string): string | null => {
  const language = tellLanguage(text)
  return language === 'unknown' ? null : language
}

/** Each file with its place in the queue of what is still to be read. */
function fileRows(db: Db, { submissionId, versionId, files = [] }: VersionWords): OperationNodeSource[] {
  if (files.length === 0) return []
  const numbered = files.map((file, i) => ({ file, number: i + 1, attachmentId: newId() }))
  return [
    db.insertInto('submissionAttachment').values(
      numbered.map(({ file, number, attachmentId }) => ({
        submissionId,
        attachmentId,
        versionId,
        number,
        questionId: file.questionId ?? null,
        name: file.name,
        declaredType: file.declaredType ?? null,
        sha256: file.sha256,
        bytes: file.bytes,
        origin: file.origin,
      })),
    ),
    db
      .insertInto('submissionAttachmentReading')
      .values(
        numbered.map(({ attachmentId }) => ({ submissionId, attachmentId, state: 'waiting' as const })),
      ),
  ]
}
