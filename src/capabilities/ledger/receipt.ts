import { createHash, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import type { Keys } from '../../platform/house.ts'
import { canonicalJson } from './canonical-json.ts'
import type { LeafKind } from './tables.ts'

/** What a receipt says. All of it is signed. */
export interface ReceiptStatement {
  readonly format: 'travaux-receipt/1'
  /** The site that signed. */
  readonly issuer: string
  readonly kind: LeafKind
  readonly reference: string
  readonly consultation: string
  readonly version: number
  /** ISO 8601, UTC. */
  readonly receivedAt: string
  /** SHA-256 over the canonical JSON of what was sent, hex. */
  readonly contentHash: string
  /** 16 random bytes, hex: with it the leaf can be computed, without it the log tells nothing. */
  readonly salt: string
  /** The leaf that will stand in the log, hex. */
  readonly leafHash: string
  readonly keyId: string
}

export interface Receipt {
  readonly statement: ReceiptStatement
  /** Ed25519 over the canonical JSON of the statement, base64. */
  readonly signature: string
}

export interface Commitment {
  readonly salt: Buffer
  readonly leafHash: Buffer
}

/**
 * Commits to a content hash without revealing it: SHA-256 of 0x00, the kind, a fresh salt and the hash, each with
 * its length before it. The leading zero keeps leaves apart from inner nodes (RFC 6962, section 2.1).
 */
export function commit(kind: LeafKind, contentHash: string, salt: Buffer = randomBytes(16)): Commitment {
  const hash = createHash('sha256').update(Buffer.of(0))
  for (const part of [Buffer.from(kind), salt, Buffer.from(contentHash, 'hex')]) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    hash.update(length).update(part)
  }
  return { salt, leafHash: hash.digest() }
}

/** Signs a statement. The same statement always gives the same signature. */
export function signReceipt(
  keys: Pick<Keys, 'signing' | 'signingKeyId'>,
  statement: Omit<ReceiptStatement, 'format' | 'keyId'>,
): Receipt {
  const whole: ReceiptStatement = { format: 'travaux-receipt/1', ...statement, keyId: keys.signingKeyId }
  const signature = sign(null, Buffer.from(canonicalJson(whole)), keys.signing).toString('base64')
  return { statement: whole, signature }
}

/** True when the signature is that of the key and fits every word of the statement. */
export function isGenuine(receipt: Receipt, key: KeyObject): boolean {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  return verify(
    null,
    Buffer.from(canonicalJson(receipt.statement)),
    publicKey,
    Buffer.from(receipt.signature, 'base64'),
  )
}
