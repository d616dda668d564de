import { useWords } from '../frame.tsx'

/** A civil date, `2022-08-23`, as "23 August 2022". */
export function Day({ date }: { date: string }) {
  const words = useWords()
  return <time datetime={date.slice(0, 10)}>{words.date(date)}</time>
}

interface InstantProps {
  readonly at: Date
  readonly timeZone: string
}

/** An instant in a zone, as "5:00 pm on Tuesday 23 August 2022 (NZST)". */
export function Instant({ at, timeZone }: InstantProps) {
  const words = useWords()
  return <time datetime={at.toISOString()}>{words.instant(at, timeZone)}</time>
}

/** An instant in a list or a table, as "23 Aug 2022, 5:00 pm", on one line; the whole of it, zone included, as its title. */
export function ShortInstant({ at, timeZone }: InstantProps) {
  const words = useWords()
  return (
    <time class="app-short-instant" datetime={at.toISOString()} title={words.instant(at, timeZone)}>
      {words.shortInstant(at, timeZone)}
    </time>
  )
}

export interface DateRangeProps {
  /** Civil dates. Absent: that end is not known. */
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
}

/** "28 February to 11 March 2022": what both ends share is said once. */
export function DateRange({ from, to }: DateRangeProps) {
  const words = useWords()
  if (from && to && from.slice(0, 10) === to.slice(0, 10)) return <Day date={from} />
  const day = (civil: string, shown: string) => <time datetime={civil.slice(0, 10)}>{shown}</time>
  if (from && to) {
    return (
      <>
        {words.rich('ui.date.range', {
          from: day(from, startOfRange(from, to, words.language.locale, words.date(from))),
          to: day(to, words.date(to)),
        })}
      </>
    )
  }
  if (from) return <>{words.rich('ui.date.from', { from: day(from, words.date(from)) })}</>
  if (to) return <>{words.rich('ui.date.until', { to: day(to, words.date(to)) })}</>
  return null
}

function startOfRange(from: string, to: string, locale: string, whole: string): string {
  if (!locale.startsWith('en') || from.slice(0, 4) !== to.slice(0, 4)) return whole
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    ...(sameMonth ? {} : { month: 'long' }),
    timeZone: 'UTC',
  }).format(new Date(`${from.slice(0, 10)}T12:00:00Z`))
}
