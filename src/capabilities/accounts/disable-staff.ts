import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { hasOtherAdministrator } from './administrators.ts'
import { deleteSessionsOf } from './sessions.ts'

export type StaffDisabled =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'yourself' | 'last-administrator' }

/** Ends a person's access at once: sessions and links too. Their deeds keep their name. */
export async function disableStaff(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  staffId: string,
): Promise<StaffDisabled> {
  if (actor.id === staffId) return { ok: false, reason: 'yourself' }
  return db.transaction().execute(async (db): Promise<StaffDisabled> => {
    // Also when the person is no administrator: of two who disable each other, the second must wait and see.
    if (!(await hasOtherAdministrator(db, staffId))) return { ok: false, reason: 'last-administrator' }
    const disabled = await db
      .updateTable('staff')
      .set({ disabledAt: now })
      .where('staffId', '=', staffId)
      .where('disabledAt', 'is', null)
      .returning('staffId')
      .executeTakeFirst()
    if (!disabled) return { ok: false, reason: 'not-found' }
    await deleteSessionsOf(db, staffId)
    await db.deleteFrom('staffLink').where('staffId', '=', staffId).where('usedAt', 'is', null).execute()
    await record(db, { at: now, actor, action: 'staff.disabled', subjectKind: 'staff', subjectId: staffId })
    return { ok: true }
  })
}

/** Gives a person their access back, with the password, codes and roles they had. */
export async function enableStaff(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  staffId: string,
): Promise<{ ok: boolean }> {
  return db.transaction().execute(async (db) => {
    const enabled = await db
      .updateTable('staff')
      .set({ disabledAt: null })
      .where('staffId', '=', staffId)
      .where('disabledAt', 'is not', null)
      .returning('staffId')
      .executeTakeFirst()
    if (!enabled) return { ok: false }
    await record(db, { at: now, actor, action: 'staff.enabled', subjectKind: 'staff', subjectId: staffId })
    return { ok: true }
  })
}
