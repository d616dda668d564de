import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import type { LeafKind } from './tables.ts'

const sequencerLock = 7_421_992
const batchSize = 5_000

export interface LedgerEntry {
  readonly kind: LeafKind
  readonly subjectId: string
  readonly versionId: string
  readonly leafHash: Buffer
  readonly occurredAt: Date
}

/** Hands a leaf to the sequencer, in the transaction of the deed. */
export async function enterLedger(db: Db, entry: LedgerEntry): Promise<void> {
  await enteringLedger(db, entry).execute()
}

/** The same, to be run by the caller together with the rows of the deed (`writeTogether`). */
export const enteringLedger = (db: Db, entry: LedgerEntry) =>
  db.insertInto('ledgerOutbox').values({ entryId: newId(), ...entry })

/**
 * Gives waiting leaves their place in the log, in the order of their identifiers, without gaps. May be stopped at
 * any point and run again: a batch is placed whole or not at all, and a leaf only once.
 *
 * @returns how many leaves were placed; 0 also when another sequencer is at work.
 */
export async function sequence(db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (db) => {
    const lock = await sql<{
      held: boolean
    }>`select pg_try_advisory_xact_lock(${sequencerLock}) as held`.execute(db)
    if (!lock.rows[0]?.held) return 0
    const waiting = await db
      .selectFrom('ledgerOutbox')
      .selectAll()
      .orderBy('entryId')
      .limit(batchSize)
      .execute()
    if (waiting.length === 0) return 0
    const fresh = await withoutPlaced(db, waiting)
    const next = await countLeaves(db)
    if (fresh.length > 0)
      await db
        .insertInto('ledgerLeaf')
        .values(
          fresh.map(({ entryId: _, ...entry }, i) => ({ ...entry, leafIndex: next + i, sequencedAt: now })),
        )
        .execute()
    await db
      .deleteFrom('ledgerOutbox')
      .where(
        'entryId',
        'in',
        waiting.map((entry) => entry.entryId),
      )
      .execute()
    return fresh.length
  })
}

// A leaf handed in twice must not stop the log for everyone: it already has its place.
async function withoutPlaced<Entry extends Omit<LedgerEntry, 'leafHash' | 'occurredAt'>>(
  db: Db,
  waiting: readonly Entry[],
): Promise<Entry[]> {
  const placed = await db
    .selectFrom('ledgerLeaf')
    .select(['subjectId', 'versionId', 'kind'])
    .where(
      'versionId',
      'in',
      waiting.map((entry) => entry.versionId),
    )
    .execute()
  const known = new Set(placed.map((leaf) => `${leaf.subjectId} ${leaf.versionId} ${leaf.kind}`))
  return waiting.filter((entry) => {
    const key = `${entry.subjectId} ${entry.versionId} ${entry.kind}`
    return !known.has(key) && known.add(key)
  })
}

/** The size of the log: the index the next leaf will have. */
export async function countLeaves(db: Db): Promise<number> {
  const row = await db
    .selectFrom('ledgerLeaf')
    .select((eb) => eb.fn.max('leafIndex').as('last'))
    .executeTakeFirstOrThrow()
  return row.last === null ? 0 : Number(row.last) + 1
}
