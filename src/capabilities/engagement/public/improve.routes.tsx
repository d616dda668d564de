import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { sendPage } from '../../../ui/index.ts'
import { receiveFeedback } from '../receive-feedback.ts'
import { type FieldProblem, readFeedback, readPage } from '../schemas.ts'
import { ImproveView, ThanksView } from './improve.view.tsx'

/**
 * "Help us improve this page". No cookie and no token: nothing is done in anybody's name, so there is nothing for a
 * foreign page to abuse. Programs are kept off by a limit of their own and a field people do not see.
 */
export function improveRoutes(app: FastifyInstance, house: House): void {
  // Not the limit a route can ask of the server: that one refuses before it reads, and what was typed would be lost.
  const countRemark = app.createRateLimit({ max: 10, timeWindow: 60_000, keyGenerator: ({ ip }) => ip })

  app.get<{ Querystring: { page?: unknown } }>(
    '/improve',
    { config: { permission: 'public', audit: 'none' } },
    async (request, reply) => {
      const { page } = request.query
      const typed = { page: readPage(typeof page === 'string' ? page : '/'), doing: '', wrong: '', email: '' }
      return sendPage(request, reply, house, <ImproveView typed={typed} />)
    },
  )

  app.post(
    '/improve',
    { config: { permission: 'public', audit: 'feedback.received' } },
    async (request, reply) => {
      const form = formOf(request)
      const { t, href } = house.words.in(request.language)
      const { typed, problems } = readFeedback(form, house.words.in(request.language))
      const giveBack = (status: number, problems: readonly FieldProblem[]) =>
        sendPage(request, reply, house, <ImproveView typed={typed} problems={problems} />, { status })
      if (problems.length > 0) return giveBack(422, problems)
      const counted = await countRemark(request)
      if (!counted.isAllowed && counted.isExceeded) {
        reply.header('retry-after', counted.ttlInSeconds)
        return giveBack(429, [{ message: t('engagement.improve.too-many') }])
      }
      // A program is thanked like everyone, and learns nothing.
      if (fieldOf(form, 'website') === '')
        await receiveFeedback(house.db, house.now(), request.language, typed)
      return reply.redirect(href(`/improve/thanks?page=${encodeURIComponent(typed.page)}`), 303)
    },
  )

  app.get<{ Querystring: { page?: unknown } }>(
    '/improve/thanks',
    { config: { permission: 'public', audit: 'none' } },
    async (request, reply) => {
      const { page } = request.query
      return sendPage(
        request,
        reply,
        house,
        <ThanksView page={readPage(typeof page === 'string' ? page : '/')} />,
      )
    },
  )
}
