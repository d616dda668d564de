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

export type PositionChoice = 'support' | 'support-with-changes' | 'oppose' | 'no-view'

export interface PositionAnswer {
  choice: PositionChoice
  why?: string
}

export interface EngagementAnswer {
  level: string
  ways: string[]
  contact: boolean
  email?: string
}

/**
 * Text, number, date, e-mail and single choice are strings; multiple choice and ranking (in order) are lists;
 * a grid maps statement to scale point.
 */
export type Answer = string | string[] | PositionAnswer | EngagementAnswer | Record<string, string>

export type SubmitterKind = 'individual' | 'organisation' | 'iwi-hapu' | 'company' | 'academic' | 'on-behalf'
export type Channel = 'web' | 'email' | 'post' | 'meeting'

export interface WithholdRequest {
  scope: 'name' | 'passage' | 'answer' | 'submission'
  /** The answer meant; absent for name and submission, and when the passage is in the body. */
  questionId?: string
  /** For a passage: the exact words, which occur in the text. */
  exact?: string
  category: 'privacy' | 'commercial' | 'safety' | 'cultural'
  because: string
}

export interface SyntheticSubmission {
  id: string
  consultationSlug: string
  /** Place in the order of receipt within its consultation, from 1. */
  sequence: number
  synthetic: true
  /** The label shown to staff beside the submission. */
  label: string
  submitter: { kind: SubmitterKind; name: string; onBehalfOf?: string; email?: string }
  channel: Channel
  /** UTC instant, ISO 8601. */
  receivedAt: string
  answers: Record<string, Answer>
  /** What came by e-mail, post or meeting; web submissions have answers instead. */
  body?: { subject?: string; text: string }
  /** Passages in te reo Māori: exact words, and the answer that holds them (absent: the body). */
  teReo: { questionId?: string; exact: string }[]
  withhold: WithholdRequest[]
  contactConsent: boolean
  /** What the generator meant; the truth against which analysis can be measured. Never shown as a finding. */
  made: { stance: Stance; topics: Topic[]; campaign?: string }
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
