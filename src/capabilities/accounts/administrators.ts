import type { Db } from '../../platform/database/database.ts'

/**
 * True when someone else, who can sign in, would still be an administrator. Call it in the transaction that takes
 * the role or the access away: it holds the administrators' rows, so that two who remove each other wait.
 */
export async function hasOtherAdministrator(db: Db, staffId: string): Promise<boolean> {
  const administrators = await db
    .selectFrom('staffRole')
    .select('staffId')
    .where('role', '=', 'administrator')
    .orderBy('staffId')
    .forUpdate()
    .execute()
  const others = administrators.map((each) => each.staffId).filter((each) => each !== staffId)
  if (others.length === 0) return false
  const active = await db
    .selectFrom('staff')
    .select('staffId')
    .where('staffId', 'in', others)
    .where('disabledAt', 'is', null)
    .where('passwordHash', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return active !== undefined
}
