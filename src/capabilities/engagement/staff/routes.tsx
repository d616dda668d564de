import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/index.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { dealWithFeedback } from '../deal-with-feedback.ts'
import { listFeedback } from '../queries.ts'
import { FeedbackView } from './feedback.view.tsx'

const onPage = 20

export function staffRoutes(app: FastifyInstance, house: House): void {
  app.get<{ Querystring: Record<string, unknown> }>(
    '/staff/feedback',
    { config: { permission: 'feedback.read', audit: 'feedback.viewed' } },
    async (request, reply) => {
      const { show, before, done } = request.query
      const which = show === 'dealt-with' ? 'dealt-with' : 'waiting'
      const beyond = typeof before === 'string' && isId(before) ? before : undefined
      const found = await listFeedback(house.db, which, { before: beyond, limit: onPage + 1 })
      const rows = found.slice(0, onPage)
      const address = (key?: string) => {
        const query = new URLSearchParams()
        if (which === 'dealt-with') query.set('show', which)
        if (key) query.set('before', key)
        return query.size > 0 ? `/staff/feedback?${query}` : '/staff/feedback'
      }
      const page = {
        which,
        rows,
        names: await listStaffNames(
          house.db,
          rows.flatMap((row) => row.dealtWithBy ?? []),
        ),
        older: found.length > onPage ? address(rows.at(-1)?.feedbackId) : undefined,
        newest: beyond ? address() : undefined,
        done: done === 'yes',
      } as const
      return sendPage(request, reply, house, <FeedbackView page={page} />)
    },
  )

  app.post<{ Params: { id: string } }>(
    '/staff/feedback/:id/dealt-with',
    { config: { permission: 'feedback.read', audit: 'feedback.dealt-with' } },
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const dealt = await dealWithFeedback(house.db, house.now(), actorOf(request), id)
      if (!dealt.ok && dealt.reason === 'not-found') return reply.callNotFound()
      // Twice is as good as once.
      return reply.redirect(house.words.in(request.language).href('/staff/feedback?done=yes'), 303)
    },
  )
}
