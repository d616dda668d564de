import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { getConsultation } from '../consultations/index.ts'
import { record, recordPublication } from '../ledger/index.ts'
import { findForUpdate } from './queries.ts'
import { longestReason } from './report.ts'

export type TakenBack =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-published' | 'no-reason' | 'too-long' }

/**
 * Takes a published entry off the public page, at once and on one person's word: showing less is never the danger.
 * The page says that an entry was taken back, when, and for the reason given.
 */
export async function takeBackEntry(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  entryId: string,
  reason: string,
): Promise<TakenBack> {
  if (reason.trim() === '') return { ok: false, reason: 'no-reason' }
  if (reason.trim().length > longestReason) return { ok: false, reason: 'too-long' }
  return db.transaction().execute(async (db): Promise<TakenBack> => {
    const found = await findForUpdate(db, entryId)
    if (!found) return { ok: false, reason: 'not-found' }
    const { entry } = found
    if (entry.currentVersionId === null) return { ok: false, reason: 'not-published' }

    await db
      .updateTable('reportEntryVersion')
      .set({
        state: 'taken-back',
        takenBackBy: actor.id,
        takenBackAt: now,
        takenBackReason: reason.trim(),
      })
      .where('versionId', '=', entry.currentVersionId)
      .execute()
    await db
      .updateTable('reportEntry')
      .set({ currentVersionId: null, publishedOrdinal: null })
      .where('entryId', '=', entryId)
      .execute()
    const { treatyId, slug, title } = await getConsultation(db, entry.consultationId)
    await record(db, {
      at: now,
      actor,
      action: 'report.entry-taken-back',
      subjectKind: 'report-entry',
      subjectId: entryId,
      detail: { versionId: entry.currentVersionId },
    })
    await recordPublication(db, {
      at: now,
      kind: 'results.changed',
      treatyId,
      subjectKind: 'report',
      subjectId: entry.consultationId,
      title,
      path: `/consultations/${slug}/results`,
    })
    return { ok: true }
  })
}
