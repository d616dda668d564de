import { join } from 'node:path'
import pg from 'pg'
import { publicationChannel } from '../capabilities/ledger/index.ts'
import { permissionsOf } from '../platform/access.ts'
import { type ConnectionSettings, type Db, openDatabase, openPool } from '../platform/database/database.ts'
import { type DocumentReaderOptions, openDocumentReader } from '../platform/documents/document-reader.ts'
import type { FileStore } from '../platform/files/file-store.ts'
import type { House, Keys, Settings } from '../platform/house.ts'
import { createPageCache } from '../platform/http/page-cache.ts'
import { createLog, type LogLevel } from '../platform/log.ts'
import type { Mailer } from '../platform/mail/mailer.ts'
import type { MalwareCheck } from '../platform/malware/clamd.ts'
import { createPlaces } from '../platform/places.ts'
import { languages } from '../platform/translation/languages.ts'
import { createTranslator } from '../platform/translation/words.ts'
import { uiMessages } from '../ui/index.ts'
import { readAssetUrls } from './assets.ts'
import { capabilities } from './capabilities.ts'
import { appMessages } from './messages.ts'

export interface HouseOptions {
  readonly database: ConnectionSettings
  /** How the public side connects; without one, the same connection takes on the role `travaux_public`. */
  readonly publicDatabase?: ConnectionSettings
  readonly settings: Settings
  readonly keys: Keys
  readonly mailer: Mailer
  readonly documents: DocumentReaderOptions
  readonly malware?: MalwareCheck | undefined
  /** Closed with the house. */
  readonly files: FileStore
  readonly logLevel: LogLevel
  readonly assetsDir: string
  /** The clock; the real one when left out. */
  readonly now?: () => Date
}

export interface OpenHouse {
  readonly house: House
  readonly pool: pg.Pool
  /** Where the pool leads, for a connection of one's own. */
  readonly database: ConnectionSettings
  close(): Promise<void>
}

/** Opens everything a process of ours needs, and nothing global. */
export async function openHouse(options: HouseOptions): Promise<OpenHouse> {
  const now = options.now ?? (() => new Date())
  const pool = openPool(options.database)
  const publicPool = openPool(options.publicDatabase ?? { ...options.database, role: 'travaux_public' })
  const log = createLog(options.logLevel)
  const pages = createPageCache({ now: () => now().getTime(), limitBytes: 64 * 1024 * 1024 })
  const house: House = {
    db: openDatabase(pool),
    publicDb: openDatabase(publicPool),
    now,
    settings: options.settings,
    keys: options.keys,
    words: createTranslator(
      [uiMessages, appMessages, ...capabilities.map((capability) => capability.messages)],
      languages,
    ),
    places: createPlaces(capabilities.flatMap((capability) => capability.panels ?? [])),
    pages,
    mailer: options.mailer,
    documents: openDocumentReader(options.documents),
    malware: options.malware,
    files: options.files,
    log,
    asset: readAssetUrls(options.assetsDir),
    capabilities,
    permissionsOf: (roles) =>
      permissionsOf(
        roles,
        capabilities.map((capability) => capability.permissions),
      ),
  }
  const watch = await watchPublications(options.database, house)
  return {
    house,
    pool,
    database: options.database,
    async close() {
      await watch.stop()
      await house.documents.close()
      await options.files.close()
      await publicPool.end()
      await pool.end()
    },
  }
}

const checkEveryMs = 1_000

/**
 * Keeps this process's pages in step with what is published: it listens for publications, and asks for the newest
 * revision every second as well, so that a lost connection cannot leave withdrawn pages standing.
 */
async function watchPublications(
  settings: ConnectionSettings,
  house: House,
): Promise<{ stop(): Promise<void> }> {
  const { role: _, max: __, ...connection } = settings
  let client: pg.Client | undefined
  let stopped = false

  const check = async () => {
    try {
      house.pages.turn(await newestRevision(house.db))
      if (!client && !stopped) client = await listen(connection, house, () => (client = undefined))
    } catch (error) {
      house.log.warn({ err: error }, 'could not look for publications')
    }
  }
  await check()
  const timer = setInterval(check, checkEveryMs)
  timer.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await client?.end()
    },
  }
}

async function listen(settings: ConnectionSettings, house: House, lost: () => void): Promise<pg.Client> {
  const client = new pg.Client({ ...settings, application_name: 'travaux publications' })
  client.on('error', lost)
  client.on('end', lost)
  client.on('notification', (message) => house.pages.turn(Number(message.payload)))
  await client.connect()
  await client.query(`listen ${publicationChannel}`)
  return client
}

async function newestRevision(db: Db): Promise<number> {
  const row = await db
    .selectFrom('publication')
    .select((eb) => eb.fn.max('revision').as('newest'))
    .executeTakeFirstOrThrow()
  return Number(row.newest ?? 0)
}

/** Where the built files lie, seen from the folder of the checkout. */
export const assetsDirOf = (root: string): string => join(root, 'dist', 'assets')

/** Where the program that reads documents lies, seen from the folder of the checkout. */
export const readerProgramOf = (root: string): string => join(root, 'dist', 'document-reader.js')
