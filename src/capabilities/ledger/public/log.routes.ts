import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { readLogFile } from '../log-files.ts'

/** Whoever checks the whole log asks for thousands of small files; each costs us next to nothing. */
const config = { permission: 'public', audit: 'none', perMinute: 60_000 } as const

/**
 * The published log (C2SP tlog-tiles). The same for everyone, without cookies, and readable by programs of other sites: a
 * checker need not come from here.
 */
export function logRoutes(app: FastifyInstance, house: House): void {
  app.get<{ Params: { '*': string } }>('/log/*', { config }, async (request, reply) => {
    const path = request.params['*']
    const file = await readLogFile(house, path)
    if (!file) return reply.callNotFound()
    if (path.startsWith('proof/'))
      reply.header('content-disposition', `attachment; filename="entry-${path.slice(6)}.tlog-proof"`)
    return reply
      .header('cache-control', file.forever ? 'public, max-age=31536000, immutable' : 'public, max-age=2')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type(file.type)
      .send(file.body)
  })
}
