import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { isSeen, type Seen } from './edit-entry.ts'
import { findForUpdate } from './queries.ts'
import { mayApprove } from './report.ts'

export type Approved =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-proposed' | 'same-person' | 'changed-meanwhile' }

/** The second person's word on the very version they read. Whoever proposed or last edited it cannot give it. */
export async function approveEntry(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  entryId: string,
  seen: Seen,
): Promise<Approved> {
  return db.transaction().execute(async (db): Promise<Approved> => {
    const found = await findForUpdate(db, entryId)
    if (!found) return { ok: false, reason: 'not-found' }
    const { version } = found
    if (version.state !== 'proposed') return { ok: false, reason: 'not-proposed' }
    if (!isSeen(version, seen)) return { ok: false, reason: 'changed-meanwhile' }
    if (!mayApprove(version, actor)) return { ok: false, reason: 'same-person' }

    await db
      .updateTable('reportEntryVersion')
      .set({ state: 'approved', approvedBy: actor.id, approvedAt: now })
      .where('versionId', '=', version.versionId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'report.entry-approved',
      subjectKind: 'report-entry',
      subjectId: entryId,
      detail: { versionId: version.versionId },
    })
    return { ok: true }
  })
}
