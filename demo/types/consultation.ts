import type { ConsultationState, Edition } from '../../src/capabilities/consultations/index.ts'
import type { Attribution, Fact } from './attribution.ts'

/** What is really known of a date that an edition must give as a civil time. */
export interface DateKnown extends Attribution {
  /** A partial date, or a civil time where the minute is known; absent when not even the month is. */
  value?: string
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
  /** The long-text question that can hold the body of an email, a letter or meeting notes. */
  bodyQuestionId: string
}

export type {
  Edition,
  Notice,
  Option,
  Question,
  Section,
} from '../../src/capabilities/consultations/index.ts'
