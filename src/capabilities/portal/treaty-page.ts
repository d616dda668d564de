import { civilDateAt } from '../../platform/civil-time.ts'
import type { House } from '../../platform/house.ts'
import { type ListedConsultation, listPublishedConsultations, stateOf } from '../consultations/index.ts'
import { listPublishedUpdates, type PublishedUpdate } from '../engagement/index.ts'
import { findLastChanged } from '../ledger/index.ts'
import {
  findPublishedTreaty,
  listPublishedChapters,
  listPublishedDocuments,
  listPublishedFacts,
  listPublishedSessions,
  listPublishedStages,
  listPublishedStatements,
  listPublishedTreatyAgencies,
  type PublishedChapter,
  type PublishedDocument,
  type PublishedFact,
  type PublishedStatement,
  type PublishedTreaty,
  type PublishedTreatyAgency,
  unverifiedSources,
} from '../negotiations/index.ts'
import { listPublishedReports, type PublishedReport } from '../reporting/index.ts'
import {
  latestSession,
  type NextStep,
  nextSteps,
  type StandingSession,
  type StandingStage,
  standingSessions,
  standingStages,
} from './standing.ts'
import { updatesShown } from './updates-shown.ts'
import { validUntil } from './validity.ts'

export interface GroupedConsultations {
  readonly open: readonly ListedConsultation[]
  readonly scheduled: readonly ListedConsultation[]
  /** Closed, newest first; those with results have `reportedAt`. */
  readonly past: readonly ListedConsultation[]
}

export interface TreatyPage {
  readonly treaty: PublishedTreaty
  readonly agencies: readonly PublishedTreatyAgency[]
  readonly stages: readonly StandingStage[]
  readonly facts: readonly PublishedFact[]
  readonly sessions: readonly StandingSession[]
  readonly latest: StandingSession | undefined
  readonly next: readonly NextStep[]
  readonly consultations: GroupedConsultations
  readonly reports: readonly PublishedReport[]
  /** The newest first. */
  readonly updates: readonly PublishedUpdate[]
  readonly documents: readonly PublishedDocument[]
  readonly statements: readonly PublishedStatement[]
  readonly chapters: readonly PublishedChapter[]
  /** Sources of facts nobody has checked, in the order of the notes. */
  readonly sources: readonly string[]
  readonly lastChanged: Date | undefined
  /** Civil date in the zone of the site. */
  readonly today: string
  readonly now: Date
  readonly validUntil: Date
}

export type Reader = Pick<House, 'publicDb' | 'settings' | 'now'>

/** Everything the treaty's page shows, as of now. */
export async function findTreatyPage(house: Reader, slug: string): Promise<TreatyPage | undefined> {
  const { publicDb, settings } = house
  const treaty = await findPublishedTreaty(publicDb, slug)
  if (!treaty) return undefined
  const { treatyId } = treaty
  const now = house.now()
  const today = civilDateAt(now, settings.timeZone)
  const [
    agencies,
    stageRows,
    facts,
    sessionRows,
    consultations,
    documents,
    statements,
    chapters,
    lastChanged,
    reports,
    updates,
  ] = await Promise.all([
    listPublishedTreatyAgencies(publicDb, treatyId),
    listPublishedStages(publicDb, treatyId),
    listPublishedFacts(publicDb, treatyId),
    listPublishedSessions(publicDb, treatyId),
    listPublishedConsultations(publicDb, treatyId),
    listPublishedDocuments(publicDb, treatyId),
    listPublishedStatements(publicDb, treatyId),
    listPublishedChapters(publicDb, treatyId),
    findLastChanged(publicDb, treatyId),
    listPublishedReports(publicDb, treatyId),
    listPublishedUpdates(publicDb, updatesShown, treatyId),
  ])
  const stages = standingStages(stageRows, today)
  const sessions = standingSessions(sessionRows, today)
  return {
    treaty,
    agencies,
    stages,
    facts,
    sessions,
    latest: latestSession(sessions, today),
    next: nextSteps(stages, sessions, consultations, today, now),
    consultations: groupConsultations(consultations, now),
    reports,
    updates,
    documents: newestFirst(documents, sessions, (document) => document.datedOn),
    statements: newestFirst(statements, sessions, (statement) => statement.madeOn),
    chapters,
    sources: unverifiedSources([
      treaty,
      ...stages,
      ...facts,
      ...sessions.flatMap(sessionFacts),
      ...documents.flatMap(documentFacts),
      ...statements,
      ...chapters,
    ]),
    lastChanged,
    today,
    now,
    validUntil: validUntil(consultations, now, settings.timeZone),
  }
}

/** Consultations by whether one can answer them now, soon, or no more. */
export function groupConsultations(
  consultations: readonly ListedConsultation[],
  now: Date,
): GroupedConsultations {
  const inState = (...states: string[]) => consultations.filter((each) => states.includes(stateOf(each, now)))
  return {
    open: inState('open').sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime()),
    scheduled: inState('scheduled').sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime()),
    past: inState('closed', 'reported').sort((a, b) => b.closesAt.getTime() - a.closesAt.getTime()),
  }
}

/** By date, and where none is known by the beginning of the session it belongs to; what has no time comes last. */
function newestFirst<Row extends { readonly sessionId: string | null }>(
  rows: readonly Row[],
  sessions: readonly StandingSession[],
  dateOf: (row: Row) => string | null,
): Row[] {
  const begins = new Map(sessions.map((session) => [session.sessionId, session.begins]))
  const time = (row: Row) => dateOf(row) ?? begins.get(row.sessionId ?? '') ?? ''
  return rows.toSorted((a, b) => (time(a) > time(b) ? -1 : time(a) < time(b) ? 1 : 0))
}

/** A session's own facts, and those of the place and dates that hold. */
export const sessionFacts = (session: StandingSession) => [
  session,
  { source: session.scheduleSource, certainty: session.scheduleCertainty },
]

/** A document's own facts, and those of its symbol where they differ. */
export const documentFacts = (document: PublishedDocument) => [
  document,
  ...(document.symbolCertainty ? [{ source: document.source, certainty: document.symbolCertainty }] : []),
]
