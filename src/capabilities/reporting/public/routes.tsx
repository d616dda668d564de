import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { sendPage } from '../../../ui/index.ts'
import { findPublishedConsultation } from '../../consultations/index.ts'
import { findResultsPage } from './page.ts'
import { ResultsView } from './results.view.tsx'

export function publicRoutes(app: FastifyInstance, house: House): void {
  app.get<{ Params: { slug: string } }>(
    '/consultations/:slug/results',
    { config: { permission: 'public', audit: 'none' } },
    async (request, reply) => {
      const consultation = await findPublishedConsultation(house.publicDb, request.params.slug)
      const found = consultation && (await findResultsPage(house, consultation, house.now()))
      if (!found) return reply.callNotFound()
      return sendPage(request, reply, house, <ResultsView page={found.page} />, {
        keep: true,
        validUntil: found.validUntil,
      })
    },
  )
}
