import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { sendPage } from '../../../ui/page.tsx'
import { findPublishedConsultation, isOpen, nextTurn } from '../../consultations/index.ts'
import { emptyDraft } from '../drafts.ts'
import { startDraft } from '../start-draft.ts'
import { ownPath, stepPath, stepsOf } from '../steps.ts'
import { StartPage } from './start.view.tsx'

export function startRoutes(app: FastifyInstance, house: House): void {
  const path = '/consultations/:slug/submit'

  app.get<{ Params: { slug: string } }>(
    path,
    { config: { permission: 'public', audit: 'none' } },
    async (request, reply) => {
      const consultation = await findPublishedConsultation(
        house.publicDb,
        request.params.slug,
        house.pages.revision,
      )
      if (!consultation) return reply.callNotFound()
      const now = house.now()
      return sendPage(
        request,
        reply,
        house,
        <StartPage consultation={consultation} open={isOpen(consultation, now)} />,
        {
          keep: true,
          validUntil: nextTurn(consultation, now),
        },
      )
    },
  )

  app.post<{ Params: { slug: string } }>(
    path,
    { config: { permission: 'public', audit: 'none' } },
    async (request, reply) => {
      const consultation = await findPublishedConsultation(
        house.publicDb,
        request.params.slug,
        house.pages.revision,
      )
      if (!consultation) return reply.callNotFound()
      const now = house.now()
      if (!isOpen(consultation, now))
        return sendPage(request, reply, house, <StartPage consultation={consultation} open={false} />, {
          status: 409,
        })
      const key = await startDraft(house.db, now, consultation)
      const first = stepsOf(consultation.edition, emptyDraft)[0]
      const words = house.words.in(request.language)
      return reply.redirect(words.href(first ? stepPath(key, first) : ownPath(key)), 303)
    },
  )
}
