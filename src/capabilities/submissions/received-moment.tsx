import { civilDateAt } from '../../platform/civil-time.ts'
import { Day, Instant, ShortInstant } from '../../ui/index.ts'

/** When a submission came: as a moment, or as a day where nobody knows the hour. */
export function ReceivedMoment({
  of: { receivedAt, receivedDayOnly },
  timeZone,
  short,
}: {
  of: { readonly receivedAt: Date; readonly receivedDayOnly: boolean }
  timeZone: string
  short?: boolean
}) {
  if (receivedDayOnly) return <Day date={civilDateAt(receivedAt, timeZone)} />
  const At = short ? ShortInstant : Instant
  return <At at={receivedAt} timeZone={timeZone} />
}
