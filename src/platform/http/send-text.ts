import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../house.ts'
import { securityHeaders } from './security-headers.ts'

/** Sends a public text for machines (a feed, a site map), kept in memory like the pages until the next publication. */
export function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  type: string,
  body: string,
): FastifyReply {
  const headers = {
    'content-type': type,
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'accept-encoding',
    ...securityHeaders(house.settings.secure),
  }
  const [bare = '/'] = request.originalUrl.split('?')
  const kept = house.pages.keep(bare, body, headers, { madeAt: request.revision, anyQuery: true })
  return reply.headers(headers).header('etag', kept.etag).send(body)
}
