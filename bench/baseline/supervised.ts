import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Embedded, startEmbedded } from '../../src/platform/database/embedded/index.ts'

/** Website, worker and database as three, as they run in earnest: whichever dies is started again by itself. */
export interface Supervised {
  readonly baseUrl: string
  readonly database: Embedded['connection']
  /** Kills one of them with -9. Gives false when it was not there to be killed. */
  kill(which: Part): boolean
  /** Waits until all three work. */
  untilReady(): Promise<void>
  stop(): Promise<void>
}

export const parts = ['server', 'worker', 'database'] as const
export type Part = (typeof parts)[number]

const program = join(import.meta.dirname, '..', '..', 'dist', 'travaux.js')
const restMs = 200

export async function startSupervised(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Supervised> {
  mkdirSync(dataDir, { recursive: true })
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const database = await startEmbedded({
    dataDir: join(dataDir, 'db'),
    log: quiet,
    application: 'travaux bench',
  })
  const { host, port, user, database: name } = database.connection
  const web = await freePort()
  const baseUrl = `http://127.0.0.1:${web}`
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port}`,
    DATA_DIR: join(dataDir, 'own'),
    BASE_URL: baseUrl,
    PORT: String(web),
    RATE_LIMIT_PER_MINUTE: '1000000',
    UPLOAD_ADDRESS_MB_PER_HOUR: '1000000',
    LOG_LEVEL: 'fatal',
    ...settings,
  }
  await runOnce(['migrate'], env)
  await runOnce(['demo'], env)

  let stopping = false
  const running = new Map<Part, ChildProcess>()
  const keep = (part: Part, args: string[]) => {
    const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    running.set(part, child)
    child.once('exit', async () => {
      await pause(restMs)
      if (!stopping) keep(part, args)
    })
  }
  keep('server', ['serve'])
  keep('worker', ['work'])

  const supervised: Supervised = {
    baseUrl,
    database: database.connection,
    kill(part) {
      if (part !== 'database') return running.get(part)?.kill('SIGKILL') ?? false
      try {
        const pid = Number(readFileSync(join(database.clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0])
        return process.kill(pid, 'SIGKILL')
      } catch {
        return false
      }
    },
    async untilReady() {
      for (let tries = 0; tries < 1_200; tries++) {
        const answer = await fetch(`${baseUrl}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(
          () => undefined,
        )
        if (answer?.ok) return
        await pause(50)
      }
      throw new Error('it did not come back within a minute')
    },
    async stop() {
      stopping = true
      const ended = [...running.values()].map(
        (child) =>
          new Promise<void>((resolve) => {
            if (child.exitCode !== null || child.signalCode !== null) return resolve()
            child.once('exit', () => resolve())
            child.kill('SIGTERM')
            setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
          }),
      )
      await Promise.all(ended)
      await database.stop()
    },
  }
  await supervised.untilReady()
  return supervised
}

function runOnce(args: readonly string[], env: Record<string, string | undefined>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`travaux ${args.join(' ')} ended with ${code}`)),
    )
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
