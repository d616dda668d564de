import * as z from 'zod'
import type { MailIn } from '../platform/house.ts'

/** The settings of mail that comes in. */
export const mailInSettings = {
  MAIL_IN_ADDRESS: z
    .email('MAIL_IN_ADDRESS must be an address such as submissions@consult.example.govt.nz')
    .refine(
      (address) => !address.includes('+'),
      'MAIL_IN_ADDRESS must not hold a plus: what follows one is ours to use',
    )
    .optional(),
  MAIL_IN_IMAP_URL: z
    .url({
      protocol: /^imaps?$/,
      message: 'MAIL_IN_IMAP_URL must be an address such as imaps://user:password@mail.example.govt.nz/INBOX',
    })
    .optional(),
  MAIL_IN_SMTP_LISTEN: z
    .string()
    .regex(
      /^\[?[^\s]+\]?:\d{1,5}$/,
      'MAIL_IN_SMTP_LISTEN must be an address and a port, such as 127.0.0.1:2525',
    )
    .transform((value) => {
      const colon = value.lastIndexOf(':')
      return { host: value.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(value.slice(colon + 1)) }
    })
    .optional(),
}

type Given = { readonly [Name in keyof typeof mailInSettings]?: z.output<(typeof mailInSettings)[Name]> }

/** Puts them together: ways in are of no use without the address that they are for. */
export function readMailIn(
  given: Given,
): { ok: true; mailIn: MailIn | undefined } | { ok: false; problem: string } {
  const { MAIL_IN_ADDRESS: address, MAIL_IN_IMAP_URL: imapUrl, MAIL_IN_SMTP_LISTEN: smtpListen } = given
  if (!address && (imapUrl || smtpListen))
    return {
      ok: false,
      problem: 'MAIL_IN_ADDRESS must be set where mail comes in: it is the address people write to',
    }
  if (!address) return { ok: true, mailIn: undefined }
  return { ok: true, mailIn: { address, imapUrl, smtpListen } }
}
