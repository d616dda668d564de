import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { referencesIn } from './addresses.ts'

/** What a mail server that returns something says of it: which of our submissions it names, and whom it could not reach. */
export interface Returned {
  readonly references: readonly string[]
  /** In small letters. */
  readonly addresses: readonly string[]
}

/** A report stands at the beginning; behind it comes what could not be delivered, with its headers first. */
const mostBytes = 256 * 1024
const mostNamed = 50

/**
 * Looks through a returned message, report and quoted headers alike, as it came: what programs make of its parts differs.
 *
 * @param text its words, where they were encoded
 */
export async function readReturned(
  house: Pick<House, 'files'>,
  rawSha256: string,
  text: string,
): Promise<Returned> {
  const raw = `${await beginningOf(house, rawSha256)}\n${text.slice(0, mostBytes)}`
  const failed = raw.matchAll(
    /^(?:(?:final|original)-recipient:[ \t]{0,80}rfc822;|x-failed-recipients:)[ \t]{0,80}<?([^\s<>;,@]{1,320}@[^\s<>;,@]{1,255})>?[ \t]{0,80}\r?$/gim,
  )
  return {
    references: [...new Set(referencesIn(raw))].slice(0, mostNamed),
    addresses: [...new Set([...failed].map((found) => (found[1] ?? '').toLowerCase()))].slice(0, mostNamed),
  }
}

async function beginningOf({ files }: Pick<House, 'files'>, sha256: string): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of await files.open(sha256)) {
    chunks.push(chunk as Buffer)
    length += (chunk as Buffer).length
    if (length >= mostBytes) break
  }
  return Buffer.concat(chunks).subarray(0, mostBytes).toString('latin1')
}

/** The submission that it is about: by its reference, or else the last one that gave the address. */
export async function findReturned(db: Db, { references, addresses }: Returned) {
  const columns = ['submissionId', 'consultationId', 'email', 'reference'] as const
  if (references.length > 0) {
    const named = await db
      .selectFrom('submission')
      .select(columns)
      .where('reference', 'in', references)
      .limit(mostNamed)
      .execute()
    const first = references.flatMap((reference) => named.find((row) => row.reference === reference) ?? [])[0]
    if (first) return first
  }
  if (addresses.length === 0) return undefined
  return db
    .selectFrom('submission')
    .select(columns)
    .where((eb) => eb(eb.fn<string>('lower', ['email']), 'in', addresses))
    .orderBy('receivedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}
