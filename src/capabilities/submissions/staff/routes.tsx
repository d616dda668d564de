import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/page.tsx'
import { findPublishedEdition, findPublishedNotice } from '../../consultations/index.ts'
import { submissionPlace } from '../places.ts'
import { findReading } from '../reading.ts'
import { ReadingPage } from './reading.view.tsx'

type Shown = { Params: { id: string }; Querystring: { version?: string } }

export function staffRoutes(app: FastifyInstance, house: House): void {
  app.get<Shown>(
    '/staff/submissions/:id',
    { config: { permission: 'submission.read', audit: 'submission.viewed' } },
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const asked = Number(request.query.version)
      const reading = await findReading(
        house.db,
        id,
        Number.isSafeInteger(asked) && asked > 0 ? asked : undefined,
      )
      if (!reading) return reply.callNotFound()
      const { consultationId } = reading.submission
      const published = await findPublishedEdition(house.publicDb, reading.version.editionId)
      const notice = reading.version.noticeHash
        ? await findPublishedNotice(house.publicDb, reading.version.noticeHash)
        : undefined
      const panels = await house.places.fill(
        submissionPlace,
        { submissionId: id, consultationId, query: request.query },
        {
          db: house.db,
          publicDb: house.publicDb,
          now: house.now(),
          actor: actorOf(request),
          csrfToken: request.csrfToken,
        },
      )
      return sendPage(
        request,
        reply,
        house,
        <ReadingPage reading={reading} edition={published?.edition} notice={notice} panels={panels} />,
      )
    },
  )
}
