import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { findForUpdate } from './queries.ts'
import { isResting, longestReason, mayApprove } from './report.ts'

export type SentBack =
  | { ok: true }
  | {
      ok: false
      reason: 'not-found' | 'not-waiting' | 'no-reason' | 'too-long' | 'same-person' | 'not-yours'
    }

/**
 * Makes a proposed or approved entry a draft again: the second person sends it back, or the first takes it back. An
 * approval is void with it. The reason is kept on the version for whoever works on it next.
 *
 * @param options `as`: which of the two the actor is; nobody is both for one version
 */
export async function sendBackEntry(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  entryId: string,
  { as, reason }: { readonly as: 'second-person' | 'author'; readonly reason: string },
): Promise<SentBack> {
  if (reason.trim() === '') return { ok: false, reason: 'no-reason' }
  if (reason.trim().length > longestReason) return { ok: false, reason: 'too-long' }
  return db.transaction().execute(async (db): Promise<SentBack> => {
    const found = await findForUpdate(db, entryId)
    if (!found) return { ok: false, reason: 'not-found' }
    const { version } = found
    if (!isResting(version.state)) return { ok: false, reason: 'not-waiting' }
    if (as === 'second-person' && !mayApprove(version, actor)) return { ok: false, reason: 'same-person' }
    if (as === 'author' && mayApprove(version, actor)) return { ok: false, reason: 'not-yours' }

    await db
      .updateTable('reportEntryVersion')
      .set({
        state: 'draft',
        proposedBy: null,
        proposedAt: null,
        approvedBy: null,
        approvedAt: null,
        sentBackBy: actor.id,
        sentBackAt: now,
        sentBackReason: reason.trim(),
      })
      .where('versionId', '=', version.versionId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'report.entry-sent-back',
      subjectKind: 'report-entry',
      subjectId: entryId,
      detail: { versionId: version.versionId, from: version.state },
    })
    return { ok: true }
  })
}
