import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { addNote } from '../add-note.ts'
import { NoteBody } from '../schemas.ts'
import { strikeNote } from '../strike-note.ts'
import { backTo } from './posted.ts'

export function notesRoutes(app: FastifyInstance, house: House): void {
  app.post<{ Params: { id: string } }>(
    '/staff/submissions/:id/notes',
    { config: { permission: 'submission.annotate', audit: 'note.added' } },
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const body = NoteBody.safeParse(fieldOf(formOf(request), 'note'))
      const added = body.success
        ? await addNote(house.db, house.now(), actorOf(request), id, body.data)
        : undefined
      if (added && !added.ok) return reply.callNotFound()
      const target = backTo(request, `/staff/submissions/${id}`, added ? 'noted' : 'no-note')
      return reply.redirect(`${house.words.in(request.language).href(target)}#notes`, 303)
    },
  )

  app.post<{ Params: { id: string; noteId: string } }>(
    '/staff/submissions/:id/notes/:noteId/strike',
    { config: { permission: 'submission.annotate', audit: 'note.struck' } },
    async (request, reply) => {
      const { id, noteId } = request.params
      if (!isId(id) || !isId(noteId)) return reply.callNotFound()
      const struck = await strikeNote(house.db, house.now(), actorOf(request), id, noteId)
      // Only its author is offered the button: anyone else has no such note to strike.
      if (!struck.ok) return reply.callNotFound()
      const target = backTo(request, `/staff/submissions/${id}`, 'struck')
      return reply.redirect(`${house.words.in(request.language).href(target)}#notes`, 303)
    },
  )
}
