import type { FastifyReply } from 'fastify'

/** Of a picture's address; more pages than anybody looks through. */
const mostPages = 1_000

/** The number of a page in an address; undefined where it is none. */
export function pageIn(text: string | undefined): number | undefined {
  const page = /^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : undefined
  return page !== undefined && page <= mostPages ? page : undefined
}

/** A page that we drew ourselves: nothing that its sender wrote is in it but ink. */
export const sendPicture = (reply: FastifyReply, jpeg: Uint8Array): FastifyReply =>
  reply
    .headers({
      'content-type': 'image/jpeg',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cache-control': 'no-store',
    })
    .send(Buffer.from(jpeg))
