import type { FastifyInstance } from 'fastify'
import type { PageCache } from '../platform/http/page-cache.ts'

const kept = 'public, max-age=0, must-revalidate'

/**
 * Of many visitors who ask at once for a public page that must be made anew, one has it made; the others wait for that
 * and are answered from memory. Pages are made anew when something is published and when the clock passes an opening
 * or a closing: the very moments at which everyone comes.
 */
export function makeOnce(app: FastifyInstance, pages: PageCache): void {
  /** Routes whose answers were kept before: the others have nothing to wait for. */
  const keeping = new Set<string>()
  const making = new Map<string, Promise<void>>()

  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || !keeping.has(request.routeOptions.url ?? '')) return
    const [address = '/'] = request.originalUrl.split('?')
    const other = making.get(address)
    if (other) {
      await other
      // It may have failed, or been overtaken by a publication: then this one makes the page for itself.
      if (!reply.raw.destroyed && pages.serve(request.raw, reply.raw)) reply.hijack()
      return
    }
    making.set(
      address,
      new Promise((made) => {
        reply.raw.once('close', () => {
          making.delete(address)
          made()
        })
      }),
    )
  })

  app.addHook('onSend', async (request, reply) => {
    if (request.method === 'GET' && reply.statusCode === 200 && reply.getHeader('cache-control') === kept)
      keeping.add(request.routeOptions.url ?? '')
  })
}
