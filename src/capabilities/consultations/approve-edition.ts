import { type Actor, isSecondPerson } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import type { NoticeElement } from './edition.ts'
import { missingElements } from './notice.ts'
import { findEditionForUpdate } from './queries.ts'

export interface Approval {
  readonly editionId: string
  /** The revision the approver read: their word is for that one. */
  readonly revision: number
  /** The notice elements the approver knowingly lets go unsaid: exactly those that are missing. */
  readonly acceptedGaps: readonly NoticeElement[]
}

export type Approved =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-proposed' | 'changed-meanwhile' | 'same-person' }
  | { ok: false; reason: 'gaps-not-accepted'; gaps: readonly NoticeElement[] }

/** The second person's word. Whoever proposed or last edited an edition cannot approve it. */
export async function approveEdition(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  approval: Approval,
): Promise<Approved> {
  return db.transaction().execute(async (db): Promise<Approved> => {
    const row = await findEditionForUpdate(db, approval.editionId)
    if (!row) return { ok: false, reason: 'not-found' }
    if (row.state !== 'proposed') return { ok: false, reason: 'not-proposed' }
    if (row.revision !== approval.revision) return { ok: false, reason: 'changed-meanwhile' }
    if (!isSecondPerson(actor, row.proposedBy, row.editedBy)) return { ok: false, reason: 'same-person' }
    const gaps = missingElements(row.content.notice)
    if (!gaps.every((gap) => approval.acceptedGaps.includes(gap)))
      return { ok: false, reason: 'gaps-not-accepted', gaps }

    await db
      .updateTable('consultationEdition')
      .set({ state: 'approved', approvedBy: actor.id, approvedAt: now })
      .where('editionId', '=', approval.editionId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'consultation.approved',
      subjectKind: 'consultation',
      subjectId: row.consultationId,
      detail: { editionId: approval.editionId, acceptedGaps: gaps },
    })
    return { ok: true }
  })
}
