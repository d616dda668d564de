/** Where a consultation stands. Never stored: it follows from what was decided and from the clock. */
export type ConsultationState = 'draft' | 'approved' | 'scheduled' | 'open' | 'closed' | 'reported'

export interface ConsultationTimes {
  readonly publishedAt: Date | null
  readonly opensAt: Date | null
  readonly closesAt: Date | null
  readonly reportedAt: Date | null
}

/** Opening time is the first moment that counts. */
const hasOpened = (opensAt: Date, now: Date): boolean => now >= opensAt

/** Closing time is the first moment that is too late. */
export const hasClosed = (closesAt: Date, now: Date): boolean => now >= closesAt

export function isOpen(
  times: Pick<ConsultationTimes, 'opensAt' | 'closesAt' | 'publishedAt'>,
  now: Date,
): boolean {
  if (!times.publishedAt || !times.opensAt || !times.closesAt) return false
  return hasOpened(times.opensAt, now) && !hasClosed(times.closesAt, now)
}

/**
 * The state of a consultation. `approved` tells that an edition was approved by a second person and waits to be
 * published; it matters only before the first publication.
 */
export function stateOf(times: ConsultationTimes, now: Date, approved = false): ConsultationState {
  if (!times.publishedAt || !times.opensAt || !times.closesAt) return approved ? 'approved' : 'draft'
  if (!hasOpened(times.opensAt, now)) return 'scheduled'
  if (!hasClosed(times.closesAt, now)) return 'open'
  return times.reportedAt ? 'reported' : 'closed'
}

/** What is known of a consultation before an edition of it becomes public. */
export interface ConsultationBefore extends ConsultationTimes {
  /** The opening that its public edition promises; it may have opened later than that. */
  readonly promisedOpening?: Date | undefined
}

/**
 * The opening that the public is told. Nobody can answer what is not public yet: where the promised opening has passed,
 * the consultation opens as the edition is published. An opening that has been stays, also under an edition that
 * repeats the promise it was later than.
 */
export function openingOf(before: ConsultationBefore, promised: Date, now: Date): Date {
  const { publishedAt, opensAt, promisedOpening } = before
  if (publishedAt && opensAt && hasOpened(opensAt, now))
    return promised.getTime() === promisedOpening?.getTime() ? opensAt : promised
  return promised > now ? promised : now
}

/** Why an edition with these times may not become public. */
export type TimesRefused =
  | 'closing-has-passed'
  | 'opening-cannot-move'
  | 'closing-cannot-move'
  | 'reported-cannot-reopen'

/**
 * Judges the times of an edition before it becomes public. What was promised stays promised: a closing once published
 * is never brought forward, opened or not, because people plan by it; an opening that has been cannot move; a
 * consultation whose results are public does not open again; and nothing is published that closes before anyone
 * could answer.
 */
export function judgeTimes(
  before: ConsultationTimes,
  next: { readonly opensAt: Date; readonly closesAt: Date },
  now: Date,
): TimesRefused | undefined {
  const { publishedAt, opensAt, closesAt, reportedAt } = before
  const tooLate = hasClosed(next.closesAt, now) ? 'closing-has-passed' : undefined
  if (!publishedAt || !opensAt || !closesAt) return tooLate
  if (hasOpened(opensAt, now) && next.opensAt.getTime() !== opensAt.getTime()) return 'opening-cannot-move'
  if (next.closesAt < closesAt) return 'closing-cannot-move'
  // A later edition may mend the words of what has closed, with the times it had.
  if (next.closesAt.getTime() === closesAt.getTime()) return undefined
  return reportedAt ? 'reported-cannot-reopen' : tooLate
}

/**
 * True while a form that was started before closing is still accepted: people who were writing at the last minute
 * do not lose their words to the clock.
 */
export function isWithinGrace(
  times: Pick<ConsultationTimes, 'closesAt'>,
  startedAt: Date,
  graceMinutes: number,
  now: Date,
): boolean {
  if (!times.closesAt || hasClosed(times.closesAt, startedAt)) return false
  return now.getTime() < times.closesAt.getTime() + graceMinutes * 60_000
}

/** The next moment at which a page about this consultation becomes untrue, if there is one. */
export function nextTurn(
  times: Pick<ConsultationTimes, 'opensAt' | 'closesAt'>,
  now: Date,
): Date | undefined {
  return [times.opensAt, times.closesAt].find((at): at is Date => at !== null && at > now)
}

/** What a state means to the reader, as the status tags show it. */
export function stateTone(state: ConsultationState): 'open' | 'waiting' | 'done' | 'quiet' {
  if (state === 'open') return 'open'
  if (state === 'scheduled' || state === 'approved') return 'waiting'
  return state === 'reported' ? 'done' : 'quiet'
}
