import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { ConnectionSettings } from '../../platform/database/database.ts'
import type { Logger } from '../../platform/log.ts'

const firstRestMs = 1_000
const longestRestMs = 30_000
/** A worker that does not end by then is in the middle of something that takes no word; killing it loses nothing. */
const patienceMs = 15_000
/** One that ran so long had no fault from the beginning. */
const soundAfterMs = 60_000

/** Tells `travaux work` that it is begun by `travaux start`: it then ends with it, and a terminal's signals are not its own. */
export const besideStart = '--beside-start'

/**
 * Keeps `travaux work` running beside the website, in a process of its own: a message of 50 MB that is taken apart, or
 * a worker that falls, stands in nobody's way who sends a form.
 */
export function keepWorkerProcess(
  settings: { readonly connection: ConnectionSettings; readonly baseUrl: string },
  log: Logger,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  let child: ChildProcess | undefined

  const turns = async () => {
    let restMs = firstRestMs
    while (!signal.aborted) {
      const began = Date.now()
      child = fork(process.argv[1] as string, ['work', besideStart], {
        env: {
          ...process.env,
          DATABASE_URL: connectionUrl(settings.connection),
          BASE_URL: settings.baseUrl,
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      const [code, killedBy] = await once(child, 'exit').catch((error) => [error, undefined])
      if (signal.aborted) return
      log.error({ code: killedBy ?? code }, 'the background work ended and is begun anew')
      if (Date.now() - began > soundAfterMs) restMs = firstRestMs
      await pause(restMs, undefined, { signal }).catch(() => undefined)
      restMs = Math.min(restMs * 2, longestRestMs)
    }
  }
  // Cut off, or by a second signal: it would go on without us.
  process.once('exit', () => child?.kill('SIGKILL'))
  const running = turns()
  return {
    async stop() {
      stopping.abort()
      // The word to end; a signal from a terminal reaches both of us, and would be its second.
      if (child?.connected) child.disconnect()
      const cut = setTimeout(() => child?.kill('SIGKILL'), patienceMs)
      await running
      clearTimeout(cut)
    },
  }
}

/** The same server, as the other process is told of it. */
function connectionUrl(connection: ConnectionSettings): string {
  if (connection.connectionString) return connection.connectionString
  const { user = '', host = '', port, database = '' } = connection
  return `postgresql://${encodeURIComponent(user)}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
}
