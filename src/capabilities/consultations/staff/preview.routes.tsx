import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { sendPage } from '../../../ui/index.ts'
import { stateOf } from '../consultations.ts'
import { previewPlace } from '../places.ts'
import { findPreview, previewPath } from '../preview.ts'
import { readLinks } from '../public/page.ts'
import type { ById } from './draft.ts'
import { PagePreview, QuestionsPreview } from './preview.view.tsx'

const read = { config: { permission: 'consultation.read', audit: 'consultation.viewed' } } as const

/** The public page and its questions as they will be, with the very components the public gets. */
export function previewRoutes(app: FastifyInstance, house: House): void {
  app.get<ById>('/staff/consultations/:id/preview', read, async (request, reply) => {
    const now = house.now()
    const preview = await findPreview(house.db, request.params.id, now)
    if (!preview) return reply.callNotFound()
    const { consultation, hasDates } = preview
    const [links, panels] = await Promise.all([
      readLinks(house, consultation.treatyId, consultation.edition),
      house.places.fill(previewPlace, consultation, {
        db: house.db,
        publicDb: house.publicDb,
        now,
        actor: actorOf(request),
      }),
    ])
    const page = {
      consultation,
      // Without dates it is shown as it will be while people can answer.
      state: hasDates ? stateOf({ ...consultation, publishedAt: now }, now) : ('open' as const),
      ...links,
      changes: [],
      panels,
      questionsPath: previewPath(consultation.consultationId, 'questions'),
      hasDates,
    }
    return sendPage(request, reply, house, <PagePreview preview={preview} page={page} />)
  })

  app.get<ById>('/staff/consultations/:id/preview/questions', read, async (request, reply) => {
    const preview = await findPreview(house.db, request.params.id, house.now())
    if (!preview) return reply.callNotFound()
    return sendPage(request, reply, house, <QuestionsPreview preview={preview} />)
  })
}
