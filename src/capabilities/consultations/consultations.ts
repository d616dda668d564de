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
