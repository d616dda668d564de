import { type ListedConsultation, lastDayOf, stateOf } from '../consultations/index.ts'
import {
  isAfter,
  isBefore,
  isWholeDate,
  type PublishedSession,
  type PublishedStage,
  type SessionStanding,
  type StageStatus,
  sessionStandingOn,
  stageStatusOn,
} from '../negotiations/index.ts'

export interface StandingStage extends PublishedStage {
  readonly standing: StageStatus
}

export interface StandingSession extends PublishedSession {
  readonly standing: SessionStanding
}

/** Each stage with where it stands on a day. */
export const standingStages = (stages: readonly PublishedStage[], today: string): StandingStage[] =>
  stages.map((stage) => ({ ...stage, standing: stageStatusOn(stage, today) }))

/** Each session with where it stands on a day. */
export const standingSessions = (sessions: readonly PublishedSession[], today: string): StandingSession[] =>
  sessions.map((session) => ({ ...session, standing: sessionStandingOn(session, today) }))

/** The newest session or step that is over, by its last day. */
export function latestSession(
  sessions: readonly StandingSession[],
  today: string,
): StandingSession | undefined {
  const last = (session: StandingSession) => session.ends ?? session.begins ?? ''
  return sessions
    .filter(
      (session) => session.standing === 'held' && last(session) !== '' && !isBefore(today, last(session)),
    )
    .sort((a, b) => last(b).localeCompare(last(a)))[0]
}

/** Something that will happen, and when. Civil dates in part where no more is known; instants for consultations. */
export type NextStep =
  | { readonly kind: 'session'; readonly on: string; readonly session: StandingSession }
  | { readonly kind: 'stage-begins' | 'stage-ends'; readonly on: string; readonly stage: StandingStage }
  | {
      readonly kind: 'consultation-opens' | 'consultation-closes'
      readonly on: string
      readonly consultation: ListedConsultation
    }

/** What happens next, soonest first: everything dated that lies ahead of this day. */
export function nextSteps(
  stages: readonly StandingStage[],
  sessions: readonly StandingSession[],
  consultations: readonly ListedConsultation[],
  today: string,
  now: Date,
): NextStep[] {
  const steps: NextStep[] = []
  for (const session of sessions) {
    const ahead =
      session.standing === 'planned' || session.standing === 'confirmed' || session.standing === 'now'
    if (ahead && session.begins) steps.push({ kind: 'session', on: session.begins, session })
  }
  // A step on the same day says the same as the edge of a stage, and more.
  const told = new Set(steps.map((step) => step.on))
  for (const stage of stages) {
    if (stage.begins && isBefore(today, stage.begins) && !told.has(stage.begins))
      steps.push({ kind: 'stage-begins', on: stage.begins, stage })
    if (stage.ends && !isAfter(today, stage.ends) && !told.has(stage.ends))
      steps.push({ kind: 'stage-ends', on: stage.ends, stage })
  }
  for (const consultation of consultations) {
    const state = stateOf(consultation, now)
    if (state === 'scheduled')
      steps.push({ kind: 'consultation-opens', on: consultation.edition.opens.slice(0, 10), consultation })
    if (state === 'open')
      steps.push({ kind: 'consultation-closes', on: lastDayOf(consultation), consultation })
  }
  return steps.sort((a, b) => a.on.localeCompare(b.on))
}

/** Whole days from one civil date to another; undefined when the later one is not known to the day. */
export const daysUntil = (today: string, date: string): number | undefined =>
  isWholeDate(date)
    ? Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
    : undefined
