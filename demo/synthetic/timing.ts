import { Temporal } from 'temporal-polyfill'
import type { Edition } from '../types.ts'
import type { Chance } from './chance.ts'

/**
 * When a submission came in, as a UTC instant: many in the first days, more in the last, mostly by day, always inside the
 * window of the edition and not after `until`. Civil times, so that a change of clocks in between is right.
 */
export function receivedAt(chance: Chance, edition: Edition, until?: string): string {
  const opens = Temporal.PlainDateTime.from(edition.opens)
  const closes = Temporal.PlainDateTime.from(edition.closes)
  const last = until ? Temporal.PlainDateTime.from(until) : closes
  const days = opens.toPlainDate().until(last.toPlainDate(), { largestUnit: 'days' }).days
  for (;;) {
    const where = chance.weighted({ start: 25, middle: 40, end: 35 })
    const few = Math.min(4, days)
    const day =
      where === 'middle'
        ? chance.between(0, days)
        : where === 'start'
          ? chance.between(0, few)
          : days - chance.between(0, few)
    const hour = chance.happens(0.85) ? chance.between(8, 18) : chance.between(19, 23)
    const time = { hour, minute: chance.between(0, 59), second: chance.between(0, 59) }
    const moment = opens.toPlainDate().add({ days: day }).toPlainDateTime(time)
    if (
      Temporal.PlainDateTime.compare(moment, opens) < 0 ||
      Temporal.PlainDateTime.compare(moment, last) >= 0
    )
      continue
    return moment.toZonedDateTime(edition.timeZone).toInstant().toString()
  }
}
