import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { findEditionForUpdate } from './queries.ts'

/** UTF-16 code units. */
const longestReason = 4_000

export type SentBack =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-waiting' | 'no-reason' | 'too-long' }

/**
 * Makes a proposed or approved edition a draft again: the second person sends it back, or the first takes it back.
 * An approval is void with it. The reason is kept on the edition for whoever works on it next.
 */
export async function sendBackEdition(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  form: { readonly editionId: string; readonly reason: string },
): Promise<SentBack> {
  const reason = form.reason.trim()
  if (reason === '') return { ok: false, reason: 'no-reason' }
  if (reason.length > longestReason) return { ok: false, reason: 'too-long' }
  return db.transaction().execute(async (db): Promise<SentBack> => {
    const row = await findEditionForUpdate(db, form.editionId)
    if (!row) return { ok: false, reason: 'not-found' }
    if (row.state !== 'proposed' && row.state !== 'approved') return { ok: false, reason: 'not-waiting' }

    await db
      .updateTable('consultationEdition')
      .set({
        state: 'draft',
        proposedBy: null,
        proposedAt: null,
        approvedBy: null,
        approvedAt: null,
        sentBackBy: actor.id,
        sentBackAt: now,
        sentBackReason: reason,
      })
      .where('editionId', '=', form.editionId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'consultation.sent-back',
      subjectKind: 'consultation',
      subjectId: row.consultationId,
      detail: { editionId: form.editionId, from: row.state },
    })
    return { ok: true }
  })
}
