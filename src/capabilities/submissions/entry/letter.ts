import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Keys } from '../../../platform/house.ts'
import { deriveSecret } from '../../../platform/http/tokens.ts'
import { record } from '../../ledger/index.ts'
import './tables.ts'

/** For so long the letter with the private link can be printed. */
const keptMs = 24 * 60 * 60_000

const keyOf = (keys: Pick<Keys, 'secret'>): Buffer =>
  Buffer.from(deriveSecret(keys.secret, 'entry-letter'), 'base64url')

/**
 * Encrypts a private key for the database (AES-256-GCM: 12 bytes nonce, 16 bytes tag, the rest). It opens only for the same
 * submission.
 */
export function sealLetterKey(keys: Pick<Keys, 'secret'>, submissionId: string, privateKey: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys), nonce).setAAD(Buffer.from(submissionId))
  const sealed = Buffer.concat([cipher.update(privateKey, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

function open(keys: Pick<Keys, 'secret'>, submissionId: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keys), sealed.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(submissionId))
    .setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
}

/** The letter of an entry that was received; without its private key once that was removed, or a day after. */
export async function findLetter(db: Db, keys: Pick<Keys, 'secret'>, now: Date, submissionId: string) {
  const row = await db
    .selectFrom('entryDraft as d')
    .innerJoin('submission as s', 's.submissionId', 'd.submissionId')
    .select(['d.letterKey', 'd.receivedAt as enteredAt', 's.reference', 's.receivedAt', 's.registerNo'])
    .where('d.submissionId', '=', submissionId)
    .executeTakeFirst()
  if (!row?.enteredAt) return undefined
  const isKept = now.getTime() - row.enteredAt.getTime() < keptMs
  return {
    reference: row.reference,
    receivedAt: row.receivedAt,
    /** Its number in the public register; null until it has one, within a minute. */
    registerNo: row.registerNo,
    privateKey: row.letterKey && isKept ? open(keys, submissionId, row.letterKey) : undefined,
  }
}

/**
 * The letter holds a private link, with which somebody could withdraw the submission in its sender's name. It is for whoever
 * entered it, and for those who may read the letters of all.
 */
export async function mayReadLetter(
  db: Db,
  actor: Pick<Actor, 'id' | 'permissions'>,
  submissionId: string,
): Promise<boolean> {
  if (actor.permissions.has('entry-letter.read')) return true
  const own = await db
    .selectFrom('submissionEntry as e')
    .innerJoin('submissionVersion as v', (join) =>
      join.onRef('v.submissionId', '=', 'e.submissionId').onRef('v.versionId', '=', 'e.versionId'),
    )
    .select('e.versionId')
    .where('e.submissionId', '=', submissionId)
    // Who only compared it, or mended a slip, needs no more than the words.
    .where('v.number', '=', 1)
    .where('enteredBy', '=', actor.id)
    .limit(1)
    .executeTakeFirst()
  return own !== undefined
}

/** The letter is printed: its sender is told by it, and its private link is shown to nobody any more. */
export const removeLetterKey = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
): Promise<void> =>
  db.transaction().execute(async (db) => {
    const removed = await db
      .updateTable('entryDraft')
      .set({ letterKey: null })
      .where('submissionId', '=', submissionId)
      .where('letterKey', 'is not', null)
      .returning('submissionId')
      .executeTakeFirst()
    if (!removed) return
    await db
      .updateTable('submission')
      .set({ acknowledgedAt: now })
      .where('submissionId', '=', submissionId)
      .where('acknowledgedAt', 'is', null)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'submission.letter-removed',
      subjectKind: 'submission',
      subjectId: submissionId,
    })
  })

/** Removes private links whose day to be printed is over. */
export async function forgetLetterKeys(db: Db, now: Date): Promise<void> {
  await db
    .updateTable('entryDraft')
    .set({ letterKey: null })
    .where('letterKey', 'is not', null)
    .where('receivedAt', '<', new Date(now.getTime() - keptMs))
    .execute()
}
