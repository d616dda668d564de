import type { Tick } from '../platform/capability.ts'
import type { House } from '../platform/house.ts'
import { removeFailedJobs } from './failed-jobs.ts'
import type { OpenHouse } from './house.ts'
import { freeJobsOfTheDead } from './jobs-of-the-dead.ts'
import { type Locks, openLocks } from './locks.ts'
import { startQueue } from './queue.ts'
import { startService } from './services.ts'
import { checkListeners } from './tasks.ts'

export interface Worker {
  /** Finishes what is being done, then stops. */
  stop(): Promise<void>
}

/** Starts the jobs, the ticks and the services of all capabilities. Any number of workers may run beside each other. */
export async function startWorker(open: Pick<OpenHouse, 'house' | 'pool' | 'database'>): Promise<Worker> {
  const { house, pool } = open
  checkListeners(house)
  const locks = openLocks(open.database)
  const queue = await startQueue(house, pool, locks)
  const own = [removeFailedJobs, freeJobsOfTheDead(locks)]
  const ticks = [...house.capabilities.flatMap((capability) => capability.ticks ?? []), ...own].map((tick) =>
    startTick(house, locks, tick),
  )
  const services = house.capabilities
    .flatMap((capability) => capability.services ?? [])
    .filter((service) => service.isWanted(house))
    .map((service) => startService(house, locks, service))
  return {
    async stop() {
      await Promise.all([...services, ...ticks].map((each) => each.stop()))
      await queue.stop()
      await locks.close()
    },
  }
}

/** Runs a tick again and again, unless another worker is at it. A failure is logged and tried again at the next turn. */
function startTick(house: House, locks: Locks, tick: Tick): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const turn = async () => {
    running = locks
      .holding(tick.name, () => tick.run(house))
      .catch((error) => house.log.error({ err: error, tick: tick.name }, 'tick failed'))
    await running
    if (!stopped) timer = setTimeout(turn, tick.everyMs)
  }
  timer = setTimeout(turn, 0)
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
