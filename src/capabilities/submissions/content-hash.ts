import { createHash } from 'node:crypto'
import { canonicalJson } from '../ledger/index.ts'
import type { ArrivingFile } from './attachments/attachment.ts'
import type { DraftContent } from './submissions.ts'

/** Everything that was sent at one instant. */
export interface Sent extends Pick<DraftContent, 'sender' | 'answers' | 'withhold'> {
  readonly submissionId: string
  readonly version: number
  readonly editionId: string
  readonly noticeHash: string | null
  /** The words of a message or a letter, which answer no question in particular. */
  readonly body?: string | undefined
  readonly files?: readonly Pick<ArrivingFile, 'name' | 'sha256' | 'bytes' | 'questionId'>[] | undefined
}

/**
 * SHA-256 over the canonical JSON of all that was sent, hex: anyone holding the words can make it again. All of it
 * stands with the version in the record, so that what an earlier receipt proves can be shown after any correction.
 */
export function contentHashOf(sent: Sent): string {
  const { submissionId, version, editionId, noticeHash, sender, answers, withhold, body } = sent
  // Left out where there are none, as every undefined value is: canonical JSON has no place for it.
  const files = sent.files?.length
    ? sent.files.map(({ name, sha256, bytes, questionId }) => ({ name, sha256, bytes, questionId }))
    : undefined
  const hashed = { submissionId, version, editionId, noticeHash, sender, answers, withhold, body, files }
  return createHash('sha256').update(canonicalJson(hashed)).digest('hex')
}
