import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { mayTakeBack } from './change.ts'
import { closeChange, lockChange } from './changes.ts'

export type TakenBack = { ok: true } | { ok: false; reason: 'not-found' | 'decided' | 'not-yours' }

/** Takes back a proposal that nobody has decided yet. */
export async function takeBackChange(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  changeId: string,
): Promise<TakenBack> {
  return db.transaction().execute(async (db): Promise<TakenBack> => {
    const change = await lockChange(db, changeId)
    if (!change) return { ok: false, reason: 'not-found' }
    if (change.state !== 'proposed') return { ok: false, reason: 'decided' }
    if (!mayTakeBack(change, actor)) return { ok: false, reason: 'not-yours' }
    await closeChange(db, now, actor, changeId, 'taken-back')
    await record(db, {
      at: now,
      actor,
      action: 'change.taken-back',
      subjectKind: 'change',
      subjectId: changeId,
    })
    return { ok: true }
  })
}
