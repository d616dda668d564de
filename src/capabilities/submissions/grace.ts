import { isOpen, isWithinGrace, type PublishedConsultation } from '../consultations/index.ts'

/**
 * Until when a form that was begun before closing can still be sent, once the consultation has closed. Undefined while it
 * is open, and when it is too late.
 */
export function graceUntil(
  consultation: PublishedConsultation,
  draft: { readonly createdAt: Date },
  graceMinutes: number,
  now: Date,
): Date | undefined {
  if (isOpen(consultation, now) || !isWithinGrace(consultation, draft.createdAt, graceMinutes, now))
    return undefined
  return new Date(consultation.closesAt.getTime() + graceMinutes * 60_000)
}
