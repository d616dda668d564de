import { civilDateAt } from '../../platform/civil-time.ts'
import { type ListedConsultation, listPublishedConsultations } from '../consultations/index.ts'
import {
  findPublishedTreaty,
  listPublishedChapters,
  listPublishedDocuments,
  listPublishedOutcomes,
  listPublishedSchedules,
  listPublishedSessions,
  listPublishedStatements,
  type PublishedChapter,
  type PublishedDocument,
  type PublishedOutcome,
  type PublishedSchedule,
  type PublishedStatement,
  type PublishedTreaty,
  unverifiedSources,
} from '../negotiations/index.ts'
import { listPublishedReports, type PublishedReport } from '../reporting/index.ts'
import { type StandingSession, standingSessions } from './standing.ts'
import { documentFacts, type Reader, sessionFacts } from './treaty-page.ts'
import { validUntil } from './validity.ts'

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
  readonly consultations: readonly ListedConsultation[]
  readonly reports: readonly PublishedReport[]
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
  const [sessionRows, schedules, chapters, outcomes, documents, statements, consultations, reports] =
    await Promise.all([
      listPublishedSessions(publicDb, treatyId),
      listPublishedSchedules(publicDb, treatyId),
      listPublishedChapters(publicDb, treatyId),
      listPublishedOutcomes(publicDb, treatyId),
      listPublishedDocuments(publicDb, treatyId),
      listPublishedStatements(publicDb, treatyId),
      listPublishedConsultations(publicDb, treatyId),
      listPublishedReports(publicDb, treatyId),
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
    reports,
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
