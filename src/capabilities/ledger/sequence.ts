import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import { signCheckpoint } from './checkpoint.ts'
import { listEntries } from './published.ts'
import { hashLength, hashOfEntry, rootOfHashes, tileWidth } from './tree.ts'

const sequencerLock = 7_421_992
const batchSize = 20_000
/** Full tiles made at once when many became full. */
const tilesAtOnce = 64

/**
 * Gives waiting entries their place in the log, in the order of their identifiers, without gaps; extends the tiles and
 * signs the new tree. May be stopped at any point and run again: a batch is placed whole or not at all, and an entry
 * only once.
 *
 * @returns how many entries were placed; 0 also when another sequencer is at work.
 * @throws when the log does not extend what was signed before.
 */
export async function sequence(house: Pick<House, 'db' | 'keys' | 'settings'>, now: Date): Promise<number> {
  return house.db.transaction().execute(async (db) => {
    const lock = await sql<{
      held: boolean
    }>`select pg_try_advisory_xact_lock(${sequencerLock}) as held`.execute(db)
    if (!lock.rows[0]?.held) return 0
    const before = await countLeaves(db)
    const placed = await placeWaiting(db, now)
    if (placed > 0) await placeStatements(db)
    await extendTiles(db, before + placed)
    await signCheckpoint(db, house, now, before + placed)
    return placed
  })
}

/** An entry handed in twice must not stop the log for everyone: it is placed once. */
async function placeWaiting(db: Db, now: Date): Promise<number> {
  const placed = await sql`
    with waiting as (
      select * from ledger_outbox order by entry_id limit ${batchSize}
    ), done as (
      delete from ledger_outbox o using waiting w where o.entry_id = w.entry_id
    ), fresh as (
      select distinct on (subject_id, version_id, kind) * from waiting w
      where not exists (select from ledger_leaf l
        where l.subject_id = w.subject_id and l.version_id = w.version_id and l.kind = w.kind)
      order by subject_id, version_id, kind, entry_id
    )
    insert into ledger_leaf (leaf_index, kind, subject_id, version_id, entry, occurred_at, sequenced_at)
    select (select coalesce(max(leaf_index), -1) from ledger_leaf) + row_number() over (order by entry_id),
      kind, subject_id, version_id, entry, occurred_at, ${now}
    from fresh`.execute(db)
  return Number(placed.numAffectedRows ?? 0)
}

/** Numbers the public statements whose entries have their place now, in the order of the log. */
async function placeStatements(db: Db): Promise<void> {
  await sql`
    update ledger_statement s set number = placed.number, leaf_index = placed.leaf_index
    from (
      select w.subject_id, w.version_id, w.kind, l.leaf_index,
        (select coalesce(max(number), -1) from ledger_statement) + row_number() over (order by l.leaf_index) as number
      from ledger_statement w join ledger_leaf l using (subject_id, version_id, kind)
      where w.number is null
    ) placed
    where s.subject_id = placed.subject_id and s.version_id = placed.version_id and s.kind = placed.kind`.execute(
    db,
  )
}

/** Stores the tiles that are full now, level by level. */
async function extendTiles(db: Db, size: number): Promise<void> {
  for (let level = 0; ; level += 1) {
    const full = Math.floor(size / tileWidth ** (level + 1))
    let next = await countTiles(db, level)
    if (next >= full) return
    while (next < full) {
      const count = Math.min(tilesAtOnce, full - next)
      const hashes = await readHashes(db, level, next * tileWidth, count * tileWidth)
      const tiles = Array.from({ length: count }, (_, i) => {
        const own = hashes.subarray(i * tileWidth * hashLength, (i + 1) * tileWidth * hashLength)
        return { level, tileIndex: next + i, hashes: own, root: rootOfHashes(own) }
      })
      await db.insertInto('ledgerTile').values(tiles).execute()
      next += count
    }
  }
}

async function countTiles(db: Db, level: number): Promise<number> {
  const row = await db
    .selectFrom('ledgerTile')
    .select((eb) => eb.fn.max('tileIndex').as('last'))
    .where('level', '=', level)
    .executeTakeFirstOrThrow()
  return row.last === null ? 0 : Number(row.last) + 1
}

async function readHashes(db: Db, level: number, from: number, count: number): Promise<Buffer> {
  const hashes =
    level === 0
      ? (await listEntries(db, from, count)).map(hashOfEntry)
      : await listRoots(db, level - 1, from, count)
  if (hashes.length !== count)
    throw new Error(`the log has a gap between entries of level ${level} at ${from}`)
  return Buffer.concat(hashes)
}

async function listRoots(db: Db, level: number, from: number, count: number): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('ledgerTile')
    .select('root')
    .where('level', '=', level)
    .where('tileIndex', '>=', from)
    .where('tileIndex', '<', from + count)
    .orderBy('tileIndex')
    .execute()
  return rows.map(({ root }) => root)
}

/** The size of the log: the index the next leaf will have. */
export async function countLeaves(db: Db): Promise<number> {
  const row = await db
    .selectFrom('ledgerLeaf')
    .select((eb) => eb.fn.max('leafIndex').as('last'))
    .executeTakeFirstOrThrow()
  return row.last === null ? 0 : Number(row.last) + 1
}
