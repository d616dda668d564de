import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { sendPage } from '../../../ui/index.ts'
import { receiveFeedback } from '../receive-feedback.ts'
import { readFeedback, readPage } from '../schemas.ts'
import { ImproveView, ThanksView } from './improve.view.tsx'

/**
 * "Help us improve this page". No cookie and no token: nothing is done in anybody's name, so there is nothing for a
 * foreign page to abuse. Programs are kept off by the rate limit and a field people do not see.
 */
export function improveRoutes(app: FastifyInstance, house: House): void {
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
    { config: { permission: 'public', audit: 'feedback.received', csrf: false, perMinute: 10 } },
    async (request, reply) => {
      const form = formOf(request)
      const { typed, problems } = readFeedback(form, house.words.in(request.language))
      if (problems.length > 0)
        return sendPage(request, reply, house, <ImproveView typed={typed} problems={problems} />, {
          status: 422,
        })
      // A program is thanked like everyone, and learns nothing.
      if (fieldOf(form, 'website') === '')
        await receiveFeedback(house.db, house.now(), request.language, typed)
      const { href } = house.words.in(request.language)
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
