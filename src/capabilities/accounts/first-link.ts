import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { Keys } from '../../platform/house.ts'
import { record } from '../ledger/index.ts'
import { insertStaff } from './invite-staff.ts'
import { insertLink, linkPath } from './links.ts'

export interface FirstLink {
  /** `/staff/welcome/…`, to be put behind the site's address. */
  readonly path: string
  readonly expiresAt: Date
}

/** Stands in until the first administrator has given their own address. */
const placeholderEmail = 'first-administrator@localhost'

const firstLinkLock = 7_421_993

/**
 * The link with which the first administrator sets up their account. Each start gives a new one, and the one before
 * stops working, until an administrator has set up sign-in; from then on undefined: who is in lets others in.
 */
export async function createFirstLink(
  db: Db,
  keys: Pick<Keys, 'secret'>,
  now: Date,
): Promise<FirstLink | undefined> {
  return db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${firstLinkLock})`.execute(db)
    if (await hasAdministrator(db)) return undefined
    const staffId = (await findPlaceholder(db)) ?? (await insertFirst(db, now))
    const { linkId, expiresAt } = await insertLink(db, now, staffId, 'first')
    await record(db, {
      at: now,
      actor: 'system',
      action: 'staff.first-link-made',
      subjectKind: 'staff',
      subjectId: staffId,
    })
    return { path: linkPath(keys, linkId), expiresAt }
  })
}

async function hasAdministrator(db: Db): Promise<boolean> {
  const one = await db
    .selectFrom('staff')
    .innerJoin('staffRole', 'staffRole.staffId', 'staff.staffId')
    .select('staff.staffId')
    .where('staffRole.role', '=', 'administrator')
    .where('staff.passwordHash', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

async function findPlaceholder(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('staff')
    .select('staffId')
    .where('email', '=', placeholderEmail)
    .executeTakeFirst()
  return row?.staffId
}

async function insertFirst(db: Db, now: Date): Promise<string> {
  const staffId = await insertStaff(db, now, {
    email: placeholderEmail,
    name: 'First administrator',
    roles: ['administrator'],
  })
  if (!staffId) throw new Error('the first administrator was added twice at once')
  return staffId
}
