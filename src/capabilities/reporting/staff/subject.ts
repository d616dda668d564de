import type { Actor } from '../../../platform/access.ts'
import type { House } from '../../../platform/house.ts'
import { isId } from '../../../platform/ids.ts'
import { findConsultation, type StaffConsultation } from '../../consultations/index.ts'
import { findEntry } from '../queries.ts'

export const findSubject = async (house: House, id: string): Promise<StaffConsultation | undefined> =>
  isId(id) ? findConsultation(house.db, id) : undefined

/** The entry an address names, with its consultation; undefined when they do not belong to each other. */
export async function findEntrySubject(house: House, params: { id: string; entryId: string }) {
  const consultation = await findSubject(house, params.id)
  const entry = isId(params.entryId) ? await findEntry(house.db, params.entryId) : undefined
  if (!consultation || entry?.consultationId !== consultation.consultationId) return undefined
  return { consultation, entry }
}

export const reportPath = (consultationId: string, page = ''): string =>
  `/staff/consultations/${consultationId}/report${page}`

export const entryPath = (consultationId: string, entryId: string, page = ''): string =>
  reportPath(consultationId, `/entries/${entryId}${page}`)

/** What the person looking may do. */
export interface May {
  readonly edit: boolean
  readonly approve: boolean
  readonly publish: boolean
  readonly readSubmissions: boolean
}

export const mayOf = (actor: Actor): May => ({
  edit: actor.permissions.has('report.edit'),
  approve: actor.permissions.has('report.approve'),
  publish: actor.permissions.has('report.publish'),
  readSubmissions: actor.permissions.has('submission.read'),
})

/** Deeds that a page tells of when one comes back to it. */
const dones = [
  'added',
  'saved',
  'begun',
  'proposed',
  'approved',
  'sent-back',
  'discarded',
  'moved',
  'taken-back',
  'published',
  'reordered',
  'picked',
] as const
export type Done = (typeof dones)[number]

export const doneOf = (query: unknown): Done | undefined =>
  dones.find((each) => each === (query as { done?: unknown }).done)
