import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import { newId } from '../ids.ts'
import type { Mailer, Message } from './mailer.ts'

/** Writes each message as an `.eml` file, whole or not at all. Sending again replaces the file. */
export function fileOutbox(folder: string, from: string): Mailer {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    async send(message) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const sent = await transport.sendMail({
        ...envelope(message, from),
        textEncoding: 'quoted-printable',
      })
      const name = `${message.id.replace(/[^a-zA-Z0-9.-]/g, '_')}.eml`
      // A name of its own: two jobs may write the same message at once.
      const part = join(folder, `${name}.${newId()}.part`)
      try {
        await writeFile(part, readable(sent.message as Buffer), { mode: 0o600 })
        await rename(part, join(folder, name))
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },
  }
}

/**
 * A message with its text as it is (RFC 6152: 8bit). Whoever tries the program opens these files in an editor, where
 * quoted-printable would break every long link in two.
 */
function readable(message: Buffer): Buffer {
  const [head = '', ...rest] = message.toString('latin1').split('\n\n')
  const encoding = /^Content-Transfer-Encoding: quoted-printable$/im
  if (!encoding.test(head)) return message
  const text = rest
    .join('\n\n')
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)))
  return Buffer.from(`${head.replace(encoding, 'Content-Transfer-Encoding: 8bit')}\n\n${text}`, 'latin1')
}

/** Sends by SMTP. A failure is thrown, and the job that called tries again later. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport(url)
  return {
    async send(message) {
      await transport.sendMail(envelope(message, from))
    },
  }
}

const envelope = (message: Message, from: string) => ({
  from,
  // As one address, never as a list to be read: a comma or a line end brings nobody else in.
  to: { name: '', address: message.to },
  subject: message.subject,
  text: message.text,
  messageId: `<${message.id}@travaux>`,
  ...(message.replyTo ? { replyTo: { name: '', address: message.replyTo } } : {}),
  ...(message.answers
    ? {
        inReplyTo: message.answers,
        references: message.answers,
        // The null return path: what cannot be delivered comes back to nobody.
        envelope: { from: '', to: [message.to] },
      }
    : {}),
  headers: {
    // RFC 3834: tells autoresponders to keep still; the other is what Exchange goes by.
    'Auto-Submitted': message.answers ? 'auto-replied' : 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  },
})
