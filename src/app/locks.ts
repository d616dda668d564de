import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { ConnectionSettings } from '../platform/database/database.ts'

/** So often we ask whether the connection is still there, while something depends on it. */
const askEveryMs = 5_000
const patienceMs = 10_000

const takeLock = 'select pg_try_advisory_lock(hashtext($1)) as held'
const giveLock = 'select pg_advisory_unlock(hashtext($1))'

/**
 * Locks over all workers, each held by name for as long as some work goes on. All of this process are held by one
 * connection of its own: if each took one out of the pool for its time, and its work wants another, then as many as the
 * pool has connections would wait for each other for ever.
 */
export interface Locks {
  /** Does the work, unless somebody else holds the name. The signal says that the lock was lost with its connection. */
  holding(name: string, work: (lost: AbortSignal) => Promise<void>): Promise<'done' | 'busy'>
  /** Holds the names for as long as this process lives, or until they are let go: others can see that it does. */
  keep(names: readonly string[]): Promise<void>
  letGo(names: readonly string[]): Promise<void>
  /** True when some process keeps the name, this one included. */
  isKept(name: string): Promise<boolean>
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
  const kept = new Set<string>()
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
    for (const name of kept) await made.ask(takeLock, [name])
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
        const { rows } = await ask(takeLock, [name])
        if (!rows[0]?.held) return 'busy'
        try {
          await work(lost.signal)
        } finally {
          await ask(giveLock, [name]).catch(() => undefined)
        }
        return 'done'
      } finally {
        held.delete(name)
      }
    },
    async keep(names) {
      const open = holder
      for (const name of names) kept.add(name)
      // A connection that is made now, or later, takes them with it.
      if (!open) await takeHolder()
      else for (const name of names) await (await open).ask(takeLock, [name])
    },
    async letGo(names) {
      const { ask } = await takeHolder()
      for (const name of names) if (kept.delete(name)) await ask(giveLock, [name])
    },
    async isKept(name) {
      if (kept.has(name)) return true
      const { ask } = await takeHolder()
      const { rows } = await ask(takeLock, [name])
      if (rows[0]?.held) await ask(giveLock, [name])
      return !rows[0]?.held
    },
    async close() {
      const open = await holder?.catch(() => undefined)
      await open?.end()
    },
  }
}
