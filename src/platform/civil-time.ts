import { Temporal } from 'temporal-polyfill'

/** A civil date-time as a person promises it, `2027-02-26T17:00`, without a zone. */
export type CivilDateTime = string

export type ResolvedCivilTime =
  | { ok: true; at: Date }
  | { ok: false; reason: 'unreadable' | 'unknown-zone' | 'skipped-by-clock-change' | 'twice-by-clock-change' }

/**
 * The instant of a civil time in a named zone. A time that daylight saving skips, or that comes twice, is
 * refused rather than guessed: a closing time must mean one moment.
 */
export function instantOf(civil: CivilDateTime, timeZone: string): ResolvedCivilTime {
  let plain: Temporal.PlainDateTime
  try {
    plain = Temporal.PlainDateTime.from(civil, { overflow: 'reject' })
  } catch {
    return { ok: false, reason: 'unreadable' }
  }
  try {
    const earlier = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' })
    if (earlier.epochMilliseconds !== later.epochMilliseconds) {
      const skipped = !earlier.toPlainDateTime().equals(plain)
      return { ok: false, reason: skipped ? 'skipped-by-clock-change' : 'twice-by-clock-change' }
    }
    return { ok: true, at: new Date(earlier.epochMilliseconds) }
  } catch {
    return { ok: false, reason: 'unknown-zone' }
  }
}

/** The civil date `2022-08-23` of an instant in a zone. */
export function civilDateAt(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
}

/** The civil date-time `2022-08-23T17:00` of an instant in a zone, to the minute. */
export function civilDateTimeAt(at: Date, timeZone: string): CivilDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** The first moment of the civil day after this one in a zone. */
export function startOfNextDay(now: Date, timeZone: string): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
  return new Date(today.add({ days: 1 }).startOfDay().epochMilliseconds)
}

const dates = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`
  const known = dates.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone })
  dates.set(key, made)
  return made
}

/** "23 August 2022" */
export function civilDate(civil: string, locale: string): string {
  const at = new Date(`${civil.slice(0, 10)}T12:00:00Z`)
  return formatter(locale, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' }).format(at)
}

/** How a language says a moment; see `Language`. */
interface MomentStyle {
  readonly locale: string
  readonly moment: string
}

/** "5:00 pm on Tuesday 23 August 2022 (NZST)": the hour first, because it is what people miss. */
export function civilDateTime(at: Date, timeZone: string, { locale, moment }: MomentStyle): string {
  const day = formatter(locale, timeZone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at)
  const parts: Readonly<Record<string, string>> = {
    time: civilTime(at, timeZone, locale),
    // English as it is written here puts no comma behind the weekday; Intl does.
    day: locale.startsWith('en') ? day.replace(',', '') : day,
    zone: zoneName(at, timeZone, locale),
  }
  return moment.replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? '')
}

/** "23 Aug 2022, 5:00 pm", for a column of moments: each on one line, the zone said elsewhere on the page. */
export function shortCivilDateTime(at: Date, timeZone: string, locale: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric' } as const
  return `${formatter(locale, timeZone, options).format(at)}, ${civilTime(at, timeZone, locale)}`
}

/** Some versions of ICU set "pm" off with a narrow space: pages must not differ from server to server. */
const civilTime = (at: Date, timeZone: string, locale: string): string =>
  formatter(locale, timeZone, { hour: 'numeric', minute: '2-digit' }).format(at).replace('\u202f', ' ')

/** The zone's short name at that moment: NZST in winter, NZDT in summer. */
export function zoneName(at: Date, timeZone: string, locale: string): string {
  // Short names of a zone are known only to locales of its region; en-NZ knows ours.
  const near = timeZone === 'Pacific/Auckland' ? 'en-NZ' : locale
  const parts = formatter(near, timeZone, { timeZoneName: 'short' }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}
