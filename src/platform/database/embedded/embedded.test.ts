import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { clusterMark } from './cluster.ts'
import { type Embedded, type EmbeddedRefusal, startEmbedded } from './index.ts'
import { findPostmaster, isPostmaster } from './postmaster.ts'

const asRoot = process.getuid?.() === 0
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const undo: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

// A first start copies 60 MB and syncs a new cluster, which a busy disk makes slow.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** Made once; every test that is not about the first start borrows it and leaves it stopped and whole. */
let dataDir: string
let sharedFolder: string

beforeAll(async () => {
  sharedFolder = await mkdtemp(join(tmpdir(), 'travaux-embedded-'))
  await chmod(sharedFolder, 0o755)
  dataDir = join(sharedFolder, 'data')
  await (await startEmbedded({ dataDir, log })).stop()
})

afterAll(() => rm(sharedFolder, { recursive: true, force: true }))

async function aFolder(mode = 0o755): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'travaux-embedded-'))
  await chmod(folder, mode)
  undo.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function start(dataDir: string, sharing: 'own' | 'join' = 'own'): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, sharing, log, application: 'travaux test' })
  undo.push(() => embedded.stop())
  return embedded
}

/** Another process that keeps the server, so that it can be killed. */
async function startElsewhere(
  dataDir: string,
): Promise<{ child: ChildProcess; said: { ready: boolean; message: string } }> {
  const script = join(import.meta.dirname, 'testing', 'keep-embedded.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout! }), 'line')
  const said = JSON.parse(line)
  undo.push(async () => {
    child.kill('SIGKILL')
    if (said.ready) await eventually(async () => (await runningPid(dataDir)) === undefined)
  })
  return { child, said }
}

async function query(connection: Embedded['connection'], sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const eventually = async <T>(look: () => Promise<T | undefined | false>, patienceMs = 20_000): Promise<T> => {
  const until = Date.now() + patienceMs
  for (;;) {
    const found = await look().catch(() => undefined)
    if (found) return found
    if (Date.now() > until) throw new Error('it did not come to pass')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const runningPid = async (dataDir: string): Promise<number | undefined> => {
  const found = await findPostmaster(join(dataDir, 'postgres'))
  return found.state === 'none' ? undefined : found.pid
}

/** Ends the shell that watches over a server, so that nobody stops the server when its keeper is killed. */
async function killWatchdogOf(pid: number): Promise<void> {
  for (const name of await readdir('/proc')) {
    const words = (await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')).split('\0')
    if (words.includes('travaux-watchdog') && words.includes(String(pid)))
      process.kill(Number(name), 'SIGKILL')
  }
}

test('the first start makes a database with checksums, and a second start finds what was written', async () => {
  const dataDir = join(await aFolder(), 'data')
  const first = await startEmbedded({ dataDir, log })
  const [settings] = await query(
    first.connection,
    `select current_setting('data_checksums') as sums, current_setting('fsync') as sync,
            current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding,
            lower('ĀŌ') as lower`,
  )
  expect(settings).toEqual({ sums: 'on', sync: 'on', addresses: '', encoding: 'UTF8', lower: 'āō' })
  await query(first.connection, `create table kept as select 'Aotearoa' as word`)
  await first.stop()
  expect(await runningPid(dataDir)).toBeUndefined()

  const second = await start(dataDir)
  expect(await query(second.connection, 'select word from kept')).toEqual([{ word: 'Aotearoa' }])
})

test('nobody but the owner can reach the socket', async () => {
  const { clusterDir } = await start(dataDir)
  expect((await stat(clusterDir)).mode & 0o777).toBe(0o700)
  expect((await stat(join(clusterDir, '.s.PGSQL.5432'))).mode & 0o777).toBe(0o700)
})

test('a path with spaces and letters of any language, too long for a socket, is no hindrance', async () => {
  const long = join(await aFolder(), 'a folder with spaces', "Te Rōpū Whakamārama's", 'x'.repeat(120), 'data')
  const { connection } = await start(long)
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test.runIf(asRoot)(
  'root can keep the data where only root can go, and PostgreSQL does not run as root',
  async () => {
    const hidden = join(await aFolder(0o700), 'checkout', 'data')
    await mkdir(dirname(hidden), { mode: 0o700 })
    const { connection } = await start(hidden)
    expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
    const status = await readFile(`/proc/${await runningPid(hidden)}/status`, 'utf8')
    expect(status).toMatch(/^Uid:\s+65534\s+65534/m)
    expect(status).toMatch(/^Groups:\s*$/m)
  },
)

test('a second start on the same data is refused and names the first', async () => {
  const { connection } = await start(dataDir)
  const { child, said } = await startElsewhere(dataDir)
  expect(said.ready).toBe(false)
  expect(said.message).toContain(`in use by travaux test (process ${process.pid})`)
  const [status] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode]
  expect(status).toBe(1)
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a command may join the server another process keeps, and leaves it running', async () => {
  const owner = await start(dataDir)
  const guest = await startEmbedded({ dataDir, log, sharing: 'join' })
  expect(guest.joined).toBe(true)
  expect(await query(guest.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await guest.stop()
  expect(await query(owner.connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('two first starts at once leave one server and one clear refusal', async () => {
  const dataDir = join(await aFolder(), 'data')
  const outcomes = await Promise.all([startElsewhere(dataDir), startElsewhere(dataDir)])
  expect(outcomes.map(({ said }) => said.ready).sort()).toEqual([false, true])
  expect(outcomes.find(({ said }) => !said.ready)?.said.message).toContain('in use by')
})

test('PostgreSQL killed with -9 is started again, and what was committed is there', async () => {
  const { connection } = await start(dataDir)
  await query(connection, `create table survivor as select 'committed' as word`)
  const killed = (await runningPid(dataDir))!
  process.kill(killed, 'SIGKILL')
  const rows = await eventually(() => query(connection, 'select word from survivor'))
  expect(rows).toEqual([{ word: 'committed' }])
  expect(await runningPid(dataDir)).not.toBe(killed)
})

test('a start killed with -9 leaves no orphan', async () => {
  const { child } = await startElsewhere(dataDir)
  const pid = (await runningPid(dataDir))!
  child.kill('SIGKILL')
  await eventually(async () => !(await isPostmaster(pid, join(dataDir, 'postgres'))), 5_000)
  await expect(stat(join(dataDir, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT')
})

test('a start right after kill -9 does not fail on the server that is still going down', async () => {
  const { child } = await startElsewhere(dataDir)
  child.kill('SIGKILL')
  const { connection } = await start(dataDir)
  await eventually(() => query(connection, 'select 1'))
})

test.runIf(process.platform === 'linux')(
  'an orphan whose watchdog was killed too is taken over',
  async () => {
    const { child } = await startElsewhere(dataDir)
    const pid = (await runningPid(dataDir))!
    await killWatchdogOf(pid)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const { connection, joined } = await start(dataDir)
    expect(joined).toBe(false)
    expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await runningPid(dataDir)).toBe(pid)
  },
)

test('the pid of a server long gone, now that of another program, stands in nobody’s way', async () => {
  const { clusterDir, stop } = await startEmbedded({ dataDir, log })
  await stop()
  // A program of the account PostgreSQL runs as: it gives way to none else.
  const { uid, gid } = await stat(clusterDir)
  const other = spawn('/bin/sleep', ['600'], { stdio: 'ignore', ...(asRoot ? { uid, gid } : {}) })
  undo.push(async () => other.kill('SIGKILL'))
  const stale = [
    other.pid,
    clusterDir,
    1_700_000_000,
    5432,
    '.',
    '',
    '  5432001         1',
    'ready   ',
    '',
  ].join('\n')
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) await writeFile(join(clusterDir, name), stale)

  const { connection } = await start(dataDir)
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(other.exitCode).toBeNull()
})

test('data of another major version is refused by name and left untouched', async () => {
  const { clusterDir, stop } = await startEmbedded({ dataDir, log })
  await stop()
  await writeFile(join(clusterDir, 'PG_VERSION'), '17\n')
  undo.push(() => writeFile(join(clusterDir, 'PG_VERSION'), '18\n'))
  const refusal: EmbeddedRefusal = await startEmbedded({ dataDir, log }).catch((error) => error)
  expect(refusal.reason).toBe('other-major')
  expect(refusal.message).toContain('made by PostgreSQL 17')
  expect(await readFile(join(clusterDir, 'PG_VERSION'), 'utf8')).toBe('17\n')
})

test('a folder that holds something else is refused, not written into', async () => {
  const dataDir = join(await aFolder(), 'data')
  await mkdir(join(dataDir, 'postgres'), { recursive: true })
  await writeFile(join(dataDir, 'postgres', 'thesis.txt'), 'mine')
  await expect(startEmbedded({ dataDir, log })).rejects.toMatchObject({ reason: 'not-a-cluster' })
  expect(await readdir(join(dataDir, 'postgres'))).toEqual(['thesis.txt'])
})

test('a server that cannot start says why', async () => {
  const refusal: EmbeddedRefusal = await startEmbedded({
    dataDir,
    log,
    settings: { shared_buffers: 'plenty' },
  }).catch((error) => error)
  expect(refusal.reason).toBe('failed')
  expect(refusal.message).toContain('shared_buffers')
})

test('the log of PostgreSQL holds no words of a refused row', async () => {
  const { connection } = await start(dataDir)
  await query(connection, 'create table person (email text primary key)')
  const insert = `insert into person values ('aroha@example.org')`
  await query(connection, insert)
  await expect(query(connection, insert)).rejects.toMatchObject({ code: '23505' })
  const written = await readFile(join(dataDir, 'postgres.log'), 'utf8')
  expect(written).toContain('person_pkey')
  expect(written).not.toContain('aroha')
})

test('the mark of a cluster stays when it is moved', async () => {
  const folder = await aFolder()
  await mkdir(join(folder, 'here'))
  const mark = await clusterMark(join(folder, 'here'))
  await rename(join(folder, 'here'), join(folder, 'there'))
  expect(await clusterMark(join(folder, 'there'))).toBe(mark)
})
