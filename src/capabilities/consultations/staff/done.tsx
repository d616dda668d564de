import type { FastifyRequest } from 'fastify'
import { NotificationBanner, useWords } from '../../../ui/index.ts'

/** Deeds that lead back to a page of the workspace, which then tells of them. */
const dones = [
  'begun',
  'saved',
  'proposed',
  'approved',
  'published',
  'sent-back',
  'taken-back',
  'edition-begun',
] as const
export type Done = (typeof dones)[number]

/** What the address says was just done. */
export const doneOf = (request: FastifyRequest): Done | undefined =>
  dones.find((each) => each === (request.query as { done?: unknown }).done)

/** A page's address, with word of what was just done. */
export const tellingOf = (path: string, done: Done): string => `${path}?done=${done}`

/** Says that it was done; nothing when one came to the page by another way. */
export function DoneBanner({ done }: { done: Done | undefined }) {
  const { t } = useWords()
  return done ? (
    <NotificationBanner type="success">{t(`consultations.done.${done}`)}</NotificationBanner>
  ) : null
}
