import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { sendPage } from '../../../ui/index.ts'
import { nextTurn } from '../consultations.ts'
import { findPublishedConsultation, findPublishedEditionByNumber } from '../published.ts'
import { ConsultationView } from './consultation.view.tsx'
import { readConsultationPage } from './page.ts'
import { QuestionsView } from './questions.view.tsx'

interface Named {
  Params: { slug: string; number: string }
}

const open = { config: { permission: 'public', audit: 'none' } } as const

export function publicRoutes(app: FastifyInstance, house: House): void {
  app.get<Named>('/consultations/:slug', open, async (request, reply) => {
    const consultation = await findPublishedConsultation(house.publicDb, request.params.slug)
    if (!consultation) return reply.callNotFound()
    const now = house.now()
    const page = await readConsultationPage(house, consultation, now)
    return sendPage(request, reply, house, <ConsultationView page={page} />, {
      keep: true,
      validUntil: nextTurn(consultation, now),
    })
  })

  app.get<Named>('/consultations/:slug/questions', open, async (request, reply) => {
    const consultation = await findPublishedConsultation(house.publicDb, request.params.slug)
    if (!consultation) return reply.callNotFound()
    const { slug, edition } = consultation
    return sendPage(request, reply, house, <QuestionsView page={{ slug, edition }} />, { keep: true })
  })

  app.get<Named>('/consultations/:slug/questions/:number', open, async (request, reply) => {
    const consultation = await findPublishedConsultation(house.publicDb, request.params.slug)
    const number = /^[1-9]\d{0,5}$/.test(request.params.number) ? Number(request.params.number) : undefined
    const found =
      consultation && number !== undefined
        ? await findPublishedEditionByNumber(house.publicDb, consultation.consultationId, number)
        : undefined
    if (!consultation || !found) return reply.callNotFound()
    const replaced = found.editionId === consultation.editionId ? undefined : found.number
    const page = { slug: consultation.slug, edition: found.edition, replaced }
    return sendPage(request, reply, house, <QuestionsView page={page} />, { keep: true })
  })
}
