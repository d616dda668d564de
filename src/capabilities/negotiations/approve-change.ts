import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { canonicalJson, record } from '../ledger/index.ts'
import { applyToRecord } from './apply.ts'
import { mayDecide } from './change.ts'
import { closeChange, lockChange } from './changes.ts'
import { findContent } from './subject-content.ts'

export type Approved =
  | { ok: true; treatyId: string }
  | {
      ok: false
      reason: 'not-found' | 'decided' | 'same-person' | 'outdated' | 'gone' | 'in-use' | 'invalid'
    }

/**
 * Approves a proposed change: it is written into the record, made public and audited in one transaction. Refused
 * when the record has moved since it was proposed: what was compared would not be what is changed.
 */
export async function approveChange(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  changeId: string,
): Promise<Approved> {
  return db.transaction().execute(async (db): Promise<Approved> => {
    const change = await lockChange(db, changeId)
    if (!change) return { ok: false, reason: 'not-found' }
    if (change.state !== 'proposed') return { ok: false, reason: 'decided' }
    if (!mayDecide(change, actor)) return { ok: false, reason: 'same-person' }
    const { treatyId, subjectKind: kind, subjectId, deed } = change
    const current = await findContent(db, kind, subjectId)
    if (canonicalJson(current ?? null) !== canonicalJson(change.before))
      return { ok: false, reason: 'outdated' }

    const applied = await applyToRecord(db, now, { treatyId, kind, subjectId, deed, content: change.content })
    if (!applied.ok) return { ok: false, reason: applied.reason }
    await closeChange(db, now, actor, changeId, 'approved')
    await record(db, {
      at: now,
      actor,
      action: 'change.approved',
      subjectKind: 'change',
      subjectId: changeId,
      detail: { treatyId, kind, deed, subject: subjectId },
    })
    return { ok: true, treatyId }
  })
}
