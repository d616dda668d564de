import { type Actor, isSecondPerson } from '../../platform/access.ts'

/** What of the record a change is about. A `schedule` is one announcement of a session's place and dates. */
export const subjectKinds = [
  'treaty',
  'stage',
  'fact',
  'session',
  'schedule',
  'chapter',
  'document',
  'outcome',
  'statement',
] as const
export type SubjectKind = (typeof subjectKinds)[number]

export type Deed = 'add' | 'change' | 'remove'

export type ChangeState = 'proposed' | 'approved' | 'refused' | 'taken-back'

interface DecidableChange {
  readonly state: ChangeState
  readonly proposedBy: string
}

/** Nothing is published on one person's word: whoever proposed a change does not decide it. */
export const mayDecide = (change: DecidableChange, actor: Pick<Actor, 'id'>): boolean =>
  change.state === 'proposed' && isSecondPerson(actor, change.proposedBy)

/** Only the proposer takes a proposal back, and only while nobody has decided it. */
export const mayTakeBack = (change: DecidableChange, actor: Pick<Actor, 'id'>): boolean =>
  change.state === 'proposed' && !isSecondPerson(actor, change.proposedBy)
