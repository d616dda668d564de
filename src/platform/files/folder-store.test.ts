import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { FileMissing } from './file-store.ts'
import { openFolderStore } from './folder-store.ts'

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function aStore() {
  const folder = await mkdtemp(join(tmpdir(), 'travaux-files-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const filesIn = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile())
  return { folder, store: await openFolderStore(folder), filesIn }
}

test('what was put can be read again under its SHA-256, and lies there once', async () => {
  const { store, filesIn, folder } = await aStore()
  const bytes = randomBytes(300_000)
  const put = await store.put(Readable.from([bytes.subarray(0, 5_000), bytes.subarray(5_000)]), 300_000)
  expect(put).toMatchObject({ ok: true, sha256: sha(bytes), bytes: 300_000 })
  expect(put.ok && put.head.equals(bytes.subarray(0, 4_100))).toBe(true)
  await store.put(Readable.from([bytes]), 300_000)
  expect(await filesIn()).toHaveLength(1)
  expect((await buffer(await store.open(sha(bytes)))).equals(bytes)).toBe(true)
  expect(await store.has(sha(bytes))).toBe(true)
  const path = await store.withLocalFile(sha(bytes), async (each) => each)
  expect(path.startsWith(folder)).toBe(true)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('two who put the same at once both hear that it is stored', async () => {
  const { store, filesIn } = await aStore()
  const bytes = randomBytes(200_000)
  const puts = await Promise.all(
    Array.from({ length: 6 }, () => store.put(Readable.from([bytes]), 1_000_000)),
  )
  expect(puts.every((put) => put.ok)).toBe(true)
  expect(await filesIn()).toHaveLength(1)
})

test('an empty file is a file', async () => {
  const { store } = await aStore()
  const put = await store.put(Readable.from([]), 10)
  expect(put).toMatchObject({ ok: true, bytes: 0, sha256: sha(Buffer.alloc(0)) })
})

test('of a stream that is too large nothing is kept, and the rest of it is left to be read', async () => {
  const { store, filesIn } = await aStore()
  const source = Readable.from([Buffer.alloc(600), Buffer.alloc(600), Buffer.from('the rest')])
  expect(await store.put(source, 1_000)).toEqual({ ok: false, reason: 'too-large' })
  expect(await filesIn()).toEqual([])
  expect(source.destroyed).toBe(false)
  expect((await buffer(source)).toString()).toBe('the rest')
})

test('a stream that breaks off leaves no name and no half file', async () => {
  const { store, filesIn } = await aStore()
  const source = Readable.from(
    (async function* () {
      yield Buffer.alloc(70_000, 1)
      throw new Error('the line was cut')
    })(),
  )
  await expect(store.put(source, 1_000_000)).rejects.toThrow('the line was cut')
  expect(await filesIn()).toEqual([])
})

test('a file that was cut off on the disk is made whole by sending it again', async () => {
  const { store } = await aStore()
  const bytes = randomBytes(10_000)
  await store.put(Readable.from([bytes]), 10_000)
  await store.withLocalFile(sha(bytes), (path) => truncate(path, 100))
  await store.put(Readable.from([bytes]), 10_000)
  expect((await buffer(await store.open(sha(bytes)))).equals(bytes)).toBe(true)
})

test('what is not there is said to be missing, and a name that is none leads nowhere', async () => {
  const { store, folder } = await aStore()
  await writeFile(join(folder, 'secret'), 'x')
  await expect(store.open(sha(Buffer.from('no')))).rejects.toThrow(FileMissing)
  await expect(store.withLocalFile(sha(Buffer.from('no')), async () => 1)).rejects.toThrow(FileMissing)
  expect(await store.has(sha(Buffer.from('no')))).toBe(false)
  await expect(store.open('../secret')).rejects.toThrow('SHA-256')
})
