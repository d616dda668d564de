import type { Words } from '../../platform/translation/words.ts'
import { dayInWords } from './day-in-words.ts'

/**
 * The day on which something was made public. One rule for the whole site: what was published is told in the site's
 * zone, what is promised (an opening, a closing) in the zone of what promises it. Where the two differ each names its
 * zone, so that no page seems to contradict another. A feed entry bears the moment at which it was published; what
 * was promised for another moment stands in its text.
 *
 * @param nearby the zone of the consultation it belongs to, if it belongs to one
 */
export function publicationDay(words: Words, at: Date, siteZone: string, nearby: string | null): string {
  return dayInWords(words, at, siteZone, nearby ?? siteZone)
}
