import type { House } from '../../../platform/house.ts'
import { isId } from '../../../platform/ids.ts'
import { findNamedConsultation, type PublishedConsultation } from '../../consultations/index.ts'
import { findEntryDraft } from '../entry/begin-entry.ts'

export interface FoundEntry {
  readonly draft: NonNullable<Awaited<ReturnType<typeof findEntryDraft>>>
  readonly consultation: PublishedConsultation
}

/** The entry that an address names, with its consultation; one that was put away is not found. */
export async function findNamedEntry(house: House, id: string): Promise<FoundEntry | undefined> {
  const draft = isId(id) ? await findEntryDraft(house.db, id) : undefined
  if (!draft || draft.discardedAt) return undefined
  const consultation = await findNamedConsultation(house.publicDb, draft.consultationId)
  return consultation && { draft, consultation }
}
