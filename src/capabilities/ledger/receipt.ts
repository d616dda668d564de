import { createPublicKey, hash, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import type { House } from '../../platform/house.ts'
import { canonicalJson } from './canonical-json.ts'

/** What a receipt says of a submission. */
export interface ReceiptStatement {
  /** The site that signed. */
  readonly issuer: string
  /** The name of the log in which the entry will stand. */
  readonly log: string
  readonly kind: 'received' | 'corrected' | 'withdrawn'
  readonly reference: string
  readonly consultation: string
  readonly version: number
  /** ISO 8601, UTC. */
  readonly receivedAt: string
  /** SHA-256 over the canonical JSON of what was sent, hex. */
  readonly contentHash: string
  /** The entry of the first version, hex: under it the public register lists the submission. Not in the first receipt. */
  readonly first?: string | undefined
}

export interface Receipt {
  readonly format: 'travaux-receipt/2'
  readonly statement: ReceiptStatement
  /** 32 random bytes, hex: with it the entry can be computed, without it the log tells nothing. */
  readonly salt: string
  readonly keyId: string
  /** Ed25519 over the canonical JSON of salt and statement, base64. */
  readonly signature: string
}

export interface Commitment {
  readonly salt: string
  /** The canonical JSON that is signed, and whose hash is the entry. */
  readonly preimage: string
  /** What stands in the log: SHA-256 over the preimage. */
  readonly entry: Buffer
}

/** Commits to a statement without revealing it. Whoever has the salt can compute the entry; without it, it tells nothing. */
export function commit(statement: object, salt: string = randomBytes(32).toString('hex')): Commitment {
  const preimage = canonicalJson({ salt, statement })
  return { salt, preimage, entry: hash('sha256', preimage, 'buffer') }
}

/** The log's name: where it is published, without the scheme. */
export const logOrigin = (baseUrl: string): string => `${baseUrl.replace(/^https?:\/\//, '')}/log`

/** Signs what a receipt says of a submission, and gives the entry that belongs into the log. */
export function signReceipt(
  { keys, settings }: Pick<House, 'keys' | 'settings'>,
  said: Omit<ReceiptStatement, 'issuer' | 'log'>,
): { readonly receipt: Receipt; readonly entry: Buffer } {
  const statement = { issuer: settings.baseUrl, log: logOrigin(settings.baseUrl), ...said }
  const { salt, preimage, entry } = commit(statement)
  const signature = sign(null, Buffer.from(preimage), keys.signing).toString('base64')
  return {
    receipt: { format: 'travaux-receipt/2', statement, salt, keyId: keys.signingKeyId, signature },
    entry,
  }
}

/** True when the signature is that of the key and fits every word of the statement. */
export function isGenuine(receipt: Receipt, key: KeyObject): boolean {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  const { preimage } = commit(receipt.statement, receipt.salt)
  return verify(null, Buffer.from(preimage), publicKey, Buffer.from(receipt.signature, 'base64'))
}

/** The entry of a receipt, which is the same whenever it is computed. */
export const entryOf = (receipt: Receipt): Buffer => commit(receipt.statement, receipt.salt).entry
