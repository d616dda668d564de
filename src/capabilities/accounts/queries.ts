import { sql } from 'kysely'
import type { Role } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { type StaffMember, stateOf } from './staff.ts'

export interface Agency {
  readonly agencyId: string
  readonly slug: string
  readonly name: string
  /** Its name in te reo Māori. */
  readonly nameMi: string | null
  /** What it does in the negotiation, in a sentence. */
  readonly role: string | null
}

const agencyColumns = ['agencyId', 'slug', 'name', 'nameMi', 'role'] as const

/** All agencies, by name. */
export const listAgencies = (db: Db): Promise<Agency[]> =>
  db.selectFrom('agency').select(agencyColumns).orderBy('name').orderBy('agencyId').execute()

/** An agency by its identifier. */
export const findAgency = (db: Db, agencyId: string): Promise<Agency | undefined> =>
  db.selectFrom('agency').select(agencyColumns).where('agencyId', '=', agencyId).executeTakeFirst()

/** An agency by the name it has in addresses, such as `mfat`. */
export const findAgencyBySlug = (db: Db, slug: string): Promise<Agency | undefined> =>
  db.selectFrom('agency').select(agencyColumns).where('slug', '=', slug).executeTakeFirst()

const staffQuery = (db: Db) =>
  db
    .selectFrom('staff')
    .leftJoin('agency', 'agency.agencyId', 'staff.agencyId')
    .select([
      'staff.staffId',
      'staff.email',
      'staff.name',
      'staff.agencyId',
      'agency.name as agencyName',
      'staff.passwordHash',
      'staff.disabledAt',
      'staff.lastSignedInAt',
      sql<
        Role[]
      >`array(select role from staff_role where staff_role.staff_id = staff.staff_id order by role)`.as(
        'roles',
      ),
    ])

type StaffRow = Awaited<ReturnType<ReturnType<typeof staffQuery>['execute']>>[number]

const asMember = ({ passwordHash, disabledAt, ...row }: StaffRow): StaffMember => ({
  ...row,
  state: stateOf({ passwordHash, disabledAt }),
})

/** Everyone, by name: active, invited and disabled. */
export async function listStaff(db: Db): Promise<StaffMember[]> {
  const rows = await staffQuery(db).orderBy('staff.name').orderBy('staff.staffId').execute()
  return rows.map(asMember)
}

export async function findStaff(db: Db, staffId: string): Promise<StaffMember | undefined> {
  const row = await staffQuery(db).where('staff.staffId', '=', staffId).executeTakeFirst()
  return row && asMember(row)
}

/** Names of members of staff, for pages that say who did something. Unknown identifiers are left out. */
export async function listStaffNames(
  db: Db,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(staffIds)]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('staff').select(['staffId', 'name']).where('staffId', 'in', ids).execute()
  return new Map(rows.map((row) => [row.staffId, row.name]))
}
