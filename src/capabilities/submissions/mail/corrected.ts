import type { Db } from '../../../platform/database/database.ts'
import { findReading } from '../reading.ts'
import { ownWordsOf } from './wishes.ts'

/** Whether the words of a message stand instead of those before, or after them. */
export type CorrectionHow = 'adds' | 'replaces'

export interface Correction {
  readonly how: CorrectionHow
  /** The words as a person cut them; undefined to take the sender's own words as they came. */
  readonly words?: string | undefined
}

/** What its sender wrote in a message, without what they answered. */
export const wordsOf = (text: string): string => ownWordsOf(text) || text.trim()

/** The words of a submission after a correction by message. */
export const correctedBody = (before: string | undefined, words: string, how: CorrectionHow): string =>
  how === 'replaces' ? words : [before, words].filter(Boolean).join('\n\n')

/** A submission as it would read with a correction. */
export interface Corrected {
  readonly body: string
  /** How many answers to questions stay. */
  readonly answers: number
  readonly files: readonly string[]
}

/** Shows what a correction would make of a submission, and changes nothing. */
export async function readCorrected(
  db: Db,
  submissionId: string,
  message: {
    readonly words: string | null
    readonly files: readonly { readonly name: string }[] | null
  },
  { how, words }: Correction,
): Promise<Corrected | undefined> {
  const reading = await findReading(db, submissionId)
  if (!reading) return undefined
  const { body, parts, files } = reading.content
  return {
    body: correctedBody(body?.text, words ?? wordsOf(message.words ?? ''), how),
    answers: how === 'replaces' ? 0 : parts.length,
    files: [
      ...files.flatMap(({ name, origin }) => (origin === 'raw-message' ? [] : [name])),
      ...(message.files ?? []).map(({ name }) => name),
    ],
  }
}
