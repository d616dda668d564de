import type { ColumnType } from 'kysely'
import type { ChangeState, Deed, SubjectKind } from './change.ts'
import type {
  Certainty,
  DocumentRelationKind,
  PartialDate,
  ScheduleStatus,
  SessionKind,
  StageStatus,
  StatementKind,
} from './record.ts'

/** Where a fact comes from, and how far it can be trusted. */
interface Attributed {
  source: string | null
  certainty: Certainty
}

interface TreatyColumns extends Attributed {
  treatyId: string
  slug: string
  title: string
  shortTitle: string
  fullTitle: string | null
  summary: string
  background: string
  goal: string
  contactName: string | null
  contactEmail: string | null
  bodyName: string | null
}

interface TreatyTable extends TreatyColumns {
  createdAt: Date
  publishedAt: Date | null
}

interface TreatyAgencyTable {
  treatyId: string
  agencyId: string
  ordinal: number
}

interface StageTable extends Attributed {
  stageId: string
  treatyId: string
  ordinal: number
  name: string
  description: string
  begins: PartialDate | null
  ends: PartialDate | null
  status: StageStatus
}

interface FactTable extends Attributed {
  factId: string
  treatyId: string
  ordinal: number
  label: string
  value: string
  asOf: PartialDate | null
  note: string | null
}

interface SessionTable extends Attributed {
  sessionId: string
  treatyId: string
  slug: string
  name: string
  kind: SessionKind
  description: string
}

interface ScheduleTable extends Attributed {
  sessionId: string
  ordinal: number
  status: ScheduleStatus
  city: string | null
  country: string | null
  begins: PartialDate | null
  ends: PartialDate | null
  note: string | null
  recordedAt: Date
}

interface PublishedSessionView extends SessionTable {
  status: ScheduleStatus
  city: string | null
  country: string | null
  begins: PartialDate | null
  ends: PartialDate | null
  note: string | null
  scheduleSource: string | null
  scheduleCertainty: Certainty
  /** Civil dates; null where the day is not known. */
  startsOn: string | null
  endsOn: string | null
}

interface ChapterTable extends Attributed {
  chapterId: string
  treatyId: string
  slug: string
  structure: string
  ordinal: number
  number: string | null
  title: string
  firstArticle: number | null
  lastArticle: number | null
}

interface DocumentTable extends Attributed {
  documentId: string
  treatyId: string
  sessionId: string | null
  symbol: string | null
  printedAs: string | null
  title: string
  kind: string
  datedOn: PartialDate | null
  url: string | null
  note: string | null
  symbolCertainty: Certainty | null
}

interface DocumentRelationTable {
  documentId: string
  kind: DocumentRelationKind
  symbol: string
}

interface OutcomeTable extends Attributed {
  outcomeId: string
  sessionId: string
  ordinal: number
  title: string
  body: string
  decided: 'vote' | 'without-vote' | null
  votesFor: number | null
  votesAgainst: number | null
  abstentions: number | null
  symbols: string[]
}

interface StatementTable extends Attributed {
  statementId: string
  treatyId: string
  sessionId: string | null
  slug: string
  title: string
  kind: StatementKind
  madeOn: PartialDate | null
  agencyId: string | null
  summary: string
  articles: string[]
  url: string | null
  note: string | null
}

interface ChangeTable {
  changeId: string
  treatyId: string
  subjectKind: SubjectKind
  subjectId: string
  deed: Deed
  content: ColumnType<unknown, string | null, never>
  before: ColumnType<unknown, string | null, never>
  state: ChangeState
  reason: string | null
  proposedBy: string
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
}

interface PublishedAgencyView {
  treatyId: string
  ordinal: number
  agencyId: string
  slug: string
  name: string
  nameMi: string | null
  role: string | null
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    treaty: TreatyTable
    treatyAgency: TreatyAgencyTable
    treatyStage: StageTable
    treatyFact: FactTable
    negotiationSession: SessionTable
    sessionSchedule: ScheduleTable
    chapter: ChapterTable
    chapterOrigin: { chapterId: string; originId: string }
    sessionChapter: { sessionId: string; chapterId: string }
    treatyDocument: DocumentTable
    treatyDocumentRelation: DocumentRelationTable
    outcome: OutcomeTable
    statement: StatementTable
    statementChapter: { statementId: string; chapterId: string }
    negotiationChange: ChangeTable
    publishedTreaty: TreatyColumns & { publishedAt: Date }
    publishedTreatyAgency: PublishedAgencyView
    publishedTreatyStage: StageTable
    publishedTreatyFact: FactTable
    publishedSession: PublishedSessionView
    publishedSessionSchedule: ScheduleTable & { treatyId: string }
    publishedChapter: ChapterTable
    publishedChapterOrigin: { treatyId: string; chapterId: string; originId: string }
    publishedSessionChapter: { treatyId: string; sessionId: string; chapterId: string }
    publishedTreatyDocument: DocumentTable
    publishedTreatyDocumentRelation: DocumentRelationTable & { treatyId: string }
    publishedOutcome: OutcomeTable & { treatyId: string }
    publishedStatement: StatementTable & { agencyName: string | null }
    publishedStatementChapter: { treatyId: string; statementId: string; chapterId: string }
  }
}
