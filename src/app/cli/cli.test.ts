import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { findRoot } from './root.ts'

// Starts are slow on a busy disk; the first loads the reference case as well.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

interface Run {
  readonly status: number | null
  readonly output: string
  readonly complaint: string
}

/** Inside the checkout, where its packages are found, and apart from what people may be running. */
const programDir = join(findRoot(), `dist.test-${process.pid}`)

let folder: string
let dataDir: string

beforeAll(async () => {
  // As it is shipped, and ten times as fast to start as the sources.
  const { buildProgram } = await import(pathToFileURL(join(findRoot(), 'scripts', 'build.mjs')).href)
  await mkdir(programDir, { recursive: true })
  await buildProgram(join(programDir, 'travaux.js'))
  folder = await mkdtemp(join(tmpdir(), 'travaux-cli-'))
  dataDir = join(folder, 'my data')
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(programDir, { recursive: true, force: true })
})

/** Starts `travaux …` as a process of its own. */
function begin(args: string[], settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(programDir, 'travaux.js'), ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { output: '', complaint: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.complaint += text
  })
  return { child, said, ended: once(child, 'close').then(([status]): Run => ({ status, ...said })) }
}

const travaux = (args: string[], settings?: Record<string, string>): Promise<Run> =>
  begin(args, settings).ended

async function listenSomewhere(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : 0 }
}

async function freePort(): Promise<number> {
  const { server, port } = await listenSomewhere()
  server.close()
  await once(server, 'close')
  return port
}

test('a taken port is named together with the setting that changes it', async () => {
  const { server, port } = await listenSomewhere()
  const { status, complaint } = await travaux(['start'], { PORT: String(port) })
  server.close()
  expect(status).toBe(1)
  expect(complaint).toContain(`Port ${port} is taken`)
  expect(complaint).toContain(`PORT=${port + 1} npm start`)
  expect(existsSync(dataDir), 'nothing was made for a start that could not be').toBe(false)
})

test('a wrong setting is refused by name, without a stack', async () => {
  const { status, complaint } = await travaux(['start'], { PORT: 'three thousand' })
  expect(status).toBe(1)
  expect(complaint).toContain('PORT must be a whole number')
  expect(complaint).not.toContain('    at ')
})

test('a database server that does not answer is the operator’s to mend', async () => {
  const url = `postgres://nobody@127.0.0.1:${await freePort()}/none`
  const { status, complaint } = await travaux(['migrate'], { DATABASE_URL: url })
  expect(status).toBe(1)
  expect(complaint).toContain('Check DATABASE_URL')
  expect(complaint).not.toContain('    at ')
})

/** The server of the tests behind a door that at first says what a server says that is starting. */
async function aStartingServer(refusals: number): Promise<{ url: string; close(): void }> {
  const { host = '', port, user } = inject('server')
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    if (refusals-- > 0) {
      const fields = Buffer.from('SFATAL\0C57P03\0Mthe database system is starting up\0\0')
      const head = Buffer.from('E\0\0\0\0')
      head.writeInt32BE(fields.length + 4, 1)
      socket.once('data', () => socket.end(Buffer.concat([head, fields])))
      return
    }
    const real = host.startsWith('/') ? connect(join(host, `.s.PGSQL.${port}`)) : connect(port ?? 5432, host)
    real.on('error', () => socket.destroy()).on('close', () => socket.destroy())
    socket.pipe(real).pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const at = typeof address === 'object' && address ? address.port : 0
  return { url: `postgres://${user}@127.0.0.1:${at}/${inject('template')}`, close: () => server.close() }
}

test.skipIf(process.env.TEST_DATABASE_URL)('a database server that is starting is waited for', async () => {
  const { url, close } = await aStartingServer(2)
  const { status, complaint } = await travaux(['user', 'list'], { DATABASE_URL: url })
  close()
  expect(complaint).toBe('')
  expect(status).toBe(0)
})

test('every command explains itself', async () => {
  const { output } = await travaux(['--help'])
  const names = [...output.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map((match) => match[1]!)
  expect(names).toEqual(expect.arrayContaining(['start', 'serve', 'work', 'migrate', 'demo', 'user']))
  const commands = names.filter((each) => each !== 'help')
  const helps = await Promise.all(commands.map((name) => travaux([name, '--help'])))
  for (const [index, { status, output }] of helps.entries()) {
    expect(status).toBe(0)
    expect(output).toContain(`Usage: travaux ${commands[index]}`)
  }
})

test('start brings up the reference case and a link for the first account, is joined by commands, and ends in order', async () => {
  const port = await freePort()
  const { child, said, ended } = begin(['start', '--json'], { PORT: String(port) })
  while (!said.output.includes('\n') && child.exitCode === null) await pause(50)
  expect(said.complaint).not.toContain('Error')
  const started = JSON.parse(said.output)
  expect(started).toMatchObject({ url: `http://localhost:${port}`, data: dataDir })

  const here = `http://127.0.0.1:${port}`
  expect((await fetch(`${here}/readyz`)).status).toBe(200)
  expect(await (await fetch(`${here}/`)).text()).toContain('cybercrime')
  const link = new URL(started.signInLink)
  expect((await fetch(here + link.pathname)).status).toBe(200)

  const invited = await travaux(
    [
      'user',
      'invite',
      'Aroha@Example.govt.nz',
      '--name',
      'Aroha Example',
      '--role',
      'analyst',
      'approver',
      '--json',
    ],
    { PORT: String(port) },
  )
  expect(invited.complaint).toBe('')
  const invitation = new URL(JSON.parse(invited.output).url)
  expect((await fetch(here + invitation.pathname)).status).toBe(200)
  const twice = await travaux([
    'user',
    'invite',
    'aroha@example.govt.nz',
    '--name',
    'Aroha',
    '--role',
    'analyst',
  ])
  expect(twice).toMatchObject({ status: 1 })
  expect(twice.complaint).toContain('travaux user link')
  const listed = await travaux(['user', 'list', '--json'])
  const people = listed.output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(people).toContainEqual(
    expect.objectContaining({
      email: 'aroha@example.govt.nz',
      state: 'invited',
      roles: ['analyst', 'approver'],
    }),
  )

  const second = await travaux(['start'], { PORT: String(await freePort()) })
  expect(second.status).toBe(1)
  expect(second.complaint).toContain(`in use by travaux start (process ${child.pid})`)

  child.kill('SIGTERM')
  const { status, complaint } = await ended
  expect(status).toBe(0)
  expect(complaint).toContain('Stopped.')
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
})

/** The process of the background work below a start, once there is one other than `before`. */
async function workerOf(pid: number, before?: number): Promise<number> {
  for (;;) {
    const lines = execFileSync('ps', ['-A', '-o', 'ppid=,pid=,args=']).toString().split('\n')
    const found = lines.map((line) => /^\s*(\d+)\s+(\d+)\s.*travaux\.js work --beside-start$/.exec(line))
    const worker = Number(found.find((each) => Number(each?.[1]) === pid)?.[2])
    if (worker && worker !== before) return worker
    await pause(50)
  }
}

test('background work that falls is begun anew, and ends with the start that began it, however that ends', async () => {
  const settings = { DATA_DIR: join(folder, 'falling'), PORT: String(await freePort()) }
  await travaux(['migrate'], settings)
  const { child, ended } = begin(['start'], settings)
  const first = await workerOf(child.pid as number)
  process.kill(first, 'SIGKILL')
  const second = await workerOf(child.pid as number, first)
  child.kill('SIGKILL')
  await ended
  await vi.waitFor(() => expect(() => process.kill(second, 0)).toThrow('ESRCH'), 30_000)
})

test('a first start that was killed half-way begins anew instead of leaving half a reference case', async () => {
  const cut = join(folder, 'cut')
  const port = String(await freePort())
  const first = begin(['start'], { DATA_DIR: cut, PORT: port })
  while (!first.said.complaint.includes('Loading the reference case') && first.child.exitCode === null)
    await pause(10)
  first.child.kill('SIGKILL')
  await first.ended

  const again = begin(['start', '--json'], { DATA_DIR: cut, PORT: port })
  while (!again.said.output.includes('\n') && again.child.exitCode === null) await pause(50)
  const listed = await travaux(['user', 'list'], { DATA_DIR: cut })
  again.child.kill('SIGTERM')
  expect((await again.ended).status).toBe(0)
  expect(listed.output).toContain('Demonstration approver')
  expect(existsSync(join(cut, 'first-start-under-way'))).toBe(false)
})

test('a database that was made empty on purpose stays empty', async () => {
  const empty = join(folder, 'empty')
  const migrated = await travaux(['migrate', '--json'], { DATA_DIR: empty })
  expect(JSON.parse(migrated.output).applied.length).toBeGreaterThan(0)
  expect(JSON.parse((await travaux(['migrate', '--json'], { DATA_DIR: empty })).output)).toEqual({
    applied: [],
  })

  const { child, said, ended } = begin(['start', '--json'], {
    DATA_DIR: empty,
    PORT: String(await freePort()),
  })
  while (!said.output.includes('\n') && child.exitCode === null) await pause(50)
  child.kill('SIGINT')
  const { status, complaint } = await ended
  expect(status).toBe(0)
  expect(complaint).not.toContain('reference case')
})

test('a file where the data folder should be is refused with the setting that changes it', async () => {
  const file = join(folder, 'a file')
  await writeFile(file, '')
  const { status, complaint } = await travaux(['migrate'], { DATA_DIR: join(file, 'data') })
  expect(status).toBe(1)
  expect(complaint).toContain('DATA_DIR')
  expect(complaint).not.toContain('    at ')
})
