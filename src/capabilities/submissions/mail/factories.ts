import { Readable } from 'node:stream'
import type { House } from '../../../platform/house.ts'
import { takeMessage } from './take-message.ts'

/** The address of the tests' house. */
export const ourAddress = 'submissions@consult.test'

export interface MailWishes {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Name and content of each. */
  readonly files?: readonly (readonly [string, string])[]
}

let counter = 0

/** A message as it comes over the wire. */
export function aMessage(wishes: MailWishes = {}): string {
  counter++
  const boundary = `----part${counter}`
  const head = {
    From: 'Aroha Example <aroha@sender.test>',
    To: ourAddress,
    Subject: 'My view',
    'Message-ID': `<${counter}.${process.pid}@sender.test>`,
    Date: 'Fri, 20 Nov 2026 12:00:00 +1300',
    'MIME-Version': '1.0',
    'Content-Type': wishes.files ? `multipart/mixed; boundary="${boundary}"` : 'text/plain; charset=utf-8',
    ...(wishes.from === undefined ? {} : { From: wishes.from }),
    ...(wishes.to === undefined ? {} : { To: wishes.to }),
    ...(wishes.subject === undefined ? {} : { Subject: wishes.subject }),
    ...wishes.headers,
  }
  const lines = Object.entries(head).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]))
  const body = wishes.body ?? 'I support the convention.'
  if (!wishes.files) return `${lines.join('\r\n')}\r\n\r\n${body}\r\n`
  const parts = [
    `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`,
    ...wishes.files.map(
      ([name, content]) =>
        `--${boundary}\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`,
    ),
    `--${boundary}--\r\n`,
  ]
  return `${lines.join('\r\n')}\r\n\r\n${parts.join('')}`
}

/** Takes a message in, as a mailbox or a server hands it over. */
export async function arrives(
  { house }: { readonly house: House },
  raw: string | Buffer,
  receivedAt?: Date,
  /** The addresses of ours that a server handed it over for. */
  addressed: readonly string[] = [],
): Promise<string> {
  const taken = await takeMessage(house, Readable.from([Buffer.from(raw)]), {
    source: 'smtp',
    receivedAt: receivedAt ?? house.now(),
    envelope: { from: 'sender@sender.test', to: addressed },
  })
  if (!taken.ok) throw new Error(`not taken: ${taken.reason}`)
  return taken.messageId
}
