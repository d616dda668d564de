import type { House } from '../../../platform/house.ts'
import { isId } from '../../../platform/ids.ts'
import { findNamedConsultation, type PublishedConsultation } from '../../consultations/index.ts'
import { findEntryDraft } from '../entry/begin-entry.ts'

export interface FoundEntry {
  readonly draft: NonNullable<Awaited<ReturnType<typeof findEntryDraft>>>
  readonly consultation: PublishedConsultation
}

/** The entry that an address names, with its consultation, put away or not. */
export async function findAnyEntry(house: House, id: string): Promise<FoundEntry | undefined> {
  const draft = isId(id) ? await findEntryDraft(house.db, id) : undefined
  const consultation = draft && (await findNamedConsultation(house.publicDb, draft.consultationId))
  return draft && consultation && { draft, consultation }
}

/** The entry that an address names, with its consultation; one that was put away is not found. */
export async function findNamedEntry(house: House, id: string): Promise<FoundEntry | undefined> {
  const found = await findAnyEntry(house, id)
  return found?.draft.discardedAt ? undefined : found
}
