import type { Db } from '../../platform/database/database.ts'
import type { FeedbackTable } from './tables.ts'

export type Feedback = FeedbackTable

/** Feedback, newest first, a page at a time: what waits, or what was dealt with. */
export async function listFeedback(
  db: Db,
  which: 'waiting' | 'dealt-with',
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<Feedback[]> {
  return db
    .selectFrom('pageFeedback')
    .selectAll()
    .where('dealtWithAt', which === 'waiting' ? 'is' : 'is not', null)
    .$if(page.before !== undefined, (query) => query.where('feedbackId', '<', page.before as string))
    .orderBy('feedbackId', 'desc')
    .limit(page.limit)
    .execute()
}

export async function countWaitingFeedback(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('pageFeedback')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('dealtWithAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
