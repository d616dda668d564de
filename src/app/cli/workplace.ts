import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type ConnectionSettings, openPool } from '../../platform/database/database.ts'
import { type Embedded, EmbeddedRefusal, startEmbedded } from '../../platform/database/embedded/index.ts'
import { isMigrated } from '../../platform/database/migrate.ts'
import { openFolderStore } from '../../platform/files/folder-store.ts'
import { openS3Store } from '../../platform/files/s3-store.ts'
import { createLog } from '../../platform/log.ts'
import { fileOutbox, smtpMailer } from '../../platform/mail/outbox.ts'
import { clamdCheck } from '../../platform/malware/clamd.ts'
import { type Config, readConfig } from '../config.ts'
import { assetsDirOf, type OpenHouse, openHouse, readerProgramOf } from '../house.ts'
import { openKeys } from '../keys.ts'
import { Refused } from './refused.ts'
import { findRoot, migrationsDir } from './root.ts'

/** What every command stands on: the configuration and a running database. */
export interface Workplace {
  readonly config: Config
  readonly connection: ConnectionSettings
  /** Undefined when DATABASE_URL names a server. */
  readonly embedded: Embedded | undefined
  close(): Promise<void>
}

export interface WorkplaceOptions {
  /** `own` for the process that serves; every other command joins the one that runs. */
  readonly sharing: 'own' | 'join'
  /** Named to a second process that wants the same data: `travaux start`. */
  readonly application: string
  readonly onLost?: (error: unknown) => void
}

/** Parses the environment. Wrong values are refused by name. */
export function readSettings(): Config {
  const read = readConfig(process.env)
  if (!read.ok)
    throw new Refused(['A setting is wrong:', ...read.problems.map((each) => `  ${each}`)].join('\n'))
  return read.config
}

export async function openWorkplace(config: Config, options: WorkplaceOptions): Promise<Workplace> {
  if (config.databaseUrl)
    return {
      config,
      connection: { connectionString: config.databaseUrl },
      embedded: undefined,
      close: async () => undefined,
    }
  try {
    const log = createLog(config.logLevel)
    const embedded = await startEmbedded({ dataDir: config.dataDir, log, ...options })
    return { config, connection: embedded.connection, embedded, close: () => embedded.stop() }
  } catch (error) {
    if (error instanceof EmbeddedRefusal) throw new Refused(error.message, { cause: error })
    throw error
  }
}

/** Opens the house on the workplace: pools, keys, mail, words. `baseUrl` is where people reach this site. */
export async function openHouseAt(
  workplace: Workplace,
  baseUrl: string = baseUrlOf(workplace.config),
): Promise<OpenHouse> {
  const { config, connection } = workplace
  return openHouse({
    database: { ...connection, max: config.databasePool },
    ...(config.databasePublicUrl
      ? { publicDatabase: { connectionString: config.databasePublicUrl, max: config.databasePool } }
      : {}),
    settings: {
      baseUrl,
      siteName: config.siteName,
      timeZone: config.timeZone,
      closingGraceMinutes: config.closingGraceMinutes,
      secure: baseUrl.startsWith('https:'),
      mailIn: config.mailIn && {
        ...config.mailIn,
        sendsFrom: /[^\s<>]+@[^\s<>]+/.exec(config.mailFrom)?.[0],
      },
      uploads: config.uploads,
    },
    keys: openKeys(config.dataDir),
    mailer: config.smtpUrl
      ? smtpMailer(config.smtpUrl, config.mailFrom)
      : fileOutbox(join(config.dataDir, 'outbox'), config.mailFrom),
    files: config.filesS3
      ? await openS3Store(config.filesS3, join(config.dataDir, 'files-on-their-way'))
      : await openFolderStore(join(config.dataDir, 'files')),
    documents: { program: readerProgramOf(findRoot()), limits: config.documentLimits },
    malware: config.clamd && clamdCheck(config.clamd),
    logLevel: config.logLevel,
    assetsDir: assetsDirOf(findRoot()),
  })
}

/** The address given by BASE_URL, or the one this machine listens on. */
export function baseUrlOf(config: Config, port: number = config.port): string {
  if (config.baseUrl) return config.baseUrl
  const local = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(config.host)
  return `http://${local ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
}

/** Opens a small pool for some work, and refuses when there is no server to open it to. */
export async function withPool<T>(
  connection: ConnectionSettings,
  work: (pool: pg.Pool) => Promise<T>,
): Promise<T> {
  const pool = openPool({ ...connection, max: 4 })
  try {
    await refuseWithoutServer(pool)
    return await work(pool)
  } finally {
    await pool.end()
  }
}

/** Runs a command that needs the database, and puts everything away after it. */
export async function withWorkplace<T>(
  application: string,
  work: (workplace: Workplace) => Promise<T>,
): Promise<T> {
  const workplace = await openWorkplace(readSettings(), { sharing: 'join', application })
  try {
    return await work(workplace)
  } finally {
    await workplace.close()
  }
}

/** Refuses when the schema is older than this program. */
export async function requireMigrated({ connection }: Workplace): Promise<void> {
  if (!(await withPool(connection, (pool) => isMigrated(pool, migrationsDir()))))
    throw new Refused('The database is not up to date with this version. Run "travaux migrate" first.')
}

/** A server that cannot be reached, or will not have us, is the operator's to mend. */
const startsUp = '57P03'
const waitForStartMs = 60_000

async function refuseWithoutServer(pool: pg.Pool): Promise<void> {
  try {
    await askUntilStarted(pool)
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    // 28: wrong password or no such role. 3D: no such database. 57P: it is stopping, or starts for too long.
    // Codes of Node: no such host, nothing listening.
    if (!code || !/^(28|3D|57P|E[A-Z]{3,})/.test(code)) throw cause
    throw new Refused(`The database server cannot be used: ${message || code}. Check DATABASE_URL.`, {
      cause,
    })
  }
}

/** One that starts, or recovers after a fall, is ready in a moment: whoever was started together with it waits. */
async function askUntilStarted(pool: pg.Pool): Promise<void> {
  const until = Date.now() + waitForStartMs
  for (;;)
    try {
      await pool.query('select 1')
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== startsUp || Date.now() > until) throw error
      await pause(250)
    }
}
