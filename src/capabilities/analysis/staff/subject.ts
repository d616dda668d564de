import type { House } from '../../../platform/house.ts'
import { isId } from '../../../platform/ids.ts'
import { findPublishedConsultationById, type PublishedConsultation } from '../../consultations/index.ts'

/** The consultation an address names; a consultation that was never published has received nothing. */
export const findSubject = async (house: House, id: string): Promise<PublishedConsultation | undefined> =>
  isId(id) ? findPublishedConsultationById(house.publicDb, id) : undefined

export const pathOf = (consultationId: string, page: string): string =>
  `/staff/consultations/${consultationId}/${page}`
