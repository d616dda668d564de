import { type OperationNodeSource, sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Runs several inserts as one statement. Foreign keys between their rows hold: PostgreSQL checks them at the end of
 * the statement. Worth it where many people wait at once: every statement is a round trip, and on the way in they cost
 * more than the rows themselves.
 */
export async function insertTogether(db: Db, inserts: readonly OperationNodeSource[]): Promise<void> {
  if (inserts.length === 0) return
  const steps = inserts.map((insert, i) => sql`${sql.ref(`insert_${i + 1}`)} as (${insert})`)
  await sql`with ${sql.join(steps)} select`.execute(db)
}
