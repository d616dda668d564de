import { definePlace } from '../../platform/places.ts'

export interface SubmissionSubject {
  readonly submissionId: string
  readonly consultationId: string
  /** The query of the page's address: it tells which list the page was opened from. */
  readonly query?: unknown
}

/** Beside a submission on the staff's reading view. */
export const submissionPlace = definePlace<SubmissionSubject>('staff.submission')

/** On a person's own submission page: what became of it. */
export const ownSubmissionPlace = definePlace<SubmissionSubject>('own.submission')
