import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { isSeen, type Seen } from './edit-entry.ts'
import { findForUpdate } from './queries.ts'

export type Discarded =
  | { ok: true; entryGone: boolean }
  | { ok: false; reason: 'not-found' | 'not-a-draft' | 'changed-meanwhile' }

/** Throws a draft away. What was ever published stays; an entry that never was goes with its only draft. */
export async function discardDraft(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  entryId: string,
  seen: Seen,
): Promise<Discarded> {
  return db.transaction().execute(async (db): Promise<Discarded> => {
    const found = await findForUpdate(db, entryId)
    if (!found) return { ok: false, reason: 'not-found' }
    const { version } = found
    if (version.state !== 'draft') return { ok: false, reason: 'not-a-draft' }
    if (!isSeen(version, seen)) return { ok: false, reason: 'changed-meanwhile' }

    const entryGone = version.number === 1
    await db.deleteFrom('reportEntryVersion').where('versionId', '=', version.versionId).execute()
    if (entryGone) await db.deleteFrom('reportEntry').where('entryId', '=', entryId).execute()
    await record(db, {
      at: now,
      actor,
      action: 'report.entry-discarded',
      subjectKind: 'report-entry',
      subjectId: entryId,
      detail: { versionId: version.versionId, entryGone },
    })
    return { ok: true, entryGone }
  })
}
