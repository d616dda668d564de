import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../ledger/index.ts'
import { type FormRefused, insertVersion } from './add-entry.ts'
import { storeEvidence } from './evidence.ts'
import { findForUpdate, updateLinks } from './queries.ts'
import { findLinkProblem } from './references.ts'
import { type EntryForm, isResting } from './report.ts'

/** The version a person had before them, and how often it had been saved. */
export interface Seen {
  readonly versionId: string
  readonly revision: number
}

/** True while a version is still what the person had before them. */
export const isSeen = (version: Seen, seen: Seen): boolean =>
  version.versionId === seen.versionId && version.revision === seen.revision

export type Edited =
  | { ok: true; versionId: string; begun: boolean }
  | FormRefused
  | { ok: false; reason: 'changed-meanwhile' | 'waiting' }

/**
 * Saves what an entry says. A draft is changed in place. What was published stays as it is: the edit begins the next
 * version, which a second person approves again.
 */
export async function editEntry(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  entryId: string,
  seen: Seen,
  form: EntryForm,
): Promise<Edited> {
  return db.transaction().execute(async (db): Promise<Edited> => {
    const found = await findForUpdate(db, entryId)
    if (!found) return { ok: false, reason: 'not-found' }
    const { entry, version } = found
    if (!isSeen(version, seen)) return { ok: false, reason: 'changed-meanwhile' }
    if (isResting(version.state)) return { ok: false, reason: 'waiting' }
    const problem = await findLinkProblem(db, entry.consultationId, form)
    if (problem) return { ok: false, reason: problem }
    const evidence = await storeEvidence(
      db,
      now,
      actor,
      entry.consultationId,
      form.evidence,
      version.selectionId,
    )
    if (!evidence.ok) return evidence

    const begun = version.state !== 'draft'
    const versionId = begun ? newId() : version.versionId
    if (begun) {
      const ids = { entryId, versionId, number: version.number + 1 }
      await insertVersion(db, now, actor, ids, form, evidence.selectionId)
    } else {
      await db
        .updateTable('reportEntryVersion')
        .set({
          content: JSON.stringify(form.content),
          selectionId: evidence.selectionId,
          revision: version.revision + 1,
          editedBy: actor.id,
          editedAt: now,
        })
        .where('versionId', '=', versionId)
        .where('state', '=', 'draft')
        .execute()
      await updateLinks(db, versionId, form)
    }
    await record(db, {
      at: now,
      actor,
      action: 'report.entry-edited',
      subjectKind: 'report-entry',
      subjectId: entryId,
      detail: { versionId, begun },
    })
    return { ok: true, versionId, begun }
  })
}
