import type { Db } from '../../platform/database/database.ts'
import { isOpen, type PublishedConsultation } from '../consultations/index.ts'
import { record } from '../ledger/index.ts'
import { findDraftForUpdate } from './drafts.ts'
import type { PrivateKey } from './private-key.ts'

export type Reopened = { ok: true } | { ok: false; reason: 'unknown' | 'closed' | 'withdrawn' }

/**
 * Opens a sent form again, so that the person can correct it. What was received stays as it is until they send;
 * then the correction becomes a new version.
 */
export async function reopen(
  db: Db,
  now: Date,
  consultation: PublishedConsultation,
  key: PrivateKey,
): Promise<Reopened> {
  return db.transaction().execute(async (db): Promise<Reopened> => {
    const draft = await findDraftForUpdate(db, key)
    if (!draft) return { ok: false, reason: 'unknown' }
    if (!isOpen(consultation, now)) return { ok: false, reason: 'closed' }
    const submission = await db
      .selectFrom('submission')
      .select('withdrawnAt')
      .where('submissionId', '=', key.submissionId)
      .forUpdate()
      .executeTakeFirst()
    if (submission?.withdrawnAt) return { ok: false, reason: 'withdrawn' }
    if (!draft.sentAt) return { ok: true }
    await db
      .updateTable('submissionDraft')
      .set({ sentAt: null, updatedAt: now })
      .where('submissionId', '=', key.submissionId)
      .execute()
    await record(db, {
      at: now,
      actor: 'public',
      action: 'submission.reopened',
      subjectKind: 'submission',
      subjectId: key.submissionId,
    })
    return { ok: true }
  })
}
