import { Temporal } from 'temporal-polyfill'
import { instantOf } from '../../platform/civil-time.ts'
import { type ConsultationTimes, judgeTimes, type TimesRefused } from './consultations.ts'
import type { Edition } from './edition.ts'
import { lastDayOf } from './moments.ts'

type Dates = Pick<Edition, 'opens' | 'closes' | 'timeZone'>

export interface Plan {
  /** Whole days from opening to closing. */
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
export function refusalAhead(edition: Dates, before: ConsultationTimes, now: Date): TimesRefused | undefined {
  const opens = instantOf(edition.opens, edition.timeZone)
  const closes = instantOf(edition.closes, edition.timeZone)
  if (!opens.ok || !closes.ok) return undefined
  return judgeTimes(before, { opensAt: opens.at, closesAt: closes.at }, now)
}

/**
 * What the dates of an edition leave for people and for officials. `sessionBegins` is the first day of the session
 * that the consultation prepares; a date that is known only to the month or the year tells nothing.
 */
export function planOf(edition: Dates, sessionBegins: string | undefined): Plan {
  const opens = instantOf(edition.opens, edition.timeZone)
  const closes = instantOf(edition.closes, edition.timeZone)
  const daysOpen =
    opens.ok && closes.ok ? Math.floor((closes.at.getTime() - opens.at.getTime()) / 86_400_000) : undefined
  if (!closes.ok || !sessionBegins || !/^\d{4}-\d{2}-\d{2}$/.test(sessionBegins))
    return { daysOpen, daysForAnalysis: undefined }
  const lastDay = lastDayOf({ closesAt: closes.at, edition })
  const days = Temporal.PlainDate.from(lastDay).until(Temporal.PlainDate.from(sessionBegins)).days
  return { daysOpen, daysForAnalysis: days }
}
