import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { entryOf, type Receipt } from './receipt.ts'
import { hashLength, hashOfEntry, type TileSource, tileWidth } from './tree.ts'
import './tables.ts'

/**
 * When the public side of a treaty last changed: read from what was published, never said by hand. History entered
 * later bears its own, earlier dates.
 */
export async function findLastChanged(publicDb: Db, treatyId: string): Promise<Date | undefined> {
  const row = await publicDb
    .selectFrom('publishedPublication')
    .select('at')
    .where('treatyId', '=', treatyId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

/** A tree head as it was signed. */
export interface Checkpoint {
  readonly size: number
  readonly origin: string
  readonly keyId: string
  readonly root: Buffer
  readonly note: string
}

/** The newest checkpoint; of a given size, when one is asked for. */
export async function findCheckpoint(publicDb: Db, size?: number): Promise<Checkpoint | undefined> {
  const row = await publicDb
    .selectFrom('publishedLedgerCheckpoint')
    .select(['size', 'origin', 'keyId', 'root', 'note'])
    .$if(size !== undefined, (query) => query.where('size', '=', size as number))
    .orderBy('size', 'desc')
    .orderBy('signedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, size: Number(row.size) }
}

/** Names under which the log signed checkpoints: the site may have moved. From one to the next, for there may be millions. */
export async function listOrigins(publicDb: Db): Promise<string[]> {
  const { rows } = await sql<{ origin: string }>`
    with recursive known as (
      (select origin from published_ledger_checkpoint order by origin limit 1)
      union all
      select (select c.origin from published_ledger_checkpoint c where c.origin > known.origin
              order by c.origin limit 1)
      from known where known.origin is not null
    )
    select origin from known where origin is not null`.execute(publicDb)
  return rows.map(({ origin }) => origin)
}

/** The note of a checkpoint with the lines of the witnesses that signed it. */
export async function readNote(publicDb: Db, { size, origin, note }: Checkpoint): Promise<string> {
  const rows = await publicDb
    .selectFrom('publishedLedgerCosignature')
    .select('line')
    .where('size', '=', size)
    .where('origin', '=', origin)
    .orderBy('verifierKey')
    .execute()
  return [note, ...rows.map(({ line }) => `${line}\n`)].join('')
}

export const listWitnesses = (publicDb: Db) =>
  publicDb.selectFrom('publishedLedgerWitness').selectAll().orderBy('verifierKey').execute()

/** The tiles of the log: full ones as they were stored, others computed from the leaves or the tiles below. */
export const tilesOf = (db: Db): TileSource => ({
  async readTile(level, index, width) {
    const full = width === tileWidth ? await findFullTile(db, level, index) : undefined
    const hashes =
      full ??
      (level === 0
        ? Buffer.concat((await listEntries(db, index * tileWidth, width)).map(hashOfEntry))
        : await readRoots(db, level - 1, index * tileWidth, width))
    if (hashes.length < width * hashLength) throw new Error(`tile ${level}/${index} is not ${width} wide`)
    return hashes.subarray(0, width * hashLength)
  },
})

async function findFullTile(db: Db, level: number, index: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('publishedLedgerTile')
    .select('hashes')
    .where('level', '=', level)
    .where('tileIndex', '=', index)
    .executeTakeFirst()
  return row?.hashes
}

async function readRoots(db: Db, level: number, from: number, count: number): Promise<Buffer> {
  const rows = await db
    .selectFrom('publishedLedgerTile')
    .select('root')
    .where('level', '=', level)
    .where('tileIndex', '>=', from)
    .where('tileIndex', '<', from + count)
    .orderBy('tileIndex')
    .execute()
  return Buffer.concat(rows.map(({ root }) => root))
}

/** Entries in order, from an index on. */
export async function listEntries(publicDb: Db, from: number, count: number): Promise<Buffer[]> {
  const rows = await publicDb
    .selectFrom('publishedLedgerLeaf')
    .select('entry')
    .where('leafIndex', '>=', from)
    .where('leafIndex', '<', from + count)
    .orderBy('leafIndex')
    .execute()
  return rows.map(({ entry }) => entry)
}

/** Where an entry stands, counted from 0; undefined until the sequencer has given it its place. */
async function findEntryIndex(publicDb: Db, entry: Buffer): Promise<number | undefined> {
  const row = await publicDb
    .selectFrom('publishedLedgerLeaf')
    .select('leafIndex')
    .where('entry', '=', entry)
    .orderBy('leafIndex')
    .limit(1)
    .executeTakeFirst()
  return row && Number(row.leafIndex)
}

/** Entries that begin with the given bytes and those up to the next ones, in order of their bytes. */
export const listEntriesBetween = (publicDb: Db, from: Buffer, to: Buffer | undefined, most: number) =>
  publicDb
    .selectFrom('publishedLedgerLeaf')
    .select(['entry', 'leafIndex'])
    .where('entry', '>=', from)
    .$if(to !== undefined, (query) => query.where('entry', '<', to as Buffer))
    .orderBy('entry')
    .limit(most)
    .execute()

/** Public statements by their number, from one on. */
export const listStatements = (publicDb: Db, from: number, count: number) =>
  publicDb
    .selectFrom('publishedLedgerStatement')
    .select(['leafIndex', 'salt', 'statement'])
    .where('number', '>=', from)
    .where('number', '<', from + count)
    .orderBy('number')
    .execute()

/** Public decisions whether entries are counted, about those numbered from `from` up to `upTo`, in the order of the log. */
export const listDecisions = (publicDb: Db, from: number, upTo: number) =>
  publicDb
    .selectFrom('publishedLedgerStatement')
    .select(['leafIndex', 'salt', 'statement'])
    .where('kind', 'in', ['excluded', 'reinstated'])
    .where(sql<boolean>`(statement->>'entry')::bigint between ${from} and ${upTo}`)
    .orderBy('number')
    .execute()

/** The number of a receipt's entry, counted from 1; undefined until it has its place. */
export async function findEntryNumber(publicDb: Db, receipt: Receipt): Promise<number | undefined> {
  const index = await findEntryIndex(publicDb, entryOf(receipt))
  return index === undefined ? undefined : index + 1
}

/** A receipt as it is downloaded: with the number of its entry, once it has one, so that nobody needs to look for it. */
export async function writeReceipt(publicDb: Db, receipt: Receipt): Promise<string> {
  // The database keeps no order; a person who opens the file reads what it says first.
  const { format, statement, salt, keyId, signature } = receipt
  const entry = await findEntryNumber(publicDb, receipt)
  return JSON.stringify({ format, statement, salt, keyId, signature, entry }, null, 2)
}
