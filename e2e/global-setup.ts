import type { TestProject } from 'vitest/node'
import { type RunningHouse, startHouse } from './house.ts'
import { type Invited, invite } from './staff.ts'

/** What every journey is told of the one house they all walk through. */
export interface SharedHouse {
  readonly baseUrl: string
  /** Files that the house writes, its mail outbox among them. */
  readonly dataDir: string
  /** People with their one-time links; each link is for one journey. */
  readonly staff: Readonly<
    Record<
      'lead' | 'approver' | 'analyst' | 'colleague' | 'keeper' | 'receiver' | 'enterer' | 'comparer',
      Invited
    >
  >
}

declare module 'vitest' {
  interface ProvidedContext {
    house: SharedHouse
  }
}

let house: RunningHouse | undefined

/** A start takes longer than a journey: the journeys share one house, and none counts on being the first. */
export async function setup({ provide }: TestProject): Promise<void> {
  house = await startHouse()
  provide('house', {
    baseUrl: house.baseUrl,
    dataDir: house.dataDir,
    staff: {
      lead: await invite(house, 'Lee Lead', ['engagement-lead']),
      approver: await invite(house, 'Ari Approver', ['approver']),
      analyst: await invite(house, 'Ana Lyst', ['analyst']),
      colleague: await invite(house, 'Col League', ['analyst']),
      enterer: await invite(house, 'En Terer', ['analyst']),
      comparer: await invite(house, 'Com Parer', ['analyst']),
      receiver: await invite(house, 'Rere Ceiver', ['engagement-lead']),
      keeper: await invite(house, 'Kim Keeper', ['negotiator', 'engagement-lead']),
    },
  })
}

export const teardown = (): Promise<void> | undefined => house?.stop()
