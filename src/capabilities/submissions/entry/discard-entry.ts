import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { record } from '../../ledger/index.ts'
import './tables.ts'

export type DiscardedEntry =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'received-already' | 'discarded-already' }

/**
 * Puts away an entry that was begun and never received, such as one that was begun twice. What was received is never put away.
 * The entry stays, with who put it away and why, and its scans stay in the file store.
 */
export const discardEntry = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
  because: string,
): Promise<DiscardedEntry> =>
  db.transaction().execute(async (db): Promise<DiscardedEntry> => {
    const draft = await db
      .selectFrom('entryDraft')
      .select(['receivedAt', 'discardedAt', 'content'])
      .where('submissionId', '=', submissionId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (draft.receivedAt) return { ok: false, reason: 'received-already' }
    if (draft.discardedAt) return { ok: false, reason: 'discarded-already' }
    await db
      .updateTable('entryDraft')
      .set({ discardedAt: now, discardedBy: actor.id, discardedBecause: because })
      .where('submissionId', '=', submissionId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'entry.discarded',
      subjectKind: 'entry',
      subjectId: submissionId,
      detail: { scans: draft.content.scans.length },
    })
    return { ok: true }
  })

/** Brings back an entry that was put away by a slip. False when it is not put away. */
export const bringBackEntry = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
): Promise<boolean> =>
  db.transaction().execute(async (db) => {
    const back = await db
      .updateTable('entryDraft')
      .set({ discardedAt: null, discardedBy: null, discardedBecause: null, updatedAt: now })
      .where('submissionId', '=', submissionId)
      .where('discardedAt', 'is not', null)
      .returning('submissionId')
      .executeTakeFirst()
    if (!back) return false
    await record(db, {
      at: now,
      actor,
      action: 'entry.brought-back',
      subjectKind: 'entry',
      subjectId: submissionId,
    })
    return true
  })
