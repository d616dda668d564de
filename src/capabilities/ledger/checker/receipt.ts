import { bytesOfBase64, bytesOfText } from './bytes.ts'
import { canonical } from './canonical.ts'
import type { Keys } from './keys.ts'
import { type Finding, found, type Tools } from './tools.ts'

export interface Receipt {
  readonly statement: {
    readonly log: string
    readonly kind: 'received' | 'corrected' | 'withdrawn'
    readonly reference: string
    readonly consultation: string
    readonly version: number
    readonly receivedAt: string
    readonly contentHash: string
    readonly first?: string
  }
  readonly keyId: string
  readonly signature: Uint8Array
  /** What was signed, and whose hash is the entry. */
  readonly preimage: Uint8Array
  /** The number of its entry, from 1, where the receipt names it; not signed, so only a hint. */
  readonly entry: number | undefined
}

const longestReceipt = 20_000
/** Servers that ran on when the key was changed. */
const graceAfterChange = 24 * 3600 * 1000

/**
 * Reads a receipt as it was downloaded, or as it was pasted: with something before or after it, lines broken anew, quotation
 * marks turned, hexadecimal digits in capitals. Whether it says what was signed only its signature tells. Undefined when it is
 * cut off, or is none.
 */
export function readReceipt(text: string): Receipt | undefined {
  if (text.length > longestReceipt) return undefined
  const file = parsed(text) ?? parsed(asCopied(text))
  const { format, statement: said, signature, entry, ...rest } = Object(file) as Record<string, unknown>
  const [salt, keyId] = [rest.salt, rest.keyId].map(inSmallLetters)
  const statement = isObject(said)
    ? {
        ...said,
        contentHash: inSmallLetters(said.contentHash),
        ...('first' in said ? { first: inSmallLetters(said.first) } : {}),
      }
    : said
  const signed = typeof signature === 'string' ? bytesOfBase64(signature) : undefined
  if (
    format !== 'travaux-receipt/2' ||
    !isStatement(statement) ||
    !isHex(salt, 64) ||
    !isHex(keyId, 16) ||
    !signed
  )
    return undefined
  const preimage = canonical({ salt, statement })
  if (preimage === undefined) return undefined
  return {
    statement,
    keyId: keyId as string,
    signature: signed,
    preimage: bytesOfText(preimage),
    entry: Number.isSafeInteger(entry) && (entry as number) > 0 ? (entry as number) : undefined,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Mail breaks long lines, writing programs turn quotation marks, and people copy a word too many. No text of a receipt has any. */
const asCopied = (text: string): string =>
  text
    .slice(Math.max(text.indexOf('{'), 0), text.lastIndexOf('}') + 1)
    .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]*[\r\n][\s\u200b-\u200f\u2060\ufeff>]*/g, '')
    .replace(/\u00a0/g, ' ')

const inSmallLetters = (value: unknown): unknown =>
  typeof value === 'string' && /^[0-9a-f]+$/i.test(value) ? value.toLowerCase() : value

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isStatement(said: unknown): said is Receipt['statement'] {
  return (
    isObject(said) &&
    ['issuer', 'log', 'reference', 'consultation'].every(
      (name) => typeof said[name] === 'string' && (said[name] as string).length <= 500,
    ) &&
    ['received', 'corrected', 'withdrawn'].includes(said.kind as string) &&
    Number.isSafeInteger(said.version) &&
    typeof said.receivedAt === 'string' &&
    !Number.isNaN(Date.parse(said.receivedAt)) &&
    isHex(said.contentHash, 64) &&
    (said.first === undefined || isHex(said.first, 64))
  )
}

const isHex = (value: unknown, digits: number): boolean =>
  typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/.test(value)

/** Whether one of the log's keys signed every word of it, while that key was in use. */
export async function checkSignature(receipt: Receipt, keys: Keys, tools: Tools): Promise<Finding> {
  const key = keys.chain.find((each) => each.keyId === receipt.keyId)
  if (!key) return found('wrong', 'receipt.other-key', { key: receipt.keyId })
  const valid = await tools.verifyEd25519(key.publicKey, receipt.preimage, receipt.signature)
  if (valid === undefined) return found('unknown', 'receipt.not-here')
  if (!valid) return found('wrong', 'receipt.altered')
  if (key.until && Date.parse(receipt.statement.receivedAt) > key.until.getTime() + graceAfterChange)
    return found('wrong', 'receipt.key-retired', { key: key.keyId })
  return found('right', 'receipt.genuine', { key: key.keyId })
}
