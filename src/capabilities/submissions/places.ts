import { definePlace } from '../../platform/places.ts'

export interface SubmissionSubject {
  readonly submissionId: string
  readonly consultationId: string
}

/** Beside a submission on the staff's reading view. */
export const submissionPlace = definePlace<SubmissionSubject>('staff.submission')

/** On a person's own submission page: what became of it. */
export const ownSubmissionPlace = definePlace<SubmissionSubject>('own.submission')
