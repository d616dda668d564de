import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { record } from '../../ledger/index.ts'
import { type Excluded, excludeWithin, holdInOrder } from './exclude.ts'
import './tables.ts'

/** Nothing of a group is decided when one of it cannot be. */
class NotAll extends Error {
  readonly refused: Exclude<Excluded, { ok: true }>

  constructor(refused: Exclude<Excluded, { ok: true }>) {
    super(refused.reason)
    this.refused = refused
  }
}

/** Decides that submissions are one person's, and which of them counts: the others become repeats of it, all or none. */
export async function countOne(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  counts: string,
  submissionIds: readonly string[],
): Promise<{ readonly ok: true; readonly excluded: number } | Exclude<Excluded, { ok: true }>> {
  const others = submissionIds.filter((id) => id !== counts)
  try {
    await db.transaction().execute(async (db) => {
      await holdInOrder(db, [counts, ...others])
      for (const id of others) {
        const excluded = await excludeWithin(db, now, actor, id, { reason: 'repeat', repeatOf: counts })
        if (!excluded.ok) throw new NotAll(excluded)
      }
    })
    return { ok: true, excluded: others.length }
  } catch (error) {
    if (error instanceof NotAll) return error.refused
    throw error
  }
}

/** Decides that submissions which look alike are different people's. They are not asked about again. */
export async function tellApart(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionIds: readonly string[],
): Promise<void> {
  const sorted = [...new Set(submissionIds)].sort()
  const pairs = sorted.flatMap((submissionId, i) =>
    sorted.slice(i + 1).map((otherId) => ({ submissionId, otherId, decidedBy: actor.id, decidedAt: now })),
  )
  if (pairs.length === 0) return
  await db.transaction().execute(async (db) => {
    await db
      .insertInto('submissionToldApart')
      .values(pairs)
      .onConflict((conflict) => conflict.columns(['submissionId', 'otherId']).doNothing())
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'register.told-apart',
      subjectKind: 'submission',
      subjectId: sorted[0],
      detail: { submissions: sorted },
    })
  })
}
