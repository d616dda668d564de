import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { missingParts, type RequiredPart } from './completeness.ts'
import { findEditionForUpdate } from './queries.ts'
import { type EditionProblem, validateEdition } from './schemas.ts'

export type Proposed =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-a-draft' }
  | { ok: false; reason: 'incomplete'; missing: readonly RequiredPart[] }
  | { ok: false; reason: 'invalid'; problems: readonly EditionProblem[] }

/** Asks a second person to approve an edition. It rests from now on: nobody changes what is being judged. */
export async function proposeEdition(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  editionId: string,
): Promise<Proposed> {
  return db.transaction().execute(async (db): Promise<Proposed> => {
    const row = await findEditionForUpdate(db, editionId)
    if (!row) return { ok: false, reason: 'not-found' }
    if (row.state !== 'draft') return { ok: false, reason: 'not-a-draft' }
    const checked = validateEdition(row.content)
    if (!checked.ok) return { ok: false, reason: 'invalid', problems: checked.problems }
    const missing = missingParts(checked.edition)
    if (missing.length > 0) return { ok: false, reason: 'incomplete', missing }

    await db
      .updateTable('consultationEdition')
      .set({
        state: 'proposed',
        proposedBy: actor.id,
        proposedAt: now,
        sentBackBy: null,
        sentBackAt: null,
        sentBackReason: null,
      })
      .where('editionId', '=', editionId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'consultation.proposed',
      subjectKind: 'consultation',
      subjectId: row.consultationId,
      detail: { editionId },
    })
    return { ok: true }
  })
}
