import { definePlace } from '../../platform/places.ts'
import type { PublishedConsultation } from './published.ts'

/** On the public page of a consultation, after what it is about: "have your say", results, news by email. */
export const consultationPlace = definePlace<PublishedConsultation>('consultation')

/** On the preview of that page: the way into the preview of the form. */
export const previewPlace = definePlace<PublishedConsultation>('consultation.preview')

/** On a consultation's page in the workspace: ways to what was received and what was made of it. */
export const staffConsultationPlace = definePlace<{ readonly consultationId: string }>('staff.consultation')
