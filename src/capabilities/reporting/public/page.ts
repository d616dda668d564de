import { civilDateAt, startOfNextDay } from '../../../platform/civil-time.ts'
import type { House } from '../../../platform/house.ts'
import {
  listPublishedConsultations,
  nextTurn,
  type PublishedConsultation,
  stateOf,
} from '../../consultations/index.ts'
import {
  listPublishedSessions,
  listPublishedStatements,
  listPublishedTreaties,
  sessionStandingOn,
  unverifiedSources,
} from '../../negotiations/index.ts'
import { findPublishedReport, listPublishedEntries, listTakenBack } from '../published.ts'
import { entryParts } from '../report.ts'
import type { ResultsPage } from './results.view.tsx'

/** The treaty's page, to which the list leads on, has all of them. */
const askedNextShown = 3

/** Everything the results page shows, as of now, and until when it stays true; undefined until there are results. */
export async function findResultsPage(
  house: Pick<House, 'publicDb' | 'settings'>,
  consultation: PublishedConsultation,
  now: Date,
): Promise<{ readonly page: ResultsPage; readonly validUntil: Date } | undefined> {
  const { publicDb, settings } = house
  const { consultationId, treatyId } = consultation
  const report = await findPublishedReport(publicDb, consultationId)
  if (!report) return undefined
  const [entries, takenBack, treaties, sessions, statements, consultations] = await Promise.all([
    listPublishedEntries(publicDb, consultationId),
    listTakenBack(publicDb, consultationId),
    listPublishedTreaties(publicDb),
    listPublishedSessions(publicDb, treatyId),
    listPublishedStatements(publicDb, treatyId),
    listPublishedConsultations(publicDb, treatyId),
  ])
  const today = civilDateAt(now, settings.timeZone)
  const turns = consultations.flatMap((each) => nextTurn(each, now) ?? [])
  return {
    page: {
      consultation,
      treaty: treaties.find((each) => each.treatyId === treatyId),
      report,
      entries,
      takenBack,
      sessions,
      statements,
      sources: unverifiedSources(entries.flatMap(({ content }) => entryParts.map((part) => content[part]))),
      upcoming: sessions.filter((session) => {
        const standing = sessionStandingOn(session, today)
        return standing === 'planned' || standing === 'confirmed' || standing === 'now'
      }),
      askedNext: consultations
        .filter((each) => ['open', 'scheduled'].includes(stateOf(each, now)))
        .sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime())
        .slice(0, askedNextShown),
    },
    validUntil: new Date(
      Math.min(startOfNextDay(now, settings.timeZone).getTime(), ...turns.map((turn) => turn.getTime())),
    ),
  }
}
