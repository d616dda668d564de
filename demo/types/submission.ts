import type { Channel, DraftContent, SubmitterKind } from '../../src/capabilities/submissions/index.ts'
import type { Attribution, PartialDate } from './attribution.ts'

export type Topic =
  | 'taking-part'
  | 'human-rights'
  | 'expression'
  | 'privacy'
  | 'criminalisation'
  | 'researchers'
  | 'procedural-powers'
  | 'cooperation'
  | 'children'
  | 'maori-data'
  | 'pacific'
  | 'prevention'
  | 'openness'
  | 'business'
  | 'victims'
  | 'domestic-process'

export type Stance = 'for' | 'mixed' | 'against'

/** Who writes; `on-behalf` is an individual who sends what somebody else said. */
export type Voice = Exclude<SubmitterKind, 'unstated'> | 'on-behalf'

/** What the generator meant: the truth against which analysis can be measured. Never shown as a finding. */
export interface Made {
  voice: Voice
  stance: Stance
  topics: Topic[]
  campaign?: string
  /** What the request to withhold was about, where there is one. */
  withhold?: { scope: 'name' | 'passage' | 'answer' | 'submission'; category: WithholdCategory }
}

export type WithholdCategory = 'privacy' | 'commercial' | 'safety' | 'cultural'

export interface SyntheticSubmission {
  id: string
  consultationSlug: string
  /** Place in the order of receipt within its consultation, from 1. */
  sequence: number
  synthetic: true
  /** The label shown to staff beside the submission. */
  label: string
  channel: Extract<Channel, 'web' | 'email' | 'post' | 'meeting'>
  /** UTC instant, ISO 8601. */
  receivedAt: string
  /**
   * As the record receives it. What came by email, post or meeting stands as the answer to the consultation's
   * `bodyQuestionId`, entered by staff, and is the only answer.
   */
  content: Pick<DraftContent, 'answers' | 'sender' | 'withhold'>
  method: 'typed' | 'entered-by-staff'
  /** The subject line of an email. */
  subject?: string
  /** Passages in te reo Māori: exact words, and the answer that holds them. */
  teReo: { questionId: string; exact: string }[]
  contactConsent: boolean
  made: Made
}

/** One part of a report entry, with its own source: what was asked, said or done are rarely equally certain. */
export interface ReportPart extends Attribution {
  text: string
}

export interface ReportEntry {
  id: string
  consultationSlug: string
  order: number
  title: string
  asked: ReportPart
  said: ReportPart
  did: ReportPart
  publishedOn?: PartialDate
  sessionSlugs: string[]
  statementIds: string[]
  /** Topics that find the synthetic submissions standing in for the real ones behind this entry. */
  topics: Topic[]
}

export type {
  AnswerValue,
  EngagementAnswer,
  PositionAnswer,
} from '../../src/capabilities/consultations/index.ts'
