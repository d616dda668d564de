import { createHash } from 'node:crypto'
import { canonicalJson } from '../ledger/index.ts'
import type { DraftContent } from './submissions.ts'

/** Everything that was sent at one instant. */
export interface Sent extends Pick<DraftContent, 'sender' | 'answers' | 'withhold'> {
  readonly submissionId: string
  readonly version: number
  readonly editionId: string
  readonly noticeHash: string | null
}

/**
 * SHA-256 over the canonical JSON of all that was sent, hex: anyone holding the words can make it again. All of it
 * stands with the version in the record, so that what an earlier receipt proves can be shown after any correction.
 */
export function contentHashOf(sent: Sent): string {
  const { submissionId, version, editionId, noticeHash, sender, answers, withhold } = sent
  const hashed = { submissionId, version, editionId, noticeHash, sender, answers, withhold }
  return createHash('sha256').update(canonicalJson(hashed)).digest('hex')
}
