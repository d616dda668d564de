import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { startFauxqs } from 'fauxqs'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { FileMissing } from './file-store.ts'
import { openS3Store } from './s3-store.ts'

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

let server: Awaited<ReturnType<typeof startFauxqs>>
beforeAll(async () => {
  server = await startFauxqs({ port: 0, logger: false })
  server.createBucket('records')
})
afterAll(() => server.stop())

const settings = (path = 'records', at = server.address) => ({
  url: `${at}/${path}`,
  region: 'us-east-1',
  accessKeyId: 'key',
  secretAccessKey: 'secret',
})

async function aStore(path?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'travaux-s3-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return { store: await openS3Store(settings(path), folder), left: () => readdir(folder) }
}

test('what was put can be read again, as a stream and as a file, and nothing stays on this machine', async () => {
  const { store, left } = await aStore()
  const bytes = randomBytes(300_000)
  const put = await store.put(Readable.from([bytes]), 300_000)
  expect(put).toMatchObject({ ok: true, sha256: sha(bytes), bytes: 300_000 })
  await store.put(Readable.from([bytes]), 300_000)
  expect((await buffer(await store.open(sha(bytes)))).equals(bytes)).toBe(true)
  const copy = await store.withLocalFile(sha(bytes), (path) => readFile(path))
  expect(copy.equals(bytes)).toBe(true)
  expect(await left()).toEqual([])
})

test('a large file goes up in parts', async () => {
  const { store } = await aStore('records/travaux/files')
  const bytes = randomBytes(20_000_000)
  await store.put(Readable.from([bytes.subarray(0, 9_000_000), bytes.subarray(9_000_000)]), 30_000_000)
  expect(sha(await buffer(await store.open(sha(bytes))))).toBe(sha(bytes))
  expect(await (await aStore()).store.has(sha(bytes))).toBe(false)
})

test('what is too large or breaks off leaves nothing, here or there', async () => {
  const { store, left } = await aStore()
  const bytes = randomBytes(5_000)
  expect(await store.put(Readable.from([bytes]), 4_999)).toEqual({ ok: false, reason: 'too-large' })
  const broken = Readable.from(
    (async function* () {
      yield bytes
      throw new Error('the line was cut')
    })(),
  )
  await expect(store.put(broken, 10_000)).rejects.toThrow('the line was cut')
  expect(await store.has(sha(bytes))).toBe(false)
  expect(await left()).toEqual([])
})

test('an empty file is a file', async () => {
  const { store } = await aStore()
  const none = Buffer.alloc(0)
  expect(await store.put(Readable.from([]), 10)).toMatchObject({ ok: true, bytes: 0, sha256: sha(none) })
  expect(await store.has(sha(none))).toBe(true)
})

test('what is not there is said to be missing; a store that is down is no missing file', async () => {
  const { store } = await aStore()
  const unknown = sha(Buffer.from('nobody put this'))
  await expect(store.open(unknown)).rejects.toThrow(FileMissing)
  await expect(store.withLocalFile(unknown, async () => 1)).rejects.toThrow(FileMissing)
  expect(await store.has(unknown)).toBe(false)
  const folder = await mkdtemp(join(tmpdir(), 'travaux-s3-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const down = await openS3Store(settings('records', 'http://127.0.0.1:9'), folder)
  const failure = await down.open(unknown).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Error)
  expect(failure).not.toBeInstanceOf(FileMissing)
  await expect(down.put(Readable.from(['x']), 10)).rejects.toThrow()
  expect(await readdir(folder)).toEqual([])
})
