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
  const [treaties, stageRows, sessionRows, consultations, reports, updates] = await Promise.all([
    listPublishedTreaties(publicDb),
    listPublishedStages(publicDb),
    listPublishedSessions(publicDb),
    listPublishedConsultations(publicDb),
    listPublishedReports(publicDb),
    listPublishedUpdates(publicDb, updatesShown),
  ])
  const summaries = treaties.map((treaty): TreatySummary => {
    const ofTreaty = <Row extends { treatyId: string }>(rows: readonly Row[]) =>
      rows.filter(({ treatyId }) => treatyId === treaty.treatyId)
    const stages = standingStages(ofTreaty(stageRows), today)
    const sessions = standingSessions(ofTreaty(sessionRows), today)
    return {
      treaty,
      current: stages.filter((stage) => stage.standing === 'current'),
      next: nextSteps(stages, sessions, ofTreaty(consultations), today, now)[0],
    }
  })
  return {
    treaties: summaries,
    consultations: groupConsultations(consultations, now),
    reports,
    updates,
    today,
    now,
    validUntil: validUntil(consultations, now, settings.timeZone),
  }
}
