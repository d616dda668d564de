import { type Runner, run, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import * as z from 'zod'
import type { Tick } from '../platform/capability.ts'
import type { House } from '../platform/house.ts'
import { announcementTask } from '../platform/jobs/jobs.ts'
import { queueLogger, removeFailedJobs, withoutWords } from './failed-jobs.ts'
import { startService } from './services.ts'

export interface Worker {
  /** Finishes what is being done, then stops. */
  stop(): Promise<void>
}

const Announcement = z.object({ name: z.string(), payload: z.unknown() })

/** Starts the jobs and the ticks of all capabilities. Any number of workers may run beside each other. */
export async function startWorker(house: House, pool: pg.Pool): Promise<Worker> {
  checkListeners(house)
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1_000,
    taskList: withoutWords(tasksOf(house)),
    parsedCronItems: [],
    logger: queueLogger(house),
  })
  const ticks = [...house.capabilities.flatMap((capability) => capability.ticks ?? []), removeFailedJobs].map(
    (tick) => startTick(house, tick),
  )
  const services = house.capabilities
    .flatMap((capability) => capability.services ?? [])
    .filter((service) => service.isWanted(house))
    .map((service) => startService(house, service))
  return {
    async stop() {
      await Promise.all([...services, ...ticks].map((each) => each.stop()))
      await runner.stop()
    },
  }
}

/** Every job by its name; announcements go to those who listen. */
export function tasksOf(house: House): TaskList {
  const tasks: TaskList = {
    [announcementTask]: async (payload) => {
      const { name, payload: content } = Announcement.parse(payload)
      for (const capability of house.capabilities) await capability.listens?.[name]?.(content, house)
    },
  }
  for (const capability of house.capabilities)
    for (const [name, handler] of Object.entries(capability.jobs ?? {}))
      tasks[name] = (payload) => handler(payload, house)
  return tasks
}

function checkListeners(house: House): void {
  const announced = new Set<string>()
  for (const capability of house.capabilities) {
    for (const name of Object.keys(capability.listens ?? {}))
      if (!announced.has(name))
        throw new Error(`${capability.name} listens for ${name}, which nobody above it announces`)
    for (const name of capability.announces ?? []) announced.add(name)
  }
}

function startTick(house: House, tick: Tick): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const turn = async () => {
    running = runAlone(house, tick)
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

/** Runs a tick unless another worker is at it. A failure is logged and tried again at the next turn. */
async function runAlone(house: House, tick: Tick): Promise<void> {
  try {
    await house.db.connection().execute(async (held) => {
      const lock = await sql<{ held: boolean }>`
        select pg_try_advisory_lock(hashtext(${tick.name})) as held`.execute(held)
      if (!lock.rows[0]?.held) return
      try {
        await tick.run(house)
      } finally {
        await sql`select pg_advisory_unlock(hashtext(${tick.name}))`.execute(held)
      }
    })
  } catch (error) {
    house.log.error({ err: error, tick: tick.name }, 'tick failed')
  }
}
