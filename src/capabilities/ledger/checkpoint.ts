import { createPublicKey, hash, type KeyObject, sign } from 'node:crypto'
import type { Db } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import { findCheckpoint, tilesOf } from './published.ts'
import { logOrigin } from './receipt.ts'
import { rememberingTiles, rootOf } from './tree.ts'
import './tables.ts'

/** The type byte of an Ed25519 key in a signed note. */
const ed25519 = 1

/** The 32 bytes of an Ed25519 key's public half. */
export function rawPublicKey(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
}

/** The four bytes that name a key in a signed note: a hash over its name, its type and itself. */
export const noteKeyId = (name: string, type: number, publicKey: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), publicKey]), 'buffer').subarray(
    0,
    4,
  )

/** A key as those who verify notes are given it: name, identifier and key in one word (C2SP signed-note). */
export const verifierKey = (name: string, publicKey: Buffer): string =>
  [
    name,
    noteKeyId(name, ed25519, publicKey).toString('hex'),
    Buffer.concat([Buffer.of(ed25519), publicKey]).toString('base64'),
  ].join('+')

/** The same for a key that is kept as base64. */
export const verifierKeyOf = (name: string, publicKey: string): string =>
  verifierKey(name, Buffer.from(publicKey, 'base64'))

/** The signed tree head (C2SP tlog-checkpoint). */
export function writeCheckpoint(signing: KeyObject, origin: string, size: number, root: Buffer): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`
  const keyId = noteKeyId(origin, ed25519, rawPublicKey(signing))
  const signature = Buffer.concat([keyId, sign(null, Buffer.from(text), signing)]).toString('base64')
  return `${text}\n— ${origin} ${signature}\n`
}

/**
 * Signs the tree of the first `size` entries, in the transaction that made it, unless that was done. Refuses when the
 * checkpoint before is not one of its beginnings: both are computed from the same stored hashes.
 *
 * @throws when it would not extend the checkpoint before. Whoever changed the log past this program must be found.
 */
export async function signCheckpoint(
  db: Db,
  { keys, settings }: Pick<House, 'keys' | 'settings'>,
  now: Date,
  size: number,
): Promise<void> {
  const origin = logOrigin(settings.baseUrl)
  const before = await findCheckpoint(db)
  if (before?.size === size && before.origin === origin && before.keyId === keys.signingKeyId) return
  const tiles = rememberingTiles(tilesOf(db), Math.max(size, before?.size ?? 0))
  if (before && (before.size > size || !before.root.equals(await rootOf(tiles, before.size))))
    throw new Error(
      `the log does not extend its checkpoint at ${before.size} entries: it was changed; nothing is signed`,
    )
  const root = await rootOf(tiles, size)
  await db
    .insertInto('ledgerCheckpoint')
    .values({
      size,
      origin,
      keyId: keys.signingKeyId,
      root,
      note: writeCheckpoint(keys.signing, origin, size, root),
      signedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
