import { type Actor, isSecondPerson } from '../../platform/access.ts'
import { civilDateAt, instantOf } from '../../platform/civil-time.ts'
import type { Certainty } from '../negotiations/index.ts'

/** UTF-16 code units; of a reason for sending back or for taking back. */
export const longestReason = 4_000

/** The three columns of an entry, in the order in which they are read. */
export const entryParts = ['asked', 'said', 'did'] as const
export type EntryPartName = (typeof entryParts)[number]

/** What one column says, in Markdown, and where it is known from. */
export interface EntryPart {
  readonly text: string
  /** Null where the agency speaks of what it did itself. */
  readonly source: string | null
  readonly certainty: Certainty
}

/** One "we asked, you said, we did". */
export interface EntryContent extends Readonly<Record<EntryPartName, EntryPart>> {
  readonly title: string
}

/** The submissions behind an entry. */
export type Evidence =
  | { readonly kind: 'none' }
  /** A filter that was saved in the inbox; what it finds is counted when the entry is published. */
  | { readonly kind: 'saved'; readonly selectionId: string }
  | { readonly kind: 'picked'; readonly submissionIds: readonly string[] }

/** All that is edited together. */
export interface EntryForm {
  readonly content: EntryContent
  readonly evidence: Evidence
  readonly sessionIds: readonly string[]
  readonly statementIds: readonly string[]
}

export const versionStates = ['draft', 'proposed', 'approved', 'published', 'replaced', 'taken-back'] as const
export type VersionState = (typeof versionStates)[number]

/** True while a version waits for a second person, or for publication: nobody changes what is being judged. */
export const isResting = (state: VersionState): boolean => state === 'proposed' || state === 'approved'

/** The second person is neither the one who proposed a version nor the one who last edited it. */
export const mayApprove = (
  version: { readonly proposedBy: string | null; readonly editedBy: string },
  actor: Pick<Actor, 'id'>,
): boolean => isSecondPerson(actor, version.proposedBy, version.editedBy)

/**
 * True for a publication of which only the day is known: one brought over from elsewhere, which then bears the day's first
 * moment to the millisecond. A deed of this house has a moment of its own.
 */
export const isKnownToTheDay = (publishedAt: Date, timeZone: string): boolean => {
  const beginning = instantOf(`${civilDateAt(publishedAt, timeZone)}T00:00`, timeZone)
  return beginning.ok && beginning.at.getTime() === publishedAt.getTime()
}

/** What an entry still has to say before a second person can judge it. */
export const missingFrom = (content: EntryContent): ('title' | EntryPartName)[] => [
  ...(content.title.trim() === '' ? (['title'] as const) : []),
  ...entryParts.filter((part) => content[part].text.trim() === ''),
]

/** A new entry's content, empty. */
export const emptyContent: EntryContent = {
  title: '',
  asked: { text: '', source: null, certainty: 'stated' },
  said: { text: '', source: null, certainty: 'stated' },
  did: { text: '', source: null, certainty: 'stated' },
}

/** The most submissions one entry can pick by hand; more are a filter's work. */
export const mostPicked = 2_000
