import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { pickSubmission } from '../pick-submission.ts'

/** From where a submission is read: puts it behind an entry, and comes back. */
export function evidenceRoutes(app: FastifyInstance, house: House): void {
  app.post<{ Params: { id: string } }>(
    '/staff/submissions/:id/evidence',
    { config: { permission: 'report.edit', audit: 'report.entry-edited' } },
    async (request, reply) => {
      const { id } = request.params
      const form = formOf(request)
      const entryId = fieldOf(form, 'entry')
      if (!isId(id) || !isId(entryId)) return reply.callNotFound()
      const picked = await pickSubmission(house.db, house.now(), actorOf(request), entryId, id)
      if (!picked.ok && picked.reason === 'not-found') return reply.callNotFound()
      // Any other refusal means that the panel it came from is out of date: the page shows how things stand.
      const { href } = house.words.in(request.language)
      const given = fieldOf(form, 'back')
      const own = /^\/staff\/[^\\\s]*$/.test(given) && !given.includes('//')
      return reply.redirect(href(own ? given : `/staff/submissions/${id}`), 303)
    },
  )
}
