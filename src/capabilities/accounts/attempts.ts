import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { Keys } from '../../platform/house.ts'
import { deriveSecret } from '../../platform/http/tokens.ts'
import { newId } from '../../platform/ids.ts'

/** Failures count for an hour. */
const windowMs = 3_600_000

/** How many failures are free, and the longest wait between tries after that. Never a lock: waiting always helps. */
export interface Patience {
  readonly free: number
  readonly longestWaitMs: number
}

/** What is counted: a name that is tried, from where, both together. Only its keyed hash is stored. */
export interface Counted extends Patience {
  readonly key: string
}

/** One person from one place. */
export const oneOnOne: Patience = { free: 5, longestWaitMs: 300_000 }
/** One account from everywhere but its owner's own browsers, which are counted by themselves. */
export const oneAccount: Patience = { free: 20, longestWaitMs: 60_000 }
/** Everything from one address, where a whole office may sit. */
export const oneAddress: Patience = { free: 40, longestWaitMs: 60_000 }
/** The code, after a right password: six digits must not be tried through. */
export const codeOfAccount: Patience = { free: 5, longestWaitMs: 300_000 }

/** Milliseconds still to wait after so many failures: one second, doubling with each, up to the longest wait. */
function waitAfter(failures: number, last: Date | null, patience: Patience, now: Date): number {
  if (!last || failures < patience.free) return 0
  const wait = Math.min(1_000 * 2 ** (failures - patience.free), patience.longestWaitMs)
  return Math.max(0, last.getTime() + wait - now.getTime())
}

export type Attempt = { ok: true; forgive(db: Db): Promise<void> } | { ok: false; waitSeconds: number }

/**
 * Begins a try at a password or a code. It counts as failed until it is forgiven, and tries are counted one after
 * the other, so that many at once are no way round the wait. A refused try does not count.
 */
export async function beginAttempt(
  db: Db,
  keys: Pick<Keys, 'secret'>,
  now: Date,
  counted: readonly Counted[],
): Promise<Attempt> {
  const hashed = counted
    .map((each) => ({ ...each, keyHash: hashOf(keys, each.key), failureId: newId() }))
    // In one order for everyone, or two tries could wait for each other's locks.
    .sort((a, b) => (a.keyHash < b.keyHash ? -1 : 1))
  const wait = await db.transaction().execute(async (db) => {
    for (const { keyHash } of hashed)
      await sql`select pg_advisory_xact_lock(hashtext(${keyHash}))`.execute(db)
    let longest = 0
    for (const each of hashed) {
      const { failures, last } = await countFailures(db, each.keyHash, now)
      longest = Math.max(longest, waitAfter(failures, last, each, now))
    }
    if (longest === 0)
      await db
        .insertInto('signInFailure')
        .values(hashed.map(({ keyHash, failureId }) => ({ keyHash, failureId, at: now })))
        .execute()
    return longest
  })
  if (wait > 0) return { ok: false, waitSeconds: Math.ceil(wait / 1000) }
  return {
    ok: true,
    forgive: (db) => forget(db, hashed),
  }
}

async function countFailures(db: Db, keyHash: string, now: Date) {
  const { failures, last } = await db
    .selectFrom('signInFailure')
    .select((eb) => [eb.fn.countAll<number>().as('failures'), eb.fn.max('at').as('last')])
    .where('keyHash', '=', keyHash)
    .where('at', '>', new Date(now.getTime() - windowMs))
    .executeTakeFirstOrThrow()
  return { failures, last: last as Date | null }
}

// Only this try is taken back: the failures before it may be someone else's.
async function forget(db: Db, attempts: readonly { failureId: string }[]): Promise<void> {
  await db
    .deleteFrom('signInFailure')
    .where(
      'failureId',
      'in',
      attempts.map((each) => each.failureId),
    )
    .execute()
}

/** Removes failures that count no more. */
export async function deleteOldFailures(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('signInFailure')
    .where('at', '<', new Date(now.getTime() - windowMs))
    .execute()
}

const hashOf = (keys: Pick<Keys, 'secret'>, key: string): string =>
  createHmac('sha256', deriveSecret(keys.secret, 'sign-in-failure')).update(key).digest('base64url')
