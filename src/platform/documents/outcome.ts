import type { DocumentReading, ReadingReason } from './reading.ts'

/** Reasons for which some of the text is missing, or cannot be relied on. */
const missing: ReadonlySet<ReadingReason> = new Set([
  'empty',
  'encrypted',
  'damaged',
  'truncated',
  'too-large',
  'too-many-pages',
  'too-much-text',
  'too-slow',
  'too-much-memory',
  'expands-too-far',
  'picture-too-large',
  'unknown-type',
  'unsupported-type',
  'archive',
  'program',
  'no-text',
  'ocr-unsure',
  'ocr-left-out',
  'reader-crashed',
])

/** What a reading came to, by its pages and what was noted; without any text it always has a reason. */
export function outcomeOf(
  pages: readonly { readonly text: string }[],
  noted: Iterable<ReadingReason>,
): Pick<DocumentReading, 'outcome' | 'reasons'> {
  const reasons = [...new Set(noted)]
  const explained = reasons.some((reason) => missing.has(reason))
  if (pages.some((page) => page.text !== '')) return { outcome: explained ? 'partly' : 'read', reasons }
  return { outcome: 'unreadable', reasons: explained ? reasons : [...reasons, 'no-text'] }
}
