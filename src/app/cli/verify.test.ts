import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { enterLedger } from '../../capabilities/ledger/entries.ts'
import { signReceipt } from '../../capabilities/ledger/receipt.ts'
import { sequence } from '../../capabilities/ledger/sequence.ts'
import { newId } from '../../platform/ids.ts'
import { openKeys } from '../keys.ts'
import { startHouse, type TestHouse } from '../testing/start.ts'
import { findRoot } from './root.ts'

/* The published log in a folder, and a program that has nothing else: no database, no server. */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let under: TestHouse & { close(): Promise<void> }
let folder: string
let settings: Record<string, string>

const at = new Date('2026-11-24T00:00:00Z')
const in_ = (path: string) => join(folder, path)

/** The test server, which may listen on a socket, as an address. */
function addressOf(database: string): string {
  const { connectionString, host = '', port = '', user = '' } = inject('server')
  if (connectionString) return Object.assign(new URL(connectionString), { pathname: `/${database}` }).href
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

async function travaux(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(programDir, 'travaux.js'), ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let complaint = ''
  child.stdout.on('data', (text) => {
    output += text
  })
  child.stderr.on('data', (text) => {
    complaint += text
  })
  const [status] = await once(child, 'close')
  return { status, output, complaint }
}

/** Gives a receipt as this installation's key signs it, and puts its entry into the log. */
async function giveReceipt(reference: string): Promise<string> {
  const house = { ...under.house, keys: openKeys(settings.DATA_DIR as string) }
  const { receipt, entry } = signReceipt(house, {
    kind: 'received',
    reference,
    consultation: 'cybercrime',
    version: 1,
    receivedAt: at.toISOString(),
    contentHash: '0'.repeat(64),
  })
  await enterLedger(under.db, {
    kind: 'received',
    subjectId: newId(),
    versionId: newId(),
    entry,
    occurredAt: at,
  })
  await sequence(house, at)
  writeFileSync(in_(`${reference}.json`), JSON.stringify(receipt))
  return in_(`${reference}.json`)
}

/** Inside the checkout, where its packages are found, and apart from what people may be running. */
const programDir = join(findRoot(), `dist.test-${process.pid}`)

beforeAll(async () => {
  const { buildProgram } = await import(pathToFileURL(join(findRoot(), 'scripts', 'build.mjs')).href)
  mkdirSync(programDir, { recursive: true })
  await buildProgram(join(programDir, 'travaux.js'))
  under = await startHouse({ keep: true })
  folder = mkdtempSync(join(tmpdir(), 'travaux-verify-'))
  const { rows } = await under.pool.query<{ name: string }>('select current_database() as name')
  settings = {
    DATA_DIR: in_('data'),
    BASE_URL: under.house.settings.baseUrl,
    DATABASE_URL: addressOf(rows[0]?.name ?? ''),
  }
})
afterAll(async () => {
  await under.close()
  for (const each of [folder, programDir]) rmSync(each, { recursive: true, force: true })
})

test('a log is exported, and a receipt is verified offline from it; a new key is followed, and tampering is told', async () => {
  const before = await giveReceipt('TRV-1')
  const first = await travaux(['log', 'export', in_('first')], settings)
  expect(first.complaint).toBe('')
  const shown = await travaux(['key', 'show'], settings)
  const key = shown.output.split(' ')[0] ?? ''
  expect(key).toMatch(/^travaux\.test\/log\+[0-9a-f]{8}\+/)

  const rotated = await travaux(['key', 'rotate'], settings)
  expect(rotated.output).toContain('Start every server and worker again')
  const after = await giveReceipt('TRV-2')
  await travaux(['log', 'export', in_('log')], settings)

  // From here on with nothing but the folder.
  const since = in_('first/checkpoint')
  for (const receipt of [before, after]) {
    const { status, output } = await travaux([
      'verify',
      receipt,
      '--log',
      in_('log'),
      '--key',
      key,
      '--since',
      since,
      '--all',
    ])
    expect(output).toContain('Everything that could be checked is right.')
    expect(output).toContain('The receipt is genuine')
    expect(output).toContain('there is no public register here')
    expect(status).toBe(0)
  }
  const json = await travaux(['verify', after, '--log', in_('log'), '--json'])
  expect(JSON.parse(json.output)).toMatchObject({ right: true, said: { reference: 'TRV-2', entry: 2 } })
  // The first folder is older than the second receipt.
  const missing = await travaux(['verify', after, '--log', in_('first')])
  expect(missing.status).toBe(1)

  cpSync(in_('log'), in_('tampered'), { recursive: true })
  const path = in_('tampered/tile/entries/000.p/2')
  const bytes = readFileSync(path)
  bytes[10] = (bytes[10] ?? 0) ^ 1
  writeFileSync(path, bytes)
  const tampered = await travaux(['verify', '--log', in_('tampered'), '--all'])
  expect(tampered.output).toContain('Published entries were changed: tile/entries/000.p/2')
  expect(tampered.output).toContain('Something is not right.')
  expect(tampered.status).toBe(1)

  writeFileSync(in_('cut.json'), readFileSync(before, 'utf8').slice(0, -9))
  const cut = await travaux(['verify', in_('cut.json'), '--log', in_('log')])
  expect(cut.output).toContain('This is not a whole receipt')
  expect(cut.status).toBe(1)
})

test('what cannot be checked at all is refused with what to do', async () => {
  const nowhere = await travaux(['verify', '--log', in_('nowhere')])
  expect(nowhere).toMatchObject({ status: 1, output: '' })
  expect(nowhere.complaint).toContain('neither an address')
  const unsaid = await travaux(['verify'])
  expect(unsaid.complaint).toContain('Say where the log is')
  const closed = await travaux(['verify', '--log', 'http://127.0.0.1:9/log'])
  expect(closed.complaint).toContain('The log could not be read')
  expect(closed.status).toBe(1)
  expect((await travaux(['verify', in_('no-such-file.json')])).complaint).toContain('cannot be read')
})
