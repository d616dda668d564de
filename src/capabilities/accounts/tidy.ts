import type { Db } from '../../platform/database/database.ts'
import { deleteOldFailures } from './attempts.ts'
import { absoluteMs } from './sessions.ts'

/** Removes what has run out: sessions, failed sign-ins, links nobody used. What was done stands in the audit trail. */
export async function tidyAccounts(db: Db, now: Date): Promise<void> {
  await deleteOldFailures(db, now)
  await db.deleteFrom('staffSession').where('expiresAt', '<', now).execute()
  await db
    .deleteFrom('staffLink')
    .where('expiresAt', '<', new Date(now.getTime() - absoluteMs))
    .execute()
}
