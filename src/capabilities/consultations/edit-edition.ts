import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import type { Edition } from './edition.ts'
import { findEditionForUpdate } from './queries.ts'
import { type EditionProblem, validateEdition } from './schemas.ts'

export interface EditionEdit {
  readonly editionId: string
  /** The revision the editor was looking at. */
  readonly revision: number
  readonly content: Edition
  /** What was worked on, for the audit trail: a step of the builder. */
  readonly about?: string | undefined
}

export type Edited =
  | { ok: true; revision: number }
  | { ok: false; reason: 'not-found' | 'not-a-draft' }
  /** Somebody else saved meanwhile; `edition` is what stands now. */
  | { ok: false; reason: 'changed-meanwhile'; edition: Edition; revision: number }
  | { ok: false; reason: 'invalid'; problems: readonly EditionProblem[] }

/** Saves a draft. What is proposed or approved cannot be changed: what was approved is what is published. */
export async function editEdition(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  edit: EditionEdit,
): Promise<Edited> {
  const checked = validateEdition(edit.content)
  if (!checked.ok) return { ok: false, reason: 'invalid', problems: checked.problems }

  return db.transaction().execute(async (db): Promise<Edited> => {
    const row = await findEditionForUpdate(db, edit.editionId)
    if (!row) return { ok: false, reason: 'not-found' }
    if (row.state !== 'draft') return { ok: false, reason: 'not-a-draft' }
    if (row.revision !== edit.revision)
      return { ok: false, reason: 'changed-meanwhile', edition: row.content, revision: row.revision }

    const revision = row.revision + 1
    await db
      .updateTable('consultationEdition')
      .set({ content: JSON.stringify(checked.edition), editedBy: actor.id, editedAt: now, revision })
      .where('editionId', '=', edit.editionId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'consultation.edited',
      subjectKind: 'consultation',
      subjectId: row.consultationId,
      detail: { editionId: edit.editionId, revision, ...(edit.about ? { about: edit.about } : {}) },
    })
    return { ok: true, revision }
  })
}
