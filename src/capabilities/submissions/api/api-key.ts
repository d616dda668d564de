import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { sameSecret } from '../../../platform/http/tokens.ts'
import { isId, newId, newSecret, sha256 } from '../../../platform/ids.ts'
import { record } from '../../ledger/index.ts'
import './tables.ts'

export interface ApiKey {
  readonly keyId: string
  readonly organisation: string
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
}

const begin = 'travaux'

/** A key as it is written down: `travaux_`, its name in 22 letters, and a secret of 128 bits. It is told once. */
const writeKey = (keyId: string, secret: string): string =>
  `${begin}_${Buffer.from(keyId.replaceAll('-', ''), 'hex').toString('base64url')}${secret}`

function readKey(written: string): { keyId: string; secret: string } | undefined {
  const match = /^travaux_([A-Za-z0-9_-]{22})([A-Za-z0-9_-]{22})$/.exec(written)
  if (!match) return undefined
  const hex = Buffer.from(match[1] ?? '', 'base64url').toString('hex')
  const keyId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(keyId) ? { keyId, secret: match[2] ?? '' } : undefined
}

/** Makes a key for an organisation. @returns what it is, which nobody can be told again */
export const makeApiKey = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  { organisation, name }: { readonly organisation: string; readonly name: string },
): Promise<{ keyId: string; written: string }> =>
  db.transaction().execute(async (db) => {
    const keyId = newId()
    const secret = newSecret()
    await db
      .insertInto('apiKey')
      .values({ keyId, organisation, name, secretHash: sha256(secret), createdBy: actor.id, createdAt: now })
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'api.key-made',
      subjectKind: 'api-key',
      subjectId: keyId,
      detail: { organisation },
    })
    return { keyId, written: writeKey(keyId, secret) }
  })

/** Ends a key. What was filed with it stays. False where there is none, or it is over already. */
export const revokeApiKey = (db: Db, now: Date, actor: Pick<Actor, 'id'>, keyId: string): Promise<boolean> =>
  db.transaction().execute(async (db) => {
    const done = await db
      .updateTable('apiKey')
      .set({ revokedBy: actor.id, revokedAt: now })
      .where('keyId', '=', keyId)
      .where('revokedAt', 'is', null)
      .returning('keyId')
      .executeTakeFirst()
    if (done)
      await record(db, {
        at: now,
        actor,
        action: 'api.key-revoked',
        subjectKind: 'api-key',
        subjectId: keyId,
      })
    return done !== undefined
  })

/** The key that a request bears, revoked or not; undefined where there is none or its secret is wrong. */
export async function findApiKey(db: Db, authorization: string | undefined): Promise<ApiKey | undefined> {
  const read = readKey(/^Bearer +(\S{1,200}) *$/i.exec(authorization ?? '')?.[1] ?? '')
  if (!read) return undefined
  const found = await db
    .selectFrom('apiKey')
    .select(['keyId', 'organisation', 'revokedAt', 'lastUsedAt', 'secretHash'])
    .where('keyId', '=', read.keyId)
    .executeTakeFirst()
  return found && sameSecret(found.secretHash, sha256(read.secret)) ? found : undefined
}

const rememberedForMs = 60_000

/** Remembers that a key is in use, to the minute: a row that every request writes would hold all of them up. */
export async function noteUse(db: Db, now: Date, key: ApiKey): Promise<void> {
  if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < rememberedForMs) return
  await db.updateTable('apiKey').set({ lastUsedAt: now }).where('keyId', '=', key.keyId).execute()
}

/** All keys, newest first. */
export const listApiKeys = (db: Db) =>
  db
    .selectFrom('apiKey')
    .select(['keyId', 'organisation', 'name', 'createdBy', 'createdAt', 'revokedAt', 'lastUsedAt'])
    .orderBy('createdAt', 'desc')
    .orderBy('keyId')
    .limit(500)
    .execute()

/** Who filed a submission that came through the API. */
export const findFiler = (db: Db, submissionId: string) =>
  db
    .selectFrom('submissionApiOrigin as o')
    .innerJoin('apiKey as k', 'k.keyId', 'o.keyId')
    .select(['k.organisation', 'k.name'])
    .where('o.submissionId', '=', submissionId)
    .executeTakeFirst()
