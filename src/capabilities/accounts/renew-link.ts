import type { Db } from '../../platform/database/database.ts'
import { addJob } from '../../platform/jobs/jobs.ts'
import { type AuditActor, record } from '../ledger/index.ts'
import { insertLink, isUsable, type NewLink } from './links.ts'
import { findStaff } from './queries.ts'

export type LinkRenewed = ({ ok: true } & NewLink) | { ok: false; reason: 'not-found' | 'disabled' }

/**
 * A new one-time link for someone who forgot the password, lost the phone, or let the invitation run out. There are
 * no recovery codes: a person who knows them vouches for them.
 */
export async function renewLink(db: Db, now: Date, actor: AuditActor, staffId: string): Promise<LinkRenewed> {
  return db.transaction().execute(async (db): Promise<LinkRenewed> => {
    const staff = await findStaff(db, staffId)
    if (!staff) return { ok: false, reason: 'not-found' }
    if (staff.state === 'disabled') return { ok: false, reason: 'disabled' }
    const kind = staff.state === 'invited' ? 'invitation' : 'renewal'
    const link = await insertLink(db, now, staffId, kind)
    await addJob(db, 'accounts.mail-link', { linkId: link.linkId })
    await record(db, {
      at: now,
      actor,
      action: 'staff.link-renewed',
      subjectKind: 'staff',
      subjectId: staffId,
      detail: { kind },
    })
    return { ok: true, ...link }
  })
}

/** The link a person has not used yet, if it can still be used. */
export async function findWaitingLink(db: Db, now: Date, staffId: string): Promise<NewLink | undefined> {
  const links = await db
    .selectFrom('staffLink')
    .select(['linkId', 'expiresAt', 'usedAt'])
    .where('staffId', '=', staffId)
    .where('usedAt', 'is', null)
    .execute()
  return links.find((link) => isUsable(link, now))
}
