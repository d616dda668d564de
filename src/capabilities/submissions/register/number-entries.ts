import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { listLeaves } from '../../ledger/index.ts'
import './tables.ts'

const reader = 'register-numbers'
const batchSize = 2_000

/**
 * Gives submissions their numbers in the register: the places of their first entries in the log, from 1. Follows the log
 * after receiving, and goes on from where it was; a batch and how far it came are one transaction.
 *
 * @returns how many leaves were looked at; 0 when there is nothing new
 */
export async function numberEntries(db: Db): Promise<number> {
  return db.transaction().execute(async (db) => {
    const progress = await db
      .selectFrom('submissionProgress')
      .select('nextIndex')
      .where('name', '=', reader)
      .executeTakeFirst()
    const leaves = await listLeaves(db, progress?.nextIndex ?? 0, batchSize)
    const last = leaves.at(-1)
    if (!last) return 0
    const received = leaves.filter(({ kind }) => kind === 'received')
    if (received.length > 0)
      await sql`
        update submission s set register_no = v.number
        from unnest(${received.map((leaf) => leaf.subjectId)}::uuid[],
          ${received.map((leaf) => leaf.leafIndex + 1)}::bigint[]) as v(submission_id, number)
        where s.submission_id = v.submission_id and s.register_no is null`.execute(db)
    const nextIndex = last.leafIndex + 1
    await db
      .insertInto('submissionProgress')
      .values({ name: reader, nextIndex })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ nextIndex }))
      .execute()
    return leaves.length
  })
}
