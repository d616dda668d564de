import type { Role } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { addJob } from '../../platform/jobs/jobs.ts'
import { type AuditActor, record } from '../ledger/index.ts'
import { insertLink, type NewLink } from './links.ts'
import { normalEmail } from './staff.ts'

export interface Invitation {
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly agencyId?: string | null | undefined
  /** Not for those who are to stay outside, such as the people of a demonstration. */
  readonly withoutMail?: boolean
}

export type Invited = ({ ok: true; staffId: string } & NewLink) | { ok: false; reason: 'email-taken' }

/**
 * Adds a person with their roles, and mails them a one-time link with which they choose a password and set up the
 * second factor. `linkPath(keys, linkId)` gives its address, to hand it over by other ways.
 */
export async function inviteStaff(
  db: Db,
  now: Date,
  actor: AuditActor,
  invitation: Invitation,
): Promise<Invited> {
  return db.transaction().execute(async (db): Promise<Invited> => {
    const added = await insertStaff(db, now, invitation)
    if (!added) return { ok: false, reason: 'email-taken' }
    const link = await insertLink(db, now, added, 'invitation')
    if (!invitation.withoutMail) await addJob(db, 'accounts.mail-link', { linkId: link.linkId })
    const detail = { roles: invitation.roles, agencyId: invitation.agencyId ?? null }
    await record(db, {
      at: now,
      actor,
      action: 'staff.invited',
      subjectKind: 'staff',
      subjectId: added,
      detail,
    })
    return { ok: true, staffId: added, ...link }
  })
}

/** @returns the new identifier, or undefined when someone has this address. */
export async function insertStaff(db: Db, now: Date, invitation: Invitation): Promise<string | undefined> {
  const added = await db
    .insertInto('staff')
    .values({
      staffId: newId(),
      email: normalEmail(invitation.email),
      name: invitation.name,
      agencyId: invitation.agencyId ?? null,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('staffId')
    .executeTakeFirst()
  if (added && invitation.roles.length > 0)
    await db
      .insertInto('staffRole')
      .values(invitation.roles.map((role) => ({ staffId: added.staffId, role })))
      .execute()
  return added?.staffId
}
