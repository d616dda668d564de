import { Temporal } from 'temporal-polyfill'
import { civilDateAt, instantOf } from '../../../platform/civil-time.ts'
import { unknownHour } from '../entry/entry.ts'
import type { DateFormat } from './import.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
}

/**
 * The moment that a cell tells. What says its order itself is read as it says, whatever the format: `2026-11-24T09:30+13:00`,
 * `24 November 2026`. A zone that is not told is the one given. Undefined where it is no date.
 *
 * @param dayZone where a day without an hour is taken at noon: the zone it is shown in, so that it stays the same day
 */
export function readMoment(
  text: string,
  format: DateFormat,
  timeZone: string,
  dayZone: string = timeZone,
): { readonly at: Date; readonly dayOnly: boolean } | undefined {
  const written = text.trim()
  if (written === '' || written.length > 80) return undefined
  if (format === 'seconds' || format === 'milliseconds') {
    if (/^\d{1,15}(\.\d{1,9})?$/.test(written))
      return sound(new Date(Math.round(Number(written) * (format === 'seconds' ? 1_000 : 1))), false)
  }
  const day = readDay(written, format)
  if (!day) return undefined
  const rest = written.slice(day.length)
  const time = readTime(rest)
  if (time === undefined) return undefined
  try {
    const plain = Temporal.PlainDateTime.from(
      { ...day.civil, ...(time === 'none' ? noon : time.clock) },
      { overflow: 'reject' },
    )
    const offset = time === 'none' ? undefined : time.offset
    const at = offset
      ? Temporal.Instant.from(`${plain.toString()}${offset}`).epochMilliseconds
      : plain.toZonedDateTime(time === 'none' ? dayZone : timeZone, { disambiguation: 'compatible' })
          .epochMilliseconds
    return sound(new Date(at), time === 'none')
  } catch {
    return undefined
  }
}

/** The day said for all rows, at noon where it is shown, or now where noon has not come yet. */
export function dayForAllRows(day: string | undefined, timeZone: string, now: Date): Date | undefined {
  if (!day) return undefined
  const noon = instantOf(`${day}T${unknownHour}`, timeZone)
  if (!noon.ok) return undefined
  if (noon.at <= now) return noon.at
  return civilDateAt(now, timeZone) === day ? now : undefined
}

const noon = { hour: Number(unknownHour.slice(0, 2)) }

/** Nothing was sent to us before there was anything to send. */
const earliest = Date.UTC(1900, 0, 1)
const sound = (at: Date, dayOnly: boolean) =>
  at.getTime() >= earliest && at.getTime() < 8.64e15 ? { at, dayOnly } : undefined

function readDay(text: string, format: DateFormat): { civil: Civil; length: number } | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text)
  if (iso) return found(iso, Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const dayName = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i.exec(text)?.[0] ?? ''
  const named = readNamed(text.slice(dayName.length))
  if (named) return { ...named, length: named.length + dayName.length }
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(text)
  if (!numbers) return undefined
  const [first, second, year] = [Number(numbers[1]), Number(numbers[2]), fullYear(numbers[3] ?? '')]
  return format === 'month-first' ? found(numbers, year, first, second) : found(numbers, year, second, first)
}

const found = (match: RegExpExecArray, year: number, month: number, day: number) => ({
  civil: { year, month, day },
  length: match[0].length,
})

const fullYear = (written: string): number => (written.length === 2 ? 2000 : 0) + Number(written)

function readNamed(text: string): { civil: Civil; length: number } | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})(?!\d)/i.exec(text)
  if (dayFirst) {
    const month = monthOf(dayFirst[2])
    return month ? found(dayFirst, fullYear(dayFirst[3] ?? ''), month, Number(dayFirst[1])) : undefined
  }
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i.exec(text)
  if (monthFirst) {
    const month = monthOf(monthFirst[1])
    return month ? found(monthFirst, Number(monthFirst[3]), month, Number(monthFirst[2])) : undefined
  }
  // As Java and Unix write a moment: the year comes last, behind a short name of a zone that tells nothing for sure.
  const last = /^([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2})\s+(?:[A-Z]{2,5}\s+)?(\d{4})$/i.exec(text)
  const month = last && monthOf(last[1])
  if (!last || !month) return undefined
  const clock = text.indexOf(last[3] ?? '')
  return { civil: { year: Number(last[4]), month, day: Number(last[2]) }, length: clock }
}

const monthOf = (name: string | undefined): number =>
  months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1

interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** What stands behind a day: nothing, or an hour that may have a zone. Undefined for anything else. */
function readTime(rest: string): 'none' | { clock: Clock; offset: string | undefined } | undefined {
  if (rest.trim() === '') return 'none'
  const match =
    /^(?:T|,?\s+|\s*at\s+)?(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?:\s+[A-Z]{2,5}\s+\d{4}|\s+\d{4})?$/i.exec(
      rest,
    )
  if (!match) return undefined
  const [, hours, minutes, seconds, half, zone] = match
  let hour = Number(hours)
  if (half) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0)
  }
  return {
    clock: { hour, minute: Number(minutes), second: Number(seconds ?? 0) },
    offset:
      zone && (/^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.replace(':', '').slice(3) || '00'}` : 'Z'),
  }
}

/** How dates seem to be written, and whether another way would be as likely. */
export function tellDateFormat(samples: readonly string[]): { format: DateFormat; unsure: boolean } {
  const numbers = samples.filter((each) => /^\d{9,14}(\.\d+)?$/.test(each.trim()))
  if (numbers.length > 0 && numbers.length === samples.length) {
    const largest = Math.max(...numbers.map(Number))
    return { format: largest > 100_000_000_000 ? 'milliseconds' : 'seconds', unsure: false }
  }
  const slashed = samples.flatMap((each) => {
    const match = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(each)
    return match ? [[Number(match[1]), Number(match[2])] as const] : []
  })
  if (slashed.length === 0) return { format: 'iso', unsure: false }
  if (slashed.some(([first]) => first > 12)) return { format: 'day-first', unsure: false }
  if (slashed.some(([, second]) => second > 12)) return { format: 'month-first', unsure: false }
  return { format: 'day-first', unsure: true }
}
