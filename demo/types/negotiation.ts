import type { Attribution, Certainty, Contact, Fact, PartialDate } from './attribution.ts'

export interface Agency extends Attribution {
  slug: string
  name: string
  /** The name in te reo Māori. */
  nameMi: string
  abbreviation: string
  role: string
}

export type StageStatus = 'done' | 'current' | 'ahead' | 'not-known'

export interface Stage extends Attribution {
  slug: string
  order: number
  title: string
  description: string
  begins?: PartialDate
  ends?: PartialDate
  /** Holds where the dates do not tell. */
  status: StageStatus
}

/** A dated event of the process that is not a session of the committee. */
export interface Milestone extends Attribution {
  slug: string
  stageSlug: string
  title: string
  status: SessionStatus
  date: PartialDate
  endDate?: PartialDate
  city?: string
  description: string
  documentSymbols: string[]
}

/** One thing known about where the process stands. The page composes its sentences from these. */
export interface StandingFact extends Attribution {
  id: string
  label: string
  value: string
  /** When the source said so. */
  asOf: PartialDate
  note?: string
}

export interface RelatedInstrument extends Attribution {
  title: string
  relation: string
  dates: (Attribution & { date: PartialDate; what: string })[]
}

export interface Treaty {
  slug: string
  title: Fact<string>
  fullTitle: Fact<string>
  shortTitle: Fact<string>
  /** The body that negotiated. */
  bodyName: Fact<string>
  summary: Fact<string>
  whyItMatters: Fact<string>
  overarchingGoal: Fact<string>
  contact: Fact<Contact>
  leadAgencySlugs: string[]
  stages: Stage[]
  standing: StandingFact[]
  milestones: Milestone[]
  relatedInstruments: RelatedInstrument[]
}

export type SessionKind =
  | 'organisational'
  | 'substantive'
  | 'intersessional'
  | 'concluding'
  | 'reconvened'
  | 'follow-up'
export type SessionStatus = 'planned' | 'confirmed' | 'held'

/** One state of a session's dates, oldest first; the last entry is what holds. */
export interface ScheduleEntry extends Attribution {
  firstDay: PartialDate
  /** Absent where the source names only the first day. */
  lastDay?: PartialDate
  city?: string
  status: SessionStatus
  note?: string
}

export interface Session extends Attribution {
  slug: string
  title: string
  kind: SessionKind
  /** Place in the series of its kind, where it has one: 1 for the first session. */
  ordinal?: number
  city: string
  country: string
  firstDay: string
  lastDay: string
  status: SessionStatus
  /** Days inside the span on which nothing met. */
  daysOff: string[]
  schedule: ScheduleEntry[]
  /** Chapters on the table, at the stage the session worked in. */
  chapterSlugs: string[]
  note?: string
}

export type ChapterStage = 'structure' | 'final'

export interface Chapter extends Attribution {
  slug: string
  stage: ChapterStage
  order: number
  /** Roman numeral of the final text; absent for a preamble and at the structure stage. */
  numeral?: string
  title: string
  firstArticle?: number
  lastArticle?: number
  /** Slugs of the structure-stage chapters this one grew from. */
  grewFrom: string[]
  readAtSessionSlugs: string[]
}

export type DocumentKind =
  | 'resolution'
  | 'decision'
  | 'report'
  | 'annotated-agenda'
  | 'compilation'
  | 'conference-room-paper'
  | 'consolidated-negotiating-document'
  | 'draft-text'
  | 'draft-resolution'
  | 'amendment'
  | 'interpretative-notes'
  | 'depositary-notification'

/** A revision replaces, an addendum adds, a corrigendum corrects: three different relations. */
export type DocumentRelationKind = 'revises' | 'adds-to' | 'corrects' | 'supersedes' | 'amends' | 'adopts'

export interface DocumentRelation {
  kind: DocumentRelationKind
  /** The symbol pointed at; it need not be a document we hold. */
  symbol: string
}

export interface TreatyDocument extends Attribution {
  symbol: string
  title: string
  kind: DocumentKind
  sessionSlug?: string
  date?: PartialDate
  /** Where the certainty of the symbol differs from that of the title. */
  symbolCertainty?: Certainty
  /** The symbol as a source printed it, where the print is wrong. */
  printedAs?: string
  url?: string
  relations: DocumentRelation[]
  note?: string
}

export interface Vote {
  inFavour: number
  against: number
  abstaining: number
}

export interface Outcome extends Attribution {
  id: string
  /** A session's outcome, or else that of a milestone. */
  sessionSlug?: string
  milestoneSlug?: string
  order: number
  title: string
  text: string
  vote?: Vote | 'without-vote'
  documentSymbols: string[]
}

export interface Statement extends Attribution {
  id: string
  title: string
  kind: 'written' | 'oral' | 'position'
  sessionSlug?: string
  milestoneSlug?: string
  date?: PartialDate
  summary: string
  chapterSlugs: string[]
  /** Articles of the final text that it names, as written. */
  articles: string[]
  note?: string
}
