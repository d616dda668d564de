import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../ledger/index.ts'
import type { TypedFeedback } from './schemas.ts'
import './tables.ts'

/** Keeps what somebody wrote about a page. It was checked before. */
export async function receiveFeedback(
  db: Db,
  now: Date,
  language: string,
  typed: TypedFeedback,
): Promise<void> {
  const feedbackId = newId()
  await db.transaction().execute(async (db) => {
    await db
      .insertInto('pageFeedback')
      .values({
        feedbackId,
        pagePath: typed.page,
        language,
        doing: typed.doing.trim(),
        wrong: typed.wrong.trim(),
        email: typed.email || null,
        receivedAt: now,
        dealtWithBy: null,
        dealtWithAt: null,
      })
      .execute()
    await record(db, {
      at: now,
      actor: 'public',
      action: 'feedback.received',
      subjectKind: 'feedback',
      subjectId: feedbackId,
    })
  })
}
