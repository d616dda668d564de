import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { mayDecide } from './change.ts'
import { closeChange, lockChange } from './changes.ts'

export type Refused =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'decided' | 'same-person' | 'no-reason' | 'too-long' }

const longestReason = 4_000

/** Refuses a proposed change, with the reason that its proposer will read. The record stays as it is. */
export async function refuseChange(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  changeId: string,
  reason: string,
): Promise<Refused> {
  return db.transaction().execute(async (db): Promise<Refused> => {
    const change = await lockChange(db, changeId)
    if (!change) return { ok: false, reason: 'not-found' }
    if (change.state !== 'proposed') return { ok: false, reason: 'decided' }
    if (!mayDecide(change, actor)) return { ok: false, reason: 'same-person' }
    const why = reason.trim()
    if (why === '') return { ok: false, reason: 'no-reason' }
    if (why.length > longestReason) return { ok: false, reason: 'too-long' }
    await closeChange(db, now, actor, changeId, 'refused', why)
    await record(db, { at: now, actor, action: 'change.refused', subjectKind: 'change', subjectId: changeId })
    return { ok: true }
  })
}
