import type { Answers } from '../../consultations/index.ts'
import type { ArrivingFile } from '../attachments/attachment.ts'
import type { Channel, Sender, WithholdRequest } from '../submissions.ts'

/** Channels whose submissions a person enters. */
export const enteredChannels = ['post', 'telephone', 'meeting', 'email'] as const satisfies readonly Channel[]
export type EnteredChannel = (typeof enteredChannels)[number]

/** What was entered so far. */
export interface EntryContent {
  readonly channel: EnteredChannel
  /** The civil day and time of receipt, in the consultation's zone; the time may be empty. */
  readonly day: string
  readonly time: string
  readonly sender: Sender
  readonly body: string
  readonly answers: Answers
  readonly withhold: readonly WithholdRequest[]
  readonly scans: readonly ArrivingFile[]
  /** It is taken although it came outside the time of the consultation. */
  readonly late: boolean
  /** Its sender is told; not there in entries from before this was kept. */
  readonly acknowledged?: boolean
  /** Names of files that were sent last and not taken. */
  readonly refused?: readonly string[]
}

/** Where the hour is not known: nobody is late or early by a guess. */
export const unknownHour = '12:00'

/** One person's point out of the notes of a meeting. */
export interface Point {
  readonly name: string
  readonly organisation: string
  readonly words: string
}

const longestName = 80
/** `Mere Example (Example Society): words`, as people take notes. */
const speaker = /^\s*(?:[-*•]\s*)?([^:()\n]{2,80}?)\s*(?:\(([^)\n]{1,120})\))?\s*:\s+(.*)$/s

/**
 * Proposes how notes fall into points: a new one at each empty line, or where a line begins with who spoke. A proposal: the
 * person who enters them decides.
 */
export function splitNotes(notes: string): Point[] {
  const blocks: string[] = []
  for (const block of notes.split(/\n\s*\n/)) {
    let current = ''
    for (const line of block.split('\n')) {
      if (speaker.test(line) && looksLikeName(speaker.exec(line)?.[1] ?? '') && current.trim() !== '') {
        blocks.push(current)
        current = ''
      }
      current += `${line}\n`
    }
    blocks.push(current)
  }
  return blocks
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => {
      const found = speaker.exec(block)
      const name = found?.[1]?.trim() ?? ''
      if (!found || !looksLikeName(name)) return { name: '', organisation: '', words: block }
      return { name, organisation: found[2]?.trim() ?? '', words: (found[3] ?? '').trim() }
    })
}

/** Names are few words, each with a capital: "Our position:" is none. */
const looksLikeName = (text: string): boolean =>
  text.length <= longestName &&
  text.split(/\s+/).length <= 5 &&
  text
    .split(/\s+/)
    .every((word) => /^\p{Lu}/u.test(word) || ['o', 'te', 'ngā', 'of', 'van', 'de', 'von'].includes(word))
