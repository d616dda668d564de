import type { Actor, Role } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { addJob } from '../../platform/jobs/jobs.ts'
import { record } from '../ledger/index.ts'
import { hasOtherAdministrator } from './administrators.ts'
import { deleteUnusedLinks } from './links.ts'
import { findStaff } from './queries.ts'
import { normalEmail } from './staff.ts'

export interface StaffChange {
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly agencyId: string | null
}

export type StaffChanged =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'email-taken' | 'last-administrator' }

/** Changes who a person is and what they may do. It holds from their next page on. */
export async function changeStaff(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  staffId: string,
  change: StaffChange,
): Promise<StaffChanged> {
  return db.transaction().execute(async (db): Promise<StaffChanged> => {
    const removesAdministrator = !change.roles.includes('administrator')
    const othersRemain = await hasOtherAdministrator(db, staffId)
    const before = await findStaff(db, staffId)
    if (!before) return { ok: false, reason: 'not-found' }
    if (removesAdministrator && before.roles.includes('administrator') && !othersRemain)
      return { ok: false, reason: 'last-administrator' }
    const email = normalEmail(change.email)
    if (email !== before.email && (await isTaken(db, email))) return { ok: false, reason: 'email-taken' }

    await db
      .updateTable('staff')
      .set({ name: change.name, email, agencyId: change.agencyId })
      .where('staffId', '=', staffId)
      .execute()
    if (email !== before.email && before.state !== 'invited') {
      // Links follow the address, so whoever can change it could sign in as the person: they hear of it where they were.
      await deleteUnusedLinks(db, staffId)
      await addJob(db, 'accounts.mail-readdressed', { staffId, to: before.email })
    }
    await db.deleteFrom('staffRole').where('staffId', '=', staffId).execute()
    if (change.roles.length > 0)
      await db
        .insertInto('staffRole')
        .values(change.roles.map((role) => ({ staffId, role })))
        .execute()
    await record(db, {
      at: now,
      actor,
      action: 'staff.changed',
      subjectKind: 'staff',
      subjectId: staffId,
      detail: {
        renamed: change.name !== before.name,
        readdressed: email !== before.email,
        roles: { before: before.roles, after: [...change.roles].sort() },
        agencyId: { before: before.agencyId, after: change.agencyId },
      },
    })
    return { ok: true }
  })
}

async function isTaken(db: Db, email: string): Promise<boolean> {
  const one = await db.selectFrom('staff').select('staffId').where('email', '=', email).executeTakeFirst()
  return one !== undefined
}
