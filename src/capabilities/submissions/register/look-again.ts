import { sql } from 'kysely'
import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { record } from '../../ledger/index.ts'
import type { ExclusionReason } from './register.ts'
import './tables.ts'

/*
 * A decision not to count a submission may no longer hold: its sender corrected it, or the one that was counted instead has
 * left the count. The machine counts nothing again by itself; it shows both to a person.
 */

/** A correction of a submission came in. Changes nothing where that is counted. */
export const markingCorrected = (db: Db, submissionId: string, at: Date) =>
  db
    .updateTable('submissionExclusion')
    .set({ correctedAt: at })
    .where('submissionId', '=', submissionId)
    .where('liftedAt', 'is', null)

/** A submission left the count, or is in it again (`null`): those that were left out as repeats of it are marked so. */
export async function markRepeatsOf(db: Db, submissionId: string, leftAt: Date | null): Promise<void> {
  await db
    .updateTable('submissionExclusion')
    .set({ countedLeftAt: leftAt })
    .where('repeatOf', '=', submissionId)
    .where('liftedAt', 'is', null)
    .execute()
}

const toLookAgain = (db: Db) =>
  db
    .selectFrom('submissionExclusion as x')
    .innerJoin('submission as s', 's.submissionId', 'x.submissionId')
    .where('s.withdrawnAt', 'is', null)
    .where('x.liftedAt', 'is', null)
    .where(sql<boolean>`(x.corrected_at is not null or x.counted_left_at is not null)`)

export interface ToLookAgain {
  readonly submissionId: string
  readonly reference: string
  readonly reason: ExclusionReason
  readonly repeatOfNo: number | null
  readonly correctedAt: Date | null
  readonly countedLeftAt: Date | null
}

/** Submissions that are not counted and whose exclusion may no longer hold, oldest first. */
export const listToLookAgain = (db: Db, consultationId: string, limit: number): Promise<ToLookAgain[]> =>
  toLookAgain(db)
    .where('s.consultationId', '=', consultationId)
    .select(['s.submissionId', 's.reference', 'x.reason', 'x.repeatOfNo', 'x.correctedAt', 'x.countedLeftAt'])
    .orderBy('s.receivedAt')
    .orderBy('s.submissionId')
    .limit(limit)
    .execute()

/** How many there are in each of these consultations that has any. */
export const countingToLookAgain = (db: Db, consultationIds: readonly string[]) =>
  toLookAgain(db)
    .select(['s.consultationId', (eb) => eb.fn.countAll<number>().as('n')])
    .where('s.consultationId', 'in', consultationIds)
    .groupBy('s.consultationId')

/** A person looked again: the decision stands. @returns of how many */
export async function keepExcluded(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  submissionIds: readonly string[],
): Promise<number> {
  if (submissionIds.length === 0) return 0
  return db.transaction().execute(async (db) => {
    const open = await toLookAgain(db)
      .select('s.submissionId')
      .where('s.consultationId', '=', consultationId)
      .where('s.submissionId', 'in', submissionIds)
      .execute()
    const ids = open.map(({ submissionId }) => submissionId)
    if (ids.length === 0) return 0
    await db
      .updateTable('submissionExclusion')
      .set({ correctedAt: null, countedLeftAt: null })
      .where('submissionId', 'in', ids)
      .where('liftedAt', 'is', null)
      .execute()
    for (const submissionId of ids)
      await record(db, {
        at: now,
        actor,
        action: 'submission.exclusion-kept',
        subjectKind: 'submission',
        subjectId: submissionId,
      })
    return ids.length
  })
}
