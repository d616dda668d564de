import { manyFromOneAddress } from './signals.ts'

/** How much comes in, for as long as this process remembers: an hour, and only as counts. Addresses are never stored. */
export interface Pressure {
  /** Notes a sending. @returns how many came from the address within the hour, this one included. */
  note(consultationId: string, address: string, now: Date): number
  /** True when so much comes in that browsers are asked to work for it: in all, or from this address. */
  isUnder(consultationId: string, address: string, now: Date): boolean
}

/** Sendings a minute to one consultation beyond which something unusual is going on. */
const manyAMinute = 300
const hourMs = 60 * 60_000
const minuteMs = 60_000
/** Bounds memory against made-up addresses: the oldest go first. */
const mostRemembered = 50_000

interface Counted {
  count: number
  since: number
}

export function createPressure(limits: { manyAMinute?: number; manyFromAddress?: number } = {}): Pressure {
  const byAddress = new Map<string, Counted>()
  const byConsultation = new Map<string, Counted>()
  const most = limits.manyAMinute ?? manyAMinute
  const mostFrom = limits.manyFromAddress ?? manyFromOneAddress

  const find = (counts: Map<string, Counted>, key: string, now: Date, windowMs: number): number => {
    const counted = counts.get(key)
    return counted && now.getTime() - counted.since < windowMs ? counted.count : 0
  }
  const add = (counts: Map<string, Counted>, key: string, now: Date, windowMs: number): number => {
    const count = find(counts, key, now, windowMs) + 1
    const since = count === 1 ? now.getTime() : (counts.get(key)?.since ?? now.getTime())
    counts.delete(key)
    counts.set(key, { count, since })
    if (counts.size > mostRemembered) counts.delete(counts.keys().next().value as string)
    return count
  }
  const keyOf = (consultationId: string, address: string): string => `${consultationId} ${address}`

  return {
    note(consultationId, address, now) {
      add(byConsultation, consultationId, now, minuteMs)
      return add(byAddress, keyOf(consultationId, address), now, hourMs)
    },
    isUnder: (consultationId, address, now) =>
      find(byConsultation, consultationId, now, minuteMs) >= most ||
      find(byAddress, keyOf(consultationId, address), now, hourMs) >= mostFrom,
  }
}
