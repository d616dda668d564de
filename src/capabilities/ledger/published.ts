import type { Db } from '../../platform/database/database.ts'
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
