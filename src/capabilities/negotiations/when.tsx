import { DateRange, useWords } from '../../ui/index.ts'
import { isWholeDate, type PartialDate } from './record.ts'

export interface WhenProps {
  readonly begins?: PartialDate | null | undefined
  readonly ends?: PartialDate | null | undefined
}

/** Dates of the record, said no more precisely than they are known: "30 May to 10 June 2022", "August 2020". */
export function When({ begins, ends }: WhenProps) {
  const { rich } = useWords()
  const from = begins ?? ends
  const to = ends ?? begins
  if (!from || !to) return null
  // One end alone stands for a day, not for everything after it.
  if (isWholeDate(from) && isWholeDate(to)) return <DateRange from={from} to={to} />
  if (from === to) return <Partial date={from} />
  return (
    <>
      {rich('negotiations.when.range', { from: <Partial date={from} />, to: <Partial date={to} /> } as never)}
    </>
  )
}

function Partial({ date }: { date: PartialDate }) {
  const words = useWords()
  return <time datetime={date}>{partialDateWords(date, words.language.locale)}</time>
}

/** "24 August 2020", "August 2020", "2020". */
export function partialDateWords(date: PartialDate, locale: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    ...(date.length > 4 ? { month: 'long' as const } : {}),
    ...(date.length > 7 ? { day: 'numeric' as const } : {}),
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(year, month - 1, day)))
}
