import type { Db } from '../../platform/database/database.ts'
import type { Keys } from '../../platform/house.ts'
import { deriveSecret, sameSecret } from '../../platform/http/tokens.ts'
import { isId, newId } from '../../platform/ids.ts'
import type { LinkKind } from './tables.ts'

const hours = 3_600_000

/** How long a link may be used: the first administrator's stands in a terminal, the others travel by mail. */
const lifetimeMs: Readonly<Record<LinkKind, number>> = {
  first: 24 * hours,
  invitation: 7 * 24 * hours,
  renewal: 24 * hours,
}

export interface NewLink {
  readonly linkId: string
  readonly expiresAt: Date
}

/** Makes a one-time link for a person; the links they had before stop working. */
export async function insertLink(db: Db, now: Date, staffId: string, kind: LinkKind): Promise<NewLink> {
  await deleteUnusedLinks(db, staffId)
  const link = { linkId: newId(), expiresAt: new Date(now.getTime() + lifetimeMs[kind]) }
  await db
    .insertInto('staffLink')
    .values({ ...link, staffId, kind, createdAt: now })
    .execute()
  return link
}

/** Ends the links a person has not used. */
export async function deleteUnusedLinks(db: Db, staffId: string): Promise<void> {
  await db.deleteFrom('staffLink').where('staffId', '=', staffId).where('usedAt', 'is', null).execute()
}

/** A link may be followed until it is used or runs out. */
export const isUsable = (link: { usedAt: Date | null; expiresAt: Date }, now: Date): boolean =>
  link.usedAt === null && now < link.expiresAt

/** The address of a link. Only who holds the key of this installation can make it from what the database knows. */
export const linkPath = (keys: Pick<Keys, 'secret'>, linkId: string): string =>
  `/staff/welcome/${linkId}.${signatureOf(keys, linkId)}`

/** The link's identifier when the token is genuine; undefined otherwise. */
export function linkIdOf(keys: Pick<Keys, 'secret'>, token: string): string | undefined {
  const [linkId = '', signature = ''] = token.split('.')
  return isId(linkId) && sameSecret(signature, signatureOf(keys, linkId)) ? linkId : undefined
}

const signatureOf = (keys: Pick<Keys, 'secret'>, linkId: string): string =>
  deriveSecret(deriveSecret(keys.secret, 'staff-link'), linkId)
