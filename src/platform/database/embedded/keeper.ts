import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseName } from './cluster.ts'
import {
  clearStaleFiles,
  endPostmaster,
  findPostmaster,
  logPath,
  type Place,
  readLogSince,
  spawnPostmaster,
} from './postmaster.ts'
import { EmbeddedRefusal } from './refusal.ts'
import { socketPort } from './socket.ts'
import { setWatchdog, type Watchdog } from './watchdog.ts'

export interface KeeperOptions {
  readonly host: string
  readonly sharing: 'own' | 'join'
  readonly application: string
  readonly log: { info(message: string): void; warn(message: string): void; error(message: string): void }
  readonly onLost: (error: unknown) => void
}

export interface Keeper {
  readonly joined: boolean
  stop(): Promise<void>
}

/** One hold on a running server: the connection whose lock says who keeps it. */
interface Hold {
  readonly pid: number
  readonly client: pg.Client
  readonly watchdog: Watchdog
  /** Settles when the connection is lost, which it is when the server dies. */
  readonly lost: Promise<void>
}

/** Taken by the one process that keeps the server, for as long as it lives: a lock that no crash leaves behind. */
const keeperLock = 7_264_197

/** Reading the log after a crash may take minutes on a slow disk; more than this is a fault. */
const patienceMs = 300_000

/** A server that dies so soon after it came up has a fault that starting does not cure, if it does so again and again. */
const soundAfterMs = 1_000
const faultyStarts = 5

/** Brings the server up, or takes over the one that is up, and brings it back when it dies. */
export async function keepServer(place: Place, options: KeeperOptions): Promise<Keeper> {
  const first = await takeHold(place, options)
  if (first === 'joined') return { joined: true, stop: async () => undefined }
  let hold = first
  let stopping = false
  const kept = (async () => {
    let faulty = 0
    for (;;) {
      const cameUp = performance.now()
      await hold.lost
      if (stopping) return
      options.log.warn(`PostgreSQL was lost; starting it again. Its log is ${logPath(place.dataDir)}.`)
      hold.watchdog.release()
      faulty = performance.now() - cameUp < soundAfterMs ? faulty + 1 : 0
      if (faulty > faultyStarts)
        throw new Error(`PostgreSQL died as soon as it had come up, ${faulty} times one after the other`)
      const again = await takeHold(place, { ...options, sharing: 'own' })
      if (again === 'joined') throw new Error('unreachable: an owner never joins')
      hold = again
      if (stopping) return
      options.log.info('PostgreSQL is back.')
    }
  })()
  kept.catch((error) => {
    if (!stopping) options.onLost(error)
  })
  return {
    joined: false,
    stop: async () => {
      stopping = true
      // A restart under way is waited for: it would come up after us.
      await hold.client.end().catch(() => undefined)
      await kept.catch(() => undefined)
      await hold.client.end().catch(() => undefined)
      await endPostmaster(place.clusterDir, hold.pid)
      hold.watchdog.release()
    },
  }
}

async function takeHold(place: Place, options: KeeperOptions): Promise<Hold | 'joined'> {
  const until = performance.now() + patienceMs
  let nextWord = performance.now() + 3_000
  while (performance.now() < until) {
    const client = await reachServer(place, options)
    if (client) {
      const hold = await tryHold(client, place, options)
      if (hold) return hold
    }
    if (performance.now() > nextWord) {
      options.log.info('Waiting for PostgreSQL, which is starting or stopping …')
      nextWord += 10_000
    }
    await pause(50)
  }
  throw new EmbeddedRefusal('failed', `PostgreSQL did not come up. Its log is ${logPath(place.dataDir)}.`)
}

/** A connection to the server, which is started when none runs; undefined when it is worth trying again. */
async function reachServer(place: Place, options: KeeperOptions): Promise<pg.Client | undefined> {
  const found = await findPostmaster(place.clusterDir)
  if (found.state === 'none') {
    await startServer(place)
    return undefined
  }
  if (found.state === 'starting') return undefined
  const client = new pg.Client({
    host: options.host,
    port: socketPort,
    user: databaseName,
    database: 'postgres',
    application_name: `${options.application} (process ${process.pid})`.slice(0, 63),
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch {
    // Between two states: it went down, or is going down. The next look will tell.
    return undefined
  }
}

/** Starts a server and waits until it is ready or has given up. */
async function startServer(place: Place): Promise<void> {
  await clearStaleFiles(place.clusterDir)
  const { child, logOffset } = await spawnPostmaster(place)
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (status, signal) => resolve(signal ?? `status ${status}`))
    child.once('error', (error) => resolve(error.message))
  })
  for (;;) {
    const outcome = await Promise.race([exited, pause(15)])
    if (outcome === undefined) {
      const found = await findPostmaster(place.clusterDir)
      if (found.state !== 'none') return
      continue
    }
    const said = await readLogSince(place.dataDir, logOffset)
    // Another start was first, or the last workers of a killed server are still going home: look again.
    if (
      /postmaster\.pid" already exists|pre-existing shared memory block|\.lock" already exists/.test(said)
    ) {
      await pause(100)
      return
    }
    throw new EmbeddedRefusal(
      'failed',
      `PostgreSQL did not start (${outcome}). It said:\n${said}\nIts log is ${logPath(place.dataDir)}.`,
    )
  }
}

/** Takes the keeper's lock. Undefined when the server went away meanwhile; refused when another process has it. */
async function tryHold(
  client: pg.Client,
  place: Place,
  options: KeeperOptions,
): Promise<Hold | 'joined' | undefined> {
  try {
    if (!(await takeLock(client, options.sharing === 'own' ? 2_000 : 0))) {
      const holder = await findHolder(client)
      await client.end()
      if (options.sharing === 'join') return 'joined'
      throw new EmbeddedRefusal(
        'in-use',
        `The data in ${place.dataDir} is in use by ${holder ?? 'another process'}. Stop that first, or set DATA_DIR to another folder.`,
      )
    }
    const found = await findPostmaster(place.clusterDir)
    if (found.state === 'none') return undefined
    await makeDatabase(client)
    const lost = new Promise<void>((resolve) => client.once('end', () => resolve()))
    return { pid: found.pid, client, watchdog: setWatchdog(place.clusterDir, found.pid, place.account), lost }
  } catch (error) {
    await client.end().catch(() => undefined)
    if (error instanceof EmbeddedRefusal) throw error
    if (isDisconnection(error)) return undefined
    throw error
  }
}

/** Tries for a while: the connection of a process that was just killed takes a moment to close. */
async function takeLock(client: pg.Client, patience: number): Promise<boolean> {
  const until = performance.now() + patience
  for (;;) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [keeperLock])
    if (rows[0].taken) return true
    if (performance.now() >= until) return false
    await pause(100)
  }
}

async function findHolder(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query(
    `select application_name as name from pg_stat_activity
     where pid = (select pid from pg_locks where locktype = 'advisory' and objid = $1 and granted limit 1)`,
    [keeperLock],
  )
  return rows[0]?.name
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName])
  if (rowCount === 0) await client.query(`create database ${databaseName}`)
}

/** Class 57: the server is going down. No class: the socket closed under us. */
function isDisconnection(error: unknown): boolean {
  const code = (error as { code?: string }).code
  return code === undefined || code.startsWith('57P') || code === 'ECONNRESET' || code === 'EPIPE'
}
