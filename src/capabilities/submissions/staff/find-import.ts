import type { House } from '../../../platform/house.ts'
import { isId } from '../../../platform/ids.ts'
import { findNamedConsultation, type PublishedConsultation } from '../../consultations/index.ts'
import { findImport, type StaffImport } from '../import/queries.ts'

export interface FoundImport {
  readonly made: StaffImport
  readonly consultation: PublishedConsultation
}

/** The import that an address names, with its consultation. */
export async function findNamedImport(house: House, id: string): Promise<FoundImport | undefined> {
  const made = isId(id) ? await findImport(house.db, id) : undefined
  const consultation = made && (await findNamedConsultation(house.publicDb, made.consultationId))
  return made && consultation && { made, consultation }
}
