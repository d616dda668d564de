import type { Attribution, CivilTime, Contact, Fact, PartialDate } from './attribution.ts'

export type QuestionType =
  | 'short-text'
  | 'long-text'
  | 'single-choice'
  | 'multiple-choice'
  | 'agreement-grid'
  | 'position'
  | 'ranking'
  | 'number'
  | 'date'
  | 'email'
  | 'engagement'

export interface Labelled {
  id: string
  label: string
}

export interface QuestionOption extends Labelled {
  /** Choosing it rules out the others. */
  exclusive?: boolean
}

export interface Question {
  id: string
  type: QuestionType
  label: string
  help?: string
  /** The "more about this" panel; markdown. */
  more?: { title: string; body: string }
  required: boolean
  showWhen?: { questionId: string; anyOf: string[] }
  /** Choices; the things to rank; for `engagement`, the ways of being engaged. */
  options?: QuestionOption[]
  /** The rows of an agreement grid. */
  statements?: Labelled[]
  /** The points of an agreement grid; for `engagement`, the levels of interest. */
  scale?: Labelled[]
  /** UTF-16 code units. */
  maxLength?: number
  /** A number, or a civil date for `date`. */
  min?: number | string
  max?: number | string
}

export interface Section {
  id: string
  title: string
  /** Markdown. */
  intro?: string
  questions: Question[]
}

export type NoticeElementNumber =
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '10'
  | '11'
  | '12'
  | '13'
  | '14'
  | '15'

/** What a notice says on each of its fifteen elements; `null` where it says nothing, and the page shows the gap. */
export type NoticeElements = Record<NoticeElementNumber, string | null>

export interface EditionDocument {
  title: string
  url?: string
  format?: string
  sizeBytes?: number
  note?: string
}

/** The content of one edition of a consultation, as the consultations capability stores and checks it. */
export interface Edition {
  title: string
  summary: string
  /** Markdown. */
  overview: string
  /** Markdown. */
  background: string
  documents: EditionDocument[]
  opens: CivilTime
  closes: CivilTime
  timeZone: string
  /** False where the sources give days but no hours, so that the page shows days only. */
  hoursStated: boolean
  sessionSlug?: string
  chapterSlugs: string[]
  agencySlugs: string[]
  contact: Contact
  notice: { elements: NoticeElements }
  sections: Section[]
}

export type ConsultationState = 'draft' | 'approved' | 'scheduled' | 'open' | 'closed' | 'reported'

/** What is really known of a date that an edition must give as a civil time. */
export interface DateKnown extends Attribution {
  /** Absent when not even the month is known. */
  value?: PartialDate
  precision: 'minute' | 'day' | 'month' | 'not-known'
  note?: string
}

export interface DemoConsultation extends Attribution {
  slug: string
  state: ConsultationState
  /** True for a consultation that never took place outside this software. */
  demonstration: boolean
  edition: Edition
  dates: { opens: DateKnown; closes: DateKnown; resultsPublished?: DateKnown }
  channel: Fact<string>
  /** What the reader must know about how this record was put together. */
  notes: string[]
  /** The long-text question that can hold the body of an e-mail, a letter or meeting notes. */
  bodyQuestionId: string
}
