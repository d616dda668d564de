import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import './tables.ts'

/**
 * Marks submissions as read, or as unread again. The mark is the desk's, not the person's: read means that somebody
 * has read it.
 *
 * @returns how many were not so before
 */
export async function markRead(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  submissionIds: readonly string[],
  read: boolean,
): Promise<number> {
  if (submissionIds.length === 0) return 0
  return db.transaction().execute(async (db) => {
    const changed = await db
      .updateTable('analysisReading')
      .set(read ? { unread: false, readBy: actor.id, readAt: now } : { unread: true })
      .where('submissionId', 'in', submissionIds)
      .where('consultationId', '=', consultationId)
      .where('unread', '=', read)
      .returning('submissionId')
      .execute()
    for (const { submissionId } of changed)
      await record(db, {
        at: now,
        actor,
        action: read ? 'submission.marked-read' : 'submission.marked-unread',
        subjectKind: 'submission',
        subjectId: submissionId,
      })
    return changed.length
  })
}
