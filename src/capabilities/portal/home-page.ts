import { civilDateAt } from '../../platform/civil-time.ts'
import type { House } from '../../platform/house.ts'
import { listPublishedConsultations } from '../consultations/index.ts'
import { listPublishedUpdates, type PublishedUpdate } from '../engagement/index.ts'
import {
  listPublishedSessions,
  listPublishedStages,
  listPublishedTreaties,
  type PublishedTreaty,
} from '../negotiations/index.ts'
import { listPublishedReports, type PublishedReport } from '../reporting/index.ts'
import { type NextStep, nextSteps, type StandingStage, standingSessions, standingStages } from './standing.ts'
import { type GroupedConsultations, groupConsultations } from './treaty-page.ts'
import { updatesShown } from './updates-shown.ts'
import { validUntil } from './validity.ts'

export interface TreatySummary {
  readonly treaty: PublishedTreaty
  /** Stages that run now. */
  readonly current: readonly StandingStage[]
  readonly next: NextStep | undefined
}

export interface HomePage {
  readonly treaties: readonly TreatySummary[]
  readonly consultations: GroupedConsultations
  readonly reports: readonly PublishedReport[]
  /** The newest few. */
  readonly updates: readonly PublishedUpdate[]
  readonly today: string
  readonly now: Date
  readonly validUntil: Date
}

type Reader = Pick<House, 'publicDb' | 'settings' | 'now'>

/** What the home page shows, as of now. */
export async function getHomePage(house: Reader): Promise<HomePage> {
  const { publicDb, settings } = house
  const now = house.now()
  const today = civilDateAt(now, settings.timeZone)
  const [treaties, consultations, reports, updates] = await Promise.all([
    listPublishedTreaties(publicDb),
    listPublishedConsultations(publicDb),
    listPublishedReports(publicDb),
    listPublishedUpdates(publicDb, updatesShown),
  ])
  const summaries = treaties.map(async (treaty): Promise<TreatySummary> => {
    const [stageRows, sessionRows] = await Promise.all([
      listPublishedStages(publicDb, treaty.treatyId),
      listPublishedSessions(publicDb, treaty.treatyId),
    ])
    const stages = standingStages(stageRows, today)
    const sessions = standingSessions(sessionRows, today)
    const own = consultations.filter((each) => each.treatyId === treaty.treatyId)
    return {
      treaty,
      current: stages.filter((stage) => stage.standing === 'current'),
      next: nextSteps(stages, sessions, own, today, now)[0],
    }
  })
  return {
    treaties: await Promise.all(summaries),
    consultations: groupConsultations(consultations, now),
    reports,
    updates,
    today,
    now,
    validUntil: validUntil(consultations, now, settings.timeZone),
  }
}
