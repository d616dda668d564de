import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { newId } from '../../platform/ids.ts'
import { enterLedger, type LedgerEntry } from './entries.ts'
import { countLeaves, sequence } from './sequence.ts'

const at = new Date('2026-11-24T00:00:00Z')

const anEntry = (): LedgerEntry => ({
  kind: 'received',
  subjectId: newId(),
  versionId: newId(),
  entry: randomBytes(32),
  occurredAt: at,
})

const leaves = (db: Awaited<ReturnType<typeof startHouse>>['db']) =>
  db.selectFrom('ledgerLeaf').selectAll().orderBy('leafIndex').execute()

test('leaves get places from zero without gaps, in the order they were entered', async () => {
  const { db, house } = await startHouse()
  const entries = Array.from({ length: 25 }, anEntry)
  for (const entry of entries.slice(0, 10)) await enterLedger(db, entry)
  expect(await sequence(house, at)).toBe(10)
  for (const entry of entries.slice(10)) await enterLedger(db, entry)
  expect(await sequence(house, at)).toBe(15)
  expect(await sequence(house, at)).toBe(0)
  const placed = await leaves(db)
  expect(placed.map((leaf) => leaf.leafIndex)).toEqual(entries.map((_, i) => i))
  expect(placed.map((leaf) => leaf.versionId)).toEqual(entries.map((entry) => entry.versionId))
  expect(placed.every((leaf, i) => leaf.entry.equals(entries[i]?.entry ?? Buffer.alloc(0)))).toBe(true)
  expect(await countLeaves(db)).toBe(25)
})

test('a leaf handed in twice is placed once, in one batch and over two', async () => {
  const { db, house } = await startHouse()
  const [once, twice] = [anEntry(), anEntry()]
  await enterLedger(db, twice)
  await enterLedger(db, twice)
  await enterLedger(db, once)
  expect(await sequence(house, at)).toBe(2)
  await enterLedger(db, twice)
  await enterLedger(db, { ...twice, kind: 'withdrawn' })
  expect(await sequence(house, at)).toBe(1)
  expect((await leaves(db)).map((leaf) => [leaf.leafIndex, leaf.kind])).toEqual([
    [0, 'received'],
    [1, 'received'],
    [2, 'withdrawn'],
  ])
  expect(await db.selectFrom('ledgerOutbox').selectAll().execute()).toEqual([])
})

test('many sequencers at once, while leaves come in, leave no gap and no double', async () => {
  const { db, house } = await startHouse()
  const entries = Array.from({ length: 200 }, anEntry)
  const entering = (async () => {
    for (let i = 0; i < entries.length; i += 4)
      await Promise.all(entries.slice(i, i + 4).map((entry) => enterLedger(db, entry)))
  })()
  let done = false
  const sequencers = [1, 2, 3].map(async () => {
    while (!done) {
      await sequence(house, at)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  })
  await entering
  done = true
  await Promise.all(sequencers)
  while ((await sequence(house, at)) > 0);
  const placed = await leaves(db)
  expect(placed.map((leaf) => leaf.leafIndex)).toEqual(entries.map((_, i) => i))
  expect(new Set(placed.map((leaf) => leaf.versionId))).toEqual(
    new Set(entries.map((entry) => entry.versionId)),
  )
})

test('a deed that is taken back leaves nothing in the log', async () => {
  const { db, house } = await startHouse()
  await expect(
    db.transaction().execute(async (db) => {
      await enterLedger(db, anEntry())
      throw new Error('the deed failed')
    }),
  ).rejects.toThrow('the deed failed')
  expect(await sequence(house, at)).toBe(0)
})

test('the log cannot be changed or shortened, even past our own code', async () => {
  const { db, house, pool } = await startHouse()
  await enterLedger(db, anEntry())
  await sequence(house, at)
  for (const sql of [
    'update ledger_leaf set leaf_index = 5',
    "update ledger_leaf set kind = 'withdrawn'",
    'delete from ledger_leaf',
    'delete from ledger_leaf where false',
    'truncate ledger_leaf',
  ])
    await expect(pool.query(sql), sql).rejects.toMatchObject({ code: '23001' })
  expect(await countLeaves(db)).toBe(1)
})
