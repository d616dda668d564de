/** What became of a message. `to-look`: a person decides; nothing else ever waits for one. */
export const messageStates = ['waiting', 'received', 'attached', 'to-look', 'duplicate', 'settled'] as const
export type MessageState = (typeof messageStates)[number]

/** Why a person has to look at a message. */
const lookReasons = [
  // Not written by a person, as far as can be told.
  'bounce',
  'auto-reply',
  'list',
  'calendar',
  'spam',
  'from-ourselves',
  // Could not be understood, or says nothing.
  'unreadable',
  'too-large',
  'empty',
  'no-sender',
  // For no consultation, or at the wrong time.
  'no-consultation',
  'several-consultations',
  'before-opening',
  'after-closing',
  // About a submission that is here.
  'wish',
  'other-sender',
  'doubtful-sender',
] as const
export type LookReason = (typeof lookReasons)[number]

/** Not written by a person, as far as can be told: nobody answers it. */
export const byMachines: ReadonlySet<LookReason> = new Set([
  'bounce',
  'auto-reply',
  'list',
  'calendar',
  'spam',
  'from-ourselves',
])

/** Written by a person, so that they are told that somebody will look. */
export const fromPeople: ReadonlySet<LookReason> = new Set<LookReason>([
  'empty',
  'too-large',
  'no-consultation',
  'several-consultations',
  'before-opening',
  'after-closing',
  'wish',
  'other-sender',
])

export type Wish = 'correction' | 'withdrawal'

export const settlements = [
  'submission',
  'correction',
  'withdrawal',
  'attached',
  'undeliverable',
  'dismissed',
] as const
export type SettledAs = (typeof settlements)[number]
