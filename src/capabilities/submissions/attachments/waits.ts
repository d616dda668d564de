import type { ReadingState } from './tables.ts'

interface Reading {
  readonly state: ReadingState
  readonly reasons: readonly string[]
}

/**
 * Why some of the words of a file that was read are missing. Letters that could not be told for certain are not missing: of
 * handwriting that is so nearly always, and nobody could look at all of it.
 */
export const reasonsOfMissing = [
  'damaged',
  'truncated',
  'encrypted',
  'too-large',
  'too-many-pages',
  'too-much-text',
  'too-slow',
  'too-much-memory',
  'expands-too-far',
  'picture-too-large',
  'ocr-left-out',
  'reader-crashed',
]

/** It was read, and some of its text is missing: it was too long, took too long, or pages were left out. */
export const isReadInPart = ({ state, reasons }: Reading): boolean =>
  state === 'read' && reasons.includes('partly') && reasons.some((each) => reasonsOfMissing.includes(each))

/** A person has to look at it, unless one has. */
export const isForPerson = (file: Reading): boolean =>
  file.state === 'unreadable' || file.state === 'held' || isReadInPart(file)

/** As people read it: a file that was read in part is told from one that was read. */
export const stateInWords = (file: Reading): ReadingState | 'partly' =>
  isReadInPart(file) ? 'partly' : file.state
