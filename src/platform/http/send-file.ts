import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

export interface SentFile {
  readonly name: string
  readonly bytes: number
  readonly content: Readable
}

/**
 * Gives out a file that somebody sent. Whatever it holds, it is only ever saved: no browser shows it, guesses what it
 * is, or runs it in our name.
 */
export function sendFile(reply: FastifyReply, { name, bytes, content }: SentFile): FastifyReply {
  return reply
    .headers({
      'content-type': 'application/octet-stream',
      'content-length': bytes,
      'content-disposition': attachmentNamed(name),
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cache-control': 'no-store',
    })
    .send(content)
}

/** `Content-Disposition` with a name (RFC 6266): plain letters for old programs, the name itself for the others (RFC 8187). */
function attachmentNamed(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 ._()-]/g, '_')
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}
