import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { ConnectionSettings, Db } from '../../platform/database/database.ts'
import { openFolderStore } from '../../platform/files/folder-store.ts'
import type { House, Settings } from '../../platform/house.ts'
import type { Message } from '../../platform/mail/mailer.ts'
import type { MalwareCheck } from '../../platform/malware/clamd.ts'
import { assetsDirOf, openHouse } from '../house.ts'
import { keysInMemory } from '../keys.ts'
import { createWeb } from '../server.ts'
import { tasksOf } from '../tasks.ts'
import type { TrustedProxies } from '../trusted-proxies.ts'
import { onDatabase } from './global-setup.ts'

export interface TestHouse {
  readonly app: FastifyInstance
  readonly house: House
  readonly db: Db
  readonly pool: pg.Pool
  readonly database: ConnectionSettings
  /** Every route of the server, as it was declared. */
  readonly routes: readonly { readonly method: string; readonly url: string }[]
  /** What was mailed so far. */
  readonly mail: readonly Message[]
  /** Moves the clock to a moment. */
  setTime(at: string | Date): void
  /** Runs every tick once and every job that is due, until none is left; a failing job fails the test. */
  work(): Promise<void>
}

let databases = 0

/**
 * A whole house on its own database, copied from the template, with a clock that stands still. It is put away when
 * the test (or, called in `beforeAll`, pass `keep`) is over.
 */
export async function startHouse(
  options: {
    now?: string
    settings?: Partial<Settings>
    keep?: boolean
    rateLimitPerMinute?: number
    trustProxy?: TrustedProxies
    malware?: MalwareCheck
  } = {},
): Promise<TestHouse & { close(): Promise<void> }> {
  const server = inject('server')
  const database = `travaux_${process.pid}_${Date.now().toString(36)}_${databases++}`
  const admin = new pg.Client(onDatabase(server, 'postgres'))
  await admin.connect()
  await admin.query(`create database ${database} template ${inject('template')}`)

  let now = new Date(options.now ?? '2026-11-24T00:00:00Z')
  const mail: Message[] = []
  const routes: { method: string; url: string }[] = []
  const folder = mkdtempSync(join(tmpdir(), 'travaux-files-'))
  const opened = await openHouse({
    database: { ...onDatabase(server, database), max: 8 },
    settings: {
      baseUrl: 'http://travaux.test',
      siteName: 'Travaux',
      timeZone: 'Pacific/Auckland',
      closingGraceMinutes: 30,
      secure: false,
      uploads: { fileBytes: 50_000_000, totalBytes: 100_000_000, addressBytesPerHour: 2_000_000_000 },
      ...options.settings,
    },
    keys: keysInMemory('a secret of the tests, which is long enough', now),
    mailer: {
      async send(message) {
        mail.push(message)
      },
    },
    files: await openFolderStore(folder),
    documents: { program: inject('readerProgram') },
    malware: options.malware,
    logLevel: 'silent',
    assetsDir: assetsDirOf(resolve('.')),
    now: () => now,
  })
  const { house, pool } = opened
  const app = await createWeb(house, {
    rateLimitPerMinute: options.rateLimitPerMinute ?? 1_000_000,
    trustProxy: options.trustProxy ?? false,
    assetsDir: assetsDirOf(resolve('.')),
    isReady: async () => true,
    onRoute: (method, url) => routes.push({ method, url }),
  })
  await app.ready()

  const close = async () => {
    await app.close()
    await opened.close()
    rmSync(folder, { recursive: true, force: true })
    await admin.query(`drop database if exists ${database} with (force)`)
    await admin.end()
  }
  if (!options.keep) onTestFinished(close)
  return {
    app,
    house,
    db: house.db,
    pool,
    database: opened.database,
    routes,
    mail,
    close,
    setTime(at) {
      now = new Date(at)
    },
    async work() {
      await workOff(house, pool)
    },
  }
}

interface QueuedJob {
  readonly id: string
  readonly task: string
  readonly payload: unknown
}

async function workOff(house: House, pool: pg.Pool): Promise<void> {
  const tasks = tasksOf(house)
  for (let rounds = 0; rounds < 1_000; rounds++) {
    // Again after each round: a job may wait for what a tick does with what another job did.
    for (const capability of house.capabilities)
      for (const tick of capability.ticks ?? []) await tick.run(house)
    const { rows } = await pool.query<QueuedJob>(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
       where t.id = j.task_id and j.run_at <= greatest(now(), $1)
       returning j.id::text as id, t.identifier as task, j.payload`,
      [house.now()],
    )
    if (rows.length === 0) return
    for (const job of rows) {
      const handler = tasks[job.task]
      if (!handler) throw new Error(`nobody handles the job ${job.task}`)
      await handler(job.payload, {} as never)
    }
  }
  throw new Error('jobs kept making new jobs')
}
