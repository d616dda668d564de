import { civilDateAt, civilDateTimeAt } from '../../platform/civil-time.ts'
import type { Words } from '../../platform/translation/words.ts'
import { dayInWords } from '../ledger/index.ts'
import type { PublishedConsultation } from './published.ts'

type Promised = Pick<PublishedConsultation, 'opensAt' | 'closesAt'> & {
  readonly edition: Pick<PublishedConsultation['edition'], 'timeZone' | 'hoursStated'>
}

/**
 * False where a consultation opens on a day rather than at an hour of it: none is known, or the day's first moment, of
 * which an hour says no more than the day.
 */
export const opensAtAnHour = ({ opensAt, edition }: Promised): boolean =>
  edition.hoursStated && !civilDateTimeAt(opensAt, edition.timeZone).endsWith('T00:00')

/**
 * The opening moment in words, "9:00 am on Monday 2 November 2026 (NZDT)"; the day alone where no hour is known.
 *
 * @param siteZone the zone that readers take a day to be of. Given, a day of another zone names its place.
 */
export const openingInWords = (promised: Promised, words: Words, siteZone?: string): string => {
  const { opensAt, edition } = promised
  return opensAtAnHour(promised)
    ? words.instant(opensAt, edition.timeZone)
    : dayInWords(words, opensAt, edition.timeZone, siteZone ?? edition.timeZone)
}

/**
 * The closing moment in words; where no hour is known, the last day on which people could answer. `siteZone` as for
 * the opening.
 */
export const closingInWords = ({ closesAt, edition }: Promised, words: Words, siteZone?: string): string =>
  edition.hoursStated
    ? words.instant(closesAt, edition.timeZone)
    : // Midnight ends the day before; it does not begin another day of the consultation.
      dayInWords(words, new Date(closesAt.getTime() - 1), edition.timeZone, siteZone ?? edition.timeZone)

/** The last day on which people can answer, as a date of the consultation's zone. Midnight ends the day before. */
export const lastDayOf = ({
  closesAt,
  edition,
}: Pick<Promised, 'closesAt'> & { readonly edition: { readonly timeZone: string } }): string =>
  civilDateAt(new Date(closesAt.getTime() - 1), edition.timeZone)
