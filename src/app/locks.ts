import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { ConnectionSettings } from '../platform/database/database.ts'

/** So often we ask whether the connection is still there, while something depends on it. */
const askEveryMs = 5_000
const patienceMs = 10_000

/**
 * Locks over all workers, each held by name for as long as some work goes on. All of this process are held by one
 * connection of its own: if each took one out of the pool for its time, and its work wants another, then as many as the
 * pool has connections would wait for each other for ever.
 */
export interface Locks {
  /** Does the work, unless somebody else holds the name. The signal says that the lock was lost with its connection. */
  holding(name: string, work: (lost: AbortSignal) => Promise<void>): Promise<'done' | 'busy'>
  close(): Promise<void>
}

interface Holder {
  /** One question after the other: a connection takes no second before it has answered the first. */
  ask(sql: string, values?: readonly unknown[]): Promise<pg.QueryResult>
  end(): Promise<void>
  readonly lost: AbortController
}

export function openLocks(settings: ConnectionSettings): Locks {
  const { role: _, max: __, ...connection } = settings
  const held = new Set<string>()
  let holder: Promise<Holder> | undefined

  async function connect(): Promise<Holder> {
    const client = new pg.Client({
      ...connection,
      application_name: 'travaux locks',
      query_timeout: patienceMs,
      connectionTimeoutMillis: patienceMs,
    })
    const lost = new AbortController()
    const lose = () => {
      if (lost.signal.aborted) return
      lost.abort()
      holder = undefined
      client.end().catch(() => undefined)
    }
    client.on('error', lose)
    client.on('end', lose)
    await client.connect()
    let last: Promise<unknown> = Promise.resolve()
    const made: Holder = {
      lost,
      ask(sql, values = []) {
        const answer = last.then(() => client.query(sql, [...values]))
        last = answer.catch(() => undefined)
        return answer
      },
      end: () => client.end(),
    }
    watch(made, lose)
    return made
  }

  async function watch({ ask, lost }: Holder, lose: () => void): Promise<void> {
    while (!lost.signal.aborted) {
      // A server that went away without a word is found only by asking.
      await ask('select 1').catch(lose)
      await pause(askEveryMs, undefined, { signal: lost.signal, ref: false }).catch(() => undefined)
    }
  }

  function takeHolder(): Promise<Holder> {
    holder ??= connect().catch((error) => {
      holder = undefined
      throw error
    })
    return holder
  }

  return {
    async holding(name, work) {
      // The server would give a lock to its holder once more.
      if (held.has(name)) return 'busy'
      held.add(name)
      try {
        const { ask, lost } = await takeHolder()
        const { rows } = await ask('select pg_try_advisory_lock(hashtext($1)) as held', [name])
        if (!rows[0]?.held) return 'busy'
        try {
          await work(lost.signal)
        } finally {
          await ask('select pg_advisory_unlock(hashtext($1))', [name]).catch(() => undefined)
        }
        return 'done'
      } finally {
        held.delete(name)
      }
    },
    async close() {
      const open = await holder?.catch(() => undefined)
      await open?.end()
    },
  }
}
