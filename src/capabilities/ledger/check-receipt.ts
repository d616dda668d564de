import type { KeyObject } from 'node:crypto'
import * as z from 'zod'
import type { Db } from '../../platform/database/database.ts'
import { findEntryNumber } from './published.ts'
import { isGenuine, type Receipt } from './receipt.ts'

// An escape can bring half a character into a string; canonical JSON has no form for that.
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.isWellFormed())
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

const ReceiptFile = z.strictObject({
  format: z.literal('travaux-receipt/2'),
  statement: z.strictObject({
    issuer: text(500),
    log: text(500),
    kind: z.enum(['received', 'corrected', 'withdrawn']),
    reference: text(100),
    consultation: text(200),
    version: z.int().positive(),
    receivedAt: z.iso.datetime(),
    contentHash: hex(32),
    first: hex(32).optional(),
  }),
  salt: hex(32),
  keyId: hex(8),
  signature: z.base64().max(200),
  entry: z.int().positive().optional(),
})

/** Far above any receipt, far below what would be work to read. */
const longestReceipt = 20_000

export type ReceiptVerdict =
  | { readonly kind: 'unreadable' }
  /** Signed with another key: of another site, or of one this site no longer uses. */
  | { readonly kind: 'other-key'; readonly receipt: Receipt }
  | { readonly kind: 'altered'; readonly receipt: Receipt }
  /** `entry` counts from 1; undefined until the sequencer has given the leaf its place. */
  | { readonly kind: 'genuine'; readonly receipt: Receipt; readonly entry: number | undefined }

/** Reads a receipt as it was downloaded; undefined when it is not one. */
function readReceipt(text: string): Receipt | undefined {
  if (text.length > longestReceipt) return undefined
  try {
    return ReceiptFile.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/**
 * Says what a downloaded receipt is worth: whether this site signed it, whether a word was changed since, and where
 * its leaf stands in the log.
 */
export async function checkReceipt(
  db: Db,
  keys: { readonly signing: KeyObject; readonly signingKeyId: string },
  text: string,
): Promise<ReceiptVerdict> {
  const receipt = readReceipt(text)
  if (!receipt) return { kind: 'unreadable' }
  if (receipt.keyId !== keys.signingKeyId) return { kind: 'other-key', receipt }
  if (!isGenuine(receipt, keys.signing)) return { kind: 'altered', receipt }
  const entry = await findEntryNumber(db, receipt)
  return { kind: 'genuine', receipt, entry }
}
