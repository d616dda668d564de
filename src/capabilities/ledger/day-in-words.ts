import type { Words } from '../../platform/translation/words.ts'

/**
 * A day in words, with its place where readers would take it for one of another zone: an hour says its zone, a day does
 * not, and elsewhere it begins and ends at other moments.
 *
 * @param timeZone the zone whose day it is
 * @param nearby the zone that readers take a day to be of
 */
export function dayInWords(words: Words, at: Date, timeZone: string, nearby: string): string {
  const day = words.day(at, timeZone)
  if (timeZone === nearby) return day
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ')
  return words.t('ledger.day-elsewhere', { day, place })
}
