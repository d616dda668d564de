import * as z from 'zod'
import type { House } from '../../platform/house.ts'
import { newId } from '../../platform/ids.ts'
import { isUsable, linkPath } from './links.ts'
import { findStaff } from './queries.ts'

const MailLink = z.object({ linkId: z.uuid() })

/** Mails a one-time link to the person it is for. A link that was used or replaced meanwhile is not mailed. */
export async function mailLink(payload: unknown, house: House): Promise<void> {
  const { linkId } = MailLink.parse(payload)
  const link = await house.db
    .selectFrom('staffLink')
    .innerJoin('staff', 'staff.staffId', 'staffLink.staffId')
    .select(['staffLink.kind', 'staffLink.expiresAt', 'staffLink.usedAt', 'staff.email', 'staff.name'])
    .where('staffLink.linkId', '=', linkId)
    .executeTakeFirst()
  if (!link || link.kind === 'first' || !isUsable(link, house.now())) return
  const words = house.words.in('en')
  const { siteName: site, baseUrl, timeZone } = house.settings
  await house.mailer.send({
    id: `staff-link-${linkId}`,
    to: link.email,
    subject: words.t(
      link.kind === 'invitation' ? 'accounts.mail.invitation.subject' : 'accounts.mail.renewal.subject',
      { site },
    ),
    text: words.t(
      link.kind === 'invitation' ? 'accounts.mail.invitation.text' : 'accounts.mail.renewal.text',
      {
        site,
        name: link.name,
        link: `${baseUrl}${linkPath(house.keys, linkId)}`,
        until: words.instant(link.expiresAt, timeZone),
      },
    ),
  })
}

const MailReaddressed = z.object({ staffId: z.uuid(), to: z.string() })

/** Tells a person, at the address they had, that they now sign in with another. */
export async function mailReaddressed(payload: unknown, house: House): Promise<void> {
  const { staffId, to } = MailReaddressed.parse(payload)
  const person = await findStaff(house.db, staffId)
  if (!person) return
  const words = house.words.in('en')
  const { siteName: site } = house.settings
  await house.mailer.send({
    id: `staff-readdressed-${newId()}`,
    to,
    subject: words.t('accounts.mail.readdressed.subject', { site }),
    text: words.t('accounts.mail.readdressed.text', { site, name: person.name }),
  })
}
