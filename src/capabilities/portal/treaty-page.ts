import { civilDateAt } from '../../platform/civil-time.ts'
import type { House } from '../../platform/house.ts'
import { listPublishedConsultations, type PublishedConsultation, stateOf } from '../consultations/index.ts'
import { findLastChanged } from '../ledger/index.ts'
import {
  findPublishedTreaty,
  listPublishedChapters,
  listPublishedDocuments,
  listPublishedFacts,
  listPublishedOutcomes,
  listPublishedSchedules,
  listPublishedSessions,
  listPublishedStages,
  listPublishedStatements,
  listPublishedTreatyAgencies,
  type PublishedChapter,
  type PublishedDocument,
  type PublishedFact,
  type PublishedOutcome,
  type PublishedSchedule,
  type PublishedStatement,
  type PublishedTreaty,
  type PublishedTreatyAgency,
  unverifiedSources,
} from '../negotiations/index.ts'
import {
  latestSession,
  type NextStep,
  nextSteps,
  type StandingSession,
  type StandingStage,
  standingSessions,
  standingStages,
} from './standing.ts'
import { validUntil } from './validity.ts'

export interface GroupedConsultations {
  readonly open: readonly PublishedConsultation[]
  readonly scheduled: readonly PublishedConsultation[]
  /** Closed, newest first; those with results have `reportedAt`. */
  readonly past: readonly PublishedConsultation[]
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

type Reader = Pick<House, 'publicDb' | 'settings' | 'now'>

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
    documents: inOrderOfTime(documents, sessions, (document) => document.datedOn),
    statements: inOrderOfTime(statements, sessions, (statement) => statement.madeOn),
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
  consultations: readonly PublishedConsultation[],
  now: Date,
): GroupedConsultations {
  const inState = (...states: string[]) => consultations.filter((each) => states.includes(stateOf(each, now)))
  return {
    open: inState('open').sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime()),
    scheduled: inState('scheduled').sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime()),
    past: inState('closed', 'reported').sort((a, b) => b.closesAt.getTime() - a.closesAt.getTime()),
  }
}

/** By date, and where none is known by the beginning of the session it belongs to; the rest stay last, as they were. */
function inOrderOfTime<Row extends { readonly sessionId: string | null }>(
  rows: readonly Row[],
  sessions: readonly StandingSession[],
  dateOf: (row: Row) => string | null,
): Row[] {
  const begins = new Map(sessions.map((session) => [session.sessionId, session.begins]))
  const time = (row: Row) => dateOf(row) ?? begins.get(row.sessionId ?? '') ?? '9999'
  return rows.toSorted((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0))
}

/** A session's own facts, and those of the place and dates that hold. */
const sessionFacts = (session: StandingSession) => [
  session,
  { source: session.scheduleSource, certainty: session.scheduleCertainty },
]

/** A document's own facts, and those of its symbol where they differ. */
const documentFacts = (document: PublishedDocument) => [
  document,
  ...(document.symbolCertainty ? [{ source: document.source, certainty: document.symbolCertainty }] : []),
]

export interface SessionPage {
  readonly treaty: PublishedTreaty
  readonly session: StandingSession
  readonly previous: StandingSession | undefined
  readonly next: StandingSession | undefined
  /** Every announcement of place and dates, oldest first; the last holds. */
  readonly schedules: readonly PublishedSchedule[]
  /** Those it read. */
  readonly chapters: readonly PublishedChapter[]
  /** Those of every text, to name what a statement speaks to. */
  readonly allChapters: readonly PublishedChapter[]
  readonly outcomes: readonly PublishedOutcome[]
  readonly documents: readonly PublishedDocument[]
  readonly statements: readonly PublishedStatement[]
  readonly consultations: readonly PublishedConsultation[]
  readonly sources: readonly string[]
  readonly now: Date
  readonly validUntil: Date
}

/** Everything the page of one session (or step of the process) shows, as of now. */
export async function findSessionPage(
  house: Reader,
  treatySlug: string,
  sessionSlug: string,
): Promise<SessionPage | undefined> {
  const { publicDb, settings } = house
  const treaty = await findPublishedTreaty(publicDb, treatySlug)
  if (!treaty) return undefined
  const { treatyId } = treaty
  const now = house.now()
  const today = civilDateAt(now, settings.timeZone)
  const [sessionRows, schedules, chapters, outcomes, documents, statements, consultations] =
    await Promise.all([
      listPublishedSessions(publicDb, treatyId),
      listPublishedSchedules(publicDb, treatyId),
      listPublishedChapters(publicDb, treatyId),
      listPublishedOutcomes(publicDb, treatyId),
      listPublishedDocuments(publicDb, treatyId),
      listPublishedStatements(publicDb, treatyId),
      listPublishedConsultations(publicDb, treatyId),
    ])
  const sessions = standingSessions(sessionRows, today)
  const index = sessions.findIndex((each) => each.slug === sessionSlug)
  const session = sessions[index]
  if (!session) return undefined
  const { sessionId } = session
  const here = <Row extends { sessionId: string | null }>(rows: readonly Row[]) =>
    rows.filter((row) => row.sessionId === sessionId)
  const page = {
    schedules: here(schedules),
    chapters: chapters.filter((chapter) => chapter.sessionIds.includes(sessionId)),
    outcomes: here(outcomes),
    documents: here(documents),
    statements: here(statements),
  }
  return {
    treaty,
    session,
    previous: sessions[index - 1],
    next: sessions[index + 1],
    ...page,
    allChapters: chapters,
    consultations: consultations.filter((each) => each.edition.sessionSlug === sessionSlug),
    sources: unverifiedSources([
      ...sessionFacts(session),
      ...page.schedules,
      ...page.chapters,
      ...page.outcomes,
      ...page.documents.flatMap(documentFacts),
      ...page.statements,
    ]),
    now,
    validUntil: validUntil(consultations, now, settings.timeZone),
  }
}
