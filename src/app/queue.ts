import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Runner, run, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import type { House } from '../platform/house.ts'
import { queueLogger, withoutWords } from './failed-jobs.ts'
import type { Locks } from './locks.ts'
import { tasksOf } from './tasks.ts'

const restMs = 1_000

/**
 * Works the queue of jobs until told to stop. The library's runner ends by itself when the database was away for longer
 * than it cares to try; it is then begun anew, so that a database that comes back finds its jobs done.
 */
export async function startQueue(
  house: House,
  pool: pg.Pool,
  locks: Pick<Locks, 'keep' | 'letGo'>,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  const { signal } = stopping
  // Kept under lock while they work, so that others can tell whose jobs nobody does any more.
  let workers: string[] = []
  const events: WorkerEvents = new EventEmitter()
  events.on('worker:create', ({ worker }) => workers.push(worker.workerId))
  const begin = async () => {
    await locks.letGo(workers)
    workers = []
    const runner = await run({
      events,
      pgPool: pool,
      concurrency: 4,
      noHandleSignals: true,
      pollInterval: 1_000,
      taskList: withoutWords(tasksOf(house)),
      parsedCronItems: [],
      logger: queueLogger(house),
      // Without a delay of 0 the library waits for none of its words about a job that ended, and one that fails because
      // the database is gone ends the process. With it they are tried again until it is back.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
    // The runner runs already: without a database they are held as soon as it is back.
    await locks.keep(workers).catch(() => undefined)
    return runner
  }
  const say = (error: unknown) => house.log.error({ err: error }, 'the job queue ended and is begun anew')
  const beginOrSay = () => begin().catch((error) => void say(error))
  let runner: Runner | undefined = (await beginOrSay()) ?? undefined

  const turns = async () => {
    while (!signal.aborted) {
      await runner?.promise.catch(say)
      if (signal.aborted) return
      await pause(restMs, undefined, { signal }).catch(() => undefined)
      if (!signal.aborted) runner = (await beginOrSay()) ?? undefined
    }
  }
  const running = turns()
  return {
    async stop() {
      stopping.abort()
      // It may have ended by itself a moment before.
      await runner?.stop().catch(() => undefined)
      await running
    },
  }
}
