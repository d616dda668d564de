import { Temporal } from 'temporal-polyfill'
import { instantOf } from '../../platform/civil-time.ts'
import { type ConsultationTimes, judgeTimes, openingOf, type TimesRefused } from './consultations.ts'
import type { Edition } from './edition.ts'
import { lastDayOf } from './moments.ts'

type Dates = Pick<Edition, 'opens' | 'closes' | 'timeZone'>

/** The consultation whose dates are planned, with its public edition where it has one. */
export interface Planned extends ConsultationTimes {
  readonly current: { readonly edition: Dates } | undefined
}

export interface Plan {
  /** Whole days from opening to closing; an opening that has passed is not waited for, and counts from now. */
  readonly daysOpen: number | undefined
  /** Days between the day of closing and the first day of the session: to read, to think and to decide. */
  readonly daysForAnalysis: number | undefined
}

/** Below these a plan is warned about, never refused: sometimes there is no more time. */
export const shortestComfort = { daysOpen: 28, daysForAnalysis: 21 } as const

/** The opening, when it has passed before anything is public: publishing then opens at once. */
export function passedOpening(
  edition: Dates,
  { publishedAt }: { readonly publishedAt: Date | null },
  now: Date,
): Date | undefined {
  const opens = instantOf(edition.opens, edition.timeZone)
  return opens.ok && publishedAt === null && opens.at <= now ? opens.at : undefined
}

/** Why these dates would be refused if the edition were published now; undefined while they name no moments. */
export function refusalAhead(edition: Dates, before: Planned, now: Date): TimesRefused | undefined {
  const closes = instantOf(edition.closes, edition.timeZone)
  const opensAt = openingAhead(edition, before, now)
  if (!opensAt || !closes.ok) return undefined
  return judgeTimes(before, { opensAt, closesAt: closes.at }, now)
}

/** When the public would be told that it opens, were the edition published now. */
function openingAhead(edition: Dates, before: Planned, now: Date): Date | undefined {
  const opens = instantOf(edition.opens, edition.timeZone)
  if (!opens.ok) return undefined
  const { current } = before
  const promised = current && instantOf(current.edition.opens, current.edition.timeZone)
  return openingOf({ ...before, promisedOpening: promised?.ok ? promised.at : undefined }, opens.at, now)
}

/**
 * What the dates of an edition leave for people and for officials, were it published now. `sessionBegins` is the first
 * day of the session that the consultation prepares; a date that is known only to the month or the year tells nothing.
 */
export function planOf(edition: Dates, before: Planned, sessionBegins: string | undefined, now: Date): Plan {
  const opensAt = openingAhead(edition, before, now)
  const closes = instantOf(edition.closes, edition.timeZone)
  const daysOpen =
    opensAt && closes.ok ? Math.floor((closes.at.getTime() - opensAt.getTime()) / 86_400_000) : undefined
  if (!closes.ok || !sessionBegins || !/^\d{4}-\d{2}-\d{2}$/.test(sessionBegins))
    return { daysOpen, daysForAnalysis: undefined }
  const lastDay = lastDayOf({ closesAt: closes.at, edition })
  const days = Temporal.PlainDate.from(lastDay).until(Temporal.PlainDate.from(sessionBegins)).days
  return { daysOpen, daysForAnalysis: days }
}
