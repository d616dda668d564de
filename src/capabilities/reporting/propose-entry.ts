import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { isSeen, type Seen } from './edit-entry.ts'
import { findForUpdate } from './queries.ts'
import { type EntryPartName, missingFrom } from './report.ts'

export type Proposed =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-a-draft' | 'changed-meanwhile' }
  | { ok: false; reason: 'incomplete'; missing: readonly ('title' | EntryPartName)[] }

/** Asks a second person to approve an entry. It rests from now on: nobody changes what is being judged. */
export async function proposeEntry(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  entryId: string,
  seen: Seen,
): Promise<Proposed> {
  return db.transaction().execute(async (db): Promise<Proposed> => {
    const found = await findForUpdate(db, entryId)
    if (!found) return { ok: false, reason: 'not-found' }
    const { version } = found
    if (version.state !== 'draft') return { ok: false, reason: 'not-a-draft' }
    if (!isSeen(version, seen)) return { ok: false, reason: 'changed-meanwhile' }
    const missing = missingFrom(version.content)
    if (missing.length > 0) return { ok: false, reason: 'incomplete', missing }

    await db
      .updateTable('reportEntryVersion')
      .set({
        state: 'proposed',
        proposedBy: actor.id,
        proposedAt: now,
        sentBackBy: null,
        sentBackAt: null,
        sentBackReason: null,
      })
      .where('versionId', '=', version.versionId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'report.entry-proposed',
      subjectKind: 'report-entry',
      subjectId: entryId,
      detail: { versionId: version.versionId },
    })
    return { ok: true }
  })
}
