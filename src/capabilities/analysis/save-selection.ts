import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { insertSelection } from '../submissions/index.ts'
import { findNextIndex } from './queries/progress.ts'
import type { SelectionQuery } from './schemas.ts'

/**
 * Keeps a filter under a purpose, as of what is sorted in now: asked again later, it means the same versions of the
 * same submissions.
 *
 * @returns the selection's identifier
 */
export async function saveSelection(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  query: SelectionQuery,
  purpose: string,
): Promise<string> {
  return db.transaction().execute(async (db) => {
    const asOfIndex = await findNextIndex(db)
    const selectionId = await insertSelection(db, now, {
      consultationId,
      purpose,
      query,
      asOfIndex,
      createdBy: actor.id,
    })
    await record(db, {
      at: now,
      actor,
      action: 'selection.saved',
      subjectKind: 'selection',
      subjectId: selectionId,
      detail: { consultationId, asOfIndex },
    })
    return selectionId
  })
}
