import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import './tables.ts'

export type DealtWith = { ok: true } | { ok: false; reason: 'not-found' | 'dealt-with' }

/** Notes that feedback was dealt with: answered, mended, or not to be acted on. */
export async function dealWithFeedback(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  feedbackId: string,
): Promise<DealtWith> {
  return db.transaction().execute(async (db): Promise<DealtWith> => {
    const found = await db
      .selectFrom('pageFeedback')
      .select('dealtWithAt')
      .where('feedbackId', '=', feedbackId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) return { ok: false, reason: 'not-found' }
    if (found.dealtWithAt) return { ok: false, reason: 'dealt-with' }
    await db
      .updateTable('pageFeedback')
      .set({ dealtWithBy: actor.id, dealtWithAt: now })
      .where('feedbackId', '=', feedbackId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'feedback.dealt-with',
      subjectKind: 'feedback',
      subjectId: feedbackId,
    })
    return { ok: true }
  })
}
