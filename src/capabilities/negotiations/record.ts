/** How far a fact can be trusted. */
export const certainties = ['stated', 'computed', 'general-knowledge', 'uncertain'] as const
export type Certainty = (typeof certainties)[number]

/** True for facts that nobody has checked in a source; pages mark them. */
export const isUnverified = (certainty: Certainty): boolean =>
  certainty === 'uncertain' || certainty === 'general-knowledge'

/** A civil date no more precise than its source: `2020`, `2020-08` or `2020-08-24`. */
export type PartialDate = string

export const isWholeDate = (date: PartialDate): boolean => date.length === 10

export const stageStatuses = ['done', 'current', 'ahead', 'not-known'] as const
export type StageStatus = (typeof stageStatuses)[number]

export const sessionKinds = [
  'organisational',
  'substantive',
  'intersessional',
  'concluding',
  'reconvened',
  'follow-up',
  'event',
] as const
/** An `event` is a dated step that is no meeting of the negotiation, such as an adoption. */
export type SessionKind = (typeof sessionKinds)[number]

export const scheduleStatuses = ['planned', 'confirmed', 'held', 'postponed', 'cancelled'] as const
export type ScheduleStatus = (typeof scheduleStatuses)[number]

export const documentKinds = [
  'resolution',
  'decision',
  'report',
  'annotated-agenda',
  'compilation',
  'conference-room-paper',
  'consolidated-negotiating-document',
  'draft-text',
  'draft-resolution',
  'amendment',
  'interpretative-notes',
  'depositary-notification',
  'other',
] as const

export const documentRelations = ['revises', 'adds-to', 'corrects', 'supersedes', 'amends', 'adopts'] as const
export type DocumentRelationKind = (typeof documentRelations)[number]

export const statementKinds = ['written', 'oral', 'position', 'vote'] as const
export type StatementKind = (typeof statementKinds)[number]

/** Dates as far as known, whole or in part. */
interface Span {
  readonly begins: PartialDate | null
  readonly ends: PartialDate | null
}

/** Where a stage stands on a day: its dates tell where they are known, and what was recorded where they are not. */
export function stageStatusOn(stage: Span & { readonly status: StageStatus }, today: string): StageStatus {
  if (stage.begins && isBefore(today, stage.begins)) return 'ahead'
  if (stage.ends && isAfter(today, stage.ends)) return 'done'
  if (stage.begins && stage.ends) return 'current'
  return stage.status
}

/** Where a session stands on a day. `unconfirmed`: its days are over and nobody has recorded that it was held. */
export type SessionStanding = ScheduleStatus | 'now' | 'unconfirmed'

export function sessionStandingOn(
  session: Span & { readonly status: ScheduleStatus },
  today: string,
): SessionStanding {
  if (session.status === 'postponed' || session.status === 'cancelled' || session.status === 'held')
    return session.status
  const last = session.ends ?? session.begins
  if (!session.begins || !last) return session.status
  if (isAfter(today, last)) return 'unconfirmed'
  return isBefore(today, session.begins) ? session.status : 'now'
}

/** True when the whole of a partial date lies after the day. */
export const isBefore = (day: string, date: PartialDate): boolean => day.slice(0, date.length) < date

/** True when the whole of a partial date lies before the day. */
export const isAfter = (day: string, date: PartialDate): boolean => day.slice(0, date.length) > date
