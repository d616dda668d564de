import { setTimeout as pause } from 'node:timers/promises'
import type { Service } from '../platform/capability.ts'
import type { House } from '../platform/house.ts'
import type { Locks } from './locks.ts'

/** So often we ask whether another worker has left a service. */
const askEveryMs = 5_000
/** After a failure, so that a server that refuses us is not run against. */
const restAfterFailureMs = 15_000

/** Runs a service for as long as it is not stopped, in one worker at a time: whoever holds its lock. */
export function startService(house: House, locks: Locks, service: Service): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const turns = async () => {
    while (!signal.aborted) {
      // Without the lock the work is another's.
      const turn = await locks
        .holding(service.name, (lost) => service.run(house, AbortSignal.any([signal, lost])))
        .catch((error) => {
          house.log.error({ err: error, service: service.name }, 'service failed')
          return 'failed' as const
        })
      const rest = turn === 'busy' ? askEveryMs : restAfterFailureMs
      await pause(rest, undefined, { signal, ref: false }).catch(() => undefined)
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
