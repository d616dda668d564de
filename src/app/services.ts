import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Service } from '../platform/capability.ts'
import type { House } from '../platform/house.ts'

/** So often we ask whether another worker has left a service, and whether the lock is still ours. */
const askEveryMs = 5_000
/** After a failure, so that a server that refuses us is not run against. */
const restAfterFailureMs = 15_000

/** Runs a service for as long as it is not stopped, in one worker at a time: whoever holds its lock. */
export function startService(house: House, service: Service): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const rest = (ms: number) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined)
  const turns = async () => {
    while (!signal.aborted) {
      const ran = await runHoldingLock(house, service, signal)
      await rest(ran ? restAfterFailureMs : askEveryMs)
    }
  }
  const running = turns()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** False when another worker holds the lock. */
async function runHoldingLock(house: House, service: Service, stopped: AbortSignal): Promise<boolean> {
  const ending = new AbortController()
  const signal = AbortSignal.any([stopped, ending.signal])
  try {
    return await house.db.connection().execute(async (held) => {
      const lock = await sql<{ held: boolean }>`
        select pg_try_advisory_lock(hashtext(${service.name})) as held`.execute(held)
      if (!lock.rows[0]?.held) return false
      // Without the connection the lock is another's.
      const watch = setInterval(() => {
        sql`select 1`.execute(held).catch(() => ending.abort())
      }, askEveryMs)
      try {
        await service.run(house, signal)
      } finally {
        clearInterval(watch)
        await sql`select pg_advisory_unlock(hashtext(${service.name}))`.execute(held).catch(() => undefined)
      }
      return true
    })
  } catch (error) {
    house.log.error({ err: error, service: service.name }, 'service failed')
    return true
  }
}
