/** Why a submission is not counted. Short, because each is public; whatever does not fit one of them is counted. */
export const exclusionReasons = ['blank', 'test', 'repeat', 'not-a-submission', 'import-undone'] as const
export type ExclusionReason = (typeof exclusionReasons)[number]

/** Those a member of staff chooses from; an import is undone as a whole, from its own page. */
export const chosenReasons = ['blank', 'test', 'repeat', 'not-a-submission'] as const

/** What becomes of an entry of the register. Its sender's wish goes before our decision. */
export const registerStates = ['counted', 'withdrawn', 'excluded'] as const
export type RegisterState = (typeof registerStates)[number]

export const stateOfEntry = (entry: {
  readonly withdrawnAt: Date | null
  readonly excludedAs: ExclusionReason | null
}): RegisterState => (entry.withdrawnAt ? 'withdrawn' : entry.excludedAs ? 'excluded' : 'counted')

/** How many entries came to what, of those received. `counted` = received − withdrawn − all that was excluded. */
export interface RegisterCounts {
  readonly received: number
  readonly withdrawn: number
  readonly excluded: Readonly<Record<ExclusionReason, number>>
  readonly counted: number
  /** Of those received. */
  readonly byChannel: Readonly<Record<string, number>>
  /** Of those counted: made for demonstration or trial. */
  readonly synthetic: number
}

interface Counted {
  readonly channel: string
  readonly state: RegisterState
  readonly reason: ExclusionReason | null
  readonly synthetic: boolean
  readonly n: number
}

/** Adds up groups of entries; each entry is in one group. */
export function addUp(groups: readonly Counted[]): RegisterCounts {
  const sum = (where: (group: Counted) => boolean): number =>
    groups.filter(where).reduce((total, group) => total + Number(group.n), 0)
  const excluded = Object.fromEntries(
    exclusionReasons.map((reason) => [
      reason,
      sum((group) => group.state === 'excluded' && group.reason === reason),
    ]),
  ) as Record<ExclusionReason, number>
  const channels = [...new Set(groups.map((group) => group.channel))].sort()
  return {
    received: sum(() => true),
    withdrawn: sum((group) => group.state === 'withdrawn'),
    excluded,
    counted: sum((group) => group.state === 'counted'),
    byChannel: Object.fromEntries(
      channels.map((channel) => [channel, sum((group) => group.channel === channel)]),
    ),
    synthetic: sum((group) => group.state === 'counted' && group.synthetic),
  }
}
