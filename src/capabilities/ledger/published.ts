import type { Db } from '../../platform/database/database.ts'
import './tables.ts'

/** When the public side of a treaty last changed: read from what was published, never said by hand. */
export async function findLastChanged(publicDb: Db, treatyId: string): Promise<Date | undefined> {
  const row = await publicDb
    .selectFrom('publishedPublication')
    .select('at')
    .where('treatyId', '=', treatyId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}
