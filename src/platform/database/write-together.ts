import { type OperationNodeSource, sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Runs several inserts and updates as one statement. Foreign keys between their rows hold: PostgreSQL checks them at the
 * end of the statement. No two may write the same row, since none sees what another wrote. Worth it where many people
 * wait at once: every statement is a round trip, and on the way in they cost more than the rows themselves.
 */
export async function writeTogether(db: Db, writes: readonly OperationNodeSource[]): Promise<void> {
  if (writes.length === 0) return
  const steps = writes.map((write, i) => sql`${sql.ref(`write_${i + 1}`)} as (${write})`)
  await sql`with ${sql.join(steps)} select`.execute(db)
}
