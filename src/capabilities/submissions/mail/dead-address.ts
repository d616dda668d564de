import type { Db } from '../../../platform/database/database.ts'
import './tables.ts'

/** Notes that mail does not reach the address that a submission gave. */
export const insertDeadAddress = (
  db: Db,
  row: {
    readonly submissionId: string
    readonly address: string
    readonly notedBy: string
    readonly notedAt: Date
    readonly messageId: string
  },
) =>
  db
    .insertInto('submissionDeadAddress')
    .values({ ...row, address: row.address.toLowerCase() })
    .onConflict((conflict) => conflict.columns(['submissionId', 'address']).doNothing())
    .execute()

/** When somebody noted that mail does not reach this address of a submission; undefined while nobody did. */
export async function findDeadSince(
  db: Db,
  submissionId: string,
  address: string | null,
): Promise<Date | undefined> {
  if (address === null) return undefined
  const noted = await db
    .selectFrom('submissionDeadAddress')
    .select('notedAt')
    .where('submissionId', '=', submissionId)
    .where('address', '=', address.toLowerCase())
    .executeTakeFirst()
  return noted?.notedAt
}
