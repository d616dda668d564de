import type { Db } from '../../../platform/database/database.ts'
import type { SentAhead } from './check-filing.ts'
import './tables.ts'

/** Remembers that a file was sent with a key; its bytes are in the file store. */
export async function keepSentAhead(
  db: Db,
  now: Date,
  file: {
    readonly keyId: string
    readonly sha256: string
    readonly bytes: number
    readonly declaredType: string | undefined
  },
): Promise<void> {
  await db
    .insertInto('apiFile')
    .values({
      keyId: file.keyId,
      sha256: file.sha256,
      bytes: file.bytes,
      declaredType: file.declaredType ?? null,
      at: now,
    })
    .onConflict((conflict) => conflict.columns(['keyId', 'sha256']).doNothing())
    .execute()
}

/** Those of some files that were sent with this very key. */
export async function findSentAhead(db: Db, keyId: string, hashes: readonly string[]): Promise<SentAhead> {
  if (hashes.length === 0) return new Map()
  const rows = await db
    .selectFrom('apiFile')
    .select(['sha256', 'bytes', 'declaredType'])
    .where('keyId', '=', keyId)
    .where('sha256', 'in', hashes)
    .execute()
  return new Map(
    rows.map(({ sha256, bytes, declaredType }) => [sha256, { bytes: Number(bytes), declaredType }]),
  )
}
