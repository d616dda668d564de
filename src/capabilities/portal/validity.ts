import { startOfNextDay } from '../../platform/civil-time.ts'
import { type ListedConsultation, nextTurn } from '../consultations/index.ts'

/** Until when a page that speaks of today, and of these consultations, stays true without being made anew. */
export function validUntil(
  consultations: readonly Pick<ListedConsultation, 'opensAt' | 'closesAt'>[],
  now: Date,
  timeZone: string,
): Date {
  const turns = consultations.flatMap((consultation) => nextTurn(consultation, now) ?? [])
  return new Date(Math.min(startOfNextDay(now, timeZone).getTime(), ...turns.map((turn) => turn.getTime())))
}
