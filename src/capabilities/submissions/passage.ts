export interface Span {
  /** UTF-16 code units, end exclusive. */
  readonly start: number
  readonly end: number
}

/**
 * Where a passage stands in a text. White space may differ, because people copy across line ends; anything else
 * must be the same. Undefined when it is not there, or there more than once: a mark on the wrong words would be
 * worse than none, and the passage as given is kept for a person to read.
 */
export function findSpan(text: string, passage: string): Span | undefined {
  const words = passage.trim().split(/\s+/u).filter(Boolean)
  if (words.length === 0) return undefined
  const pattern = new RegExp(words.map(escapePattern).join('\\s+'), 'gu')
  const found = [...text.matchAll(pattern)]
  const only = found.length === 1 ? found[0] : undefined
  return only && { start: only.index, end: only.index + only[0].length }
}

const escapePattern = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
