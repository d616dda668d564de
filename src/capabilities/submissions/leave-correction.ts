import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { findDraftForUpdate } from './drafts.ts'
import { findReference } from './own-submission.ts'
import type { PrivateKey } from './private-key.ts'

export type Left = { ok: true } | { ok: false; reason: 'unknown' | 'never-sent' }

/**
 * Closes a form that was opened for correction: what was sent stands. What was typed meanwhile stays in the form, and is
 * there again when the person reopens it.
 */
export async function leaveCorrection(db: Db, now: Date, key: PrivateKey): Promise<Left> {
  return db.transaction().execute(async (db): Promise<Left> => {
    const draft = await findDraftForUpdate(db, key)
    if (!draft) return { ok: false, reason: 'unknown' }
    if (!(await findReference(db, key.submissionId))) return { ok: false, reason: 'never-sent' }
    if (draft.sentAt) return { ok: true }
    await db
      .updateTable('submissionDraft')
      .set({ sentAt: now, updatedAt: now })
      .where('submissionId', '=', key.submissionId)
      .execute()
    await record(db, {
      at: now,
      actor: 'public',
      action: 'submission.correction-left',
      subjectKind: 'submission',
      subjectId: key.submissionId,
    })
    return { ok: true }
  })
}
