import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import type { MessageKey } from '../../../platform/translation/messages.ts'
import { sendPage } from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { findNamedConsultation } from '../../consultations/index.ts'
import { createLabel } from '../create-label.ts'
import { countLabelled, listLabels } from '../queries/labels.ts'
import { renameLabel } from '../rename-label.ts'
import { retireLabel } from '../retire-label.ts'
import { LabelName } from '../schemas.ts'
import { LabelsPage } from './labels.view.tsx'
import { type Done, doneOf } from './posted.ts'
import { pathOf } from './subject.ts'

type Params = { Params: { id: string } }
type OneLabel = { Params: { id: string; labelId: string } }

/** A name that was refused: for which label ('' for a new one), what was typed, and why. */
export interface Refused {
  readonly labelId: string
  readonly typed: string
  readonly reason: MessageKey
}

export function labelsRoutes(app: FastifyInstance, house: House): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    consultation: PublishedConsultation,
    refused?: Refused,
  ) =>
    sendPage(
      request,
      reply,
      house,
      <LabelsPage
        consultation={consultation}
        labels={await listLabels(house.db, consultation.consultationId)}
        counts={await countLabelled(house.db, consultation.consultationId)}
        refused={refused}
        done={refused ? undefined : doneOf(request.query)}
      />,
      { status: refused ? 422 : 200 },
    )
  const again = (request: FastifyRequest, reply: FastifyReply, consultationId: string, done: Done) =>
    reply.redirect(
      house.words.in(request.language).href(`${pathOf(consultationId, 'labels')}?done=${done}`),
      303,
    )

  app.get<Params>(
    '/staff/consultations/:id/labels',
    { config: { permission: 'submission.read', audit: 'labels.viewed' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      return consultation ? show(request, reply, consultation) : reply.callNotFound()
    },
  )

  app.post<Params>(
    '/staff/consultations/:id/labels',
    { config: { permission: 'submission.annotate', audit: 'label.created' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const typed = fieldOf(formOf(request), 'name')
      const name = LabelName.safeParse(typed)
      if (!name.success)
        return show(request, reply, consultation, { labelId: '', typed, reason: whyWrong(typed) })
      const { consultationId } = consultation
      const created = await createLabel(house.db, house.now(), actorOf(request), consultationId, name.data)
      if (!created.ok)
        return show(request, reply, consultation, { labelId: '', typed, reason: 'analysis.labels.taken' })
      return again(request, reply, consultationId, 'label-added')
    },
  )

  app.post<OneLabel>(
    '/staff/consultations/:id/labels/:labelId/rename',
    { config: { permission: 'submission.annotate', audit: 'label.renamed' } },
    async (request, reply) => {
      const { id, labelId } = request.params
      const consultation = await findNamedConsultation(house.publicDb, id)
      if (!consultation || !isId(labelId)) return reply.callNotFound()
      const typed = fieldOf(formOf(request), `name-${labelId}`)
      const name = LabelName.safeParse(typed)
      if (!name.success)
        return show(request, reply, consultation, { labelId, typed, reason: whyWrong(typed) })
      const renamed = await renameLabel(house.db, house.now(), actorOf(request), id, labelId, name.data)
      if (renamed.ok) return again(request, reply, id, 'label-renamed')
      if (renamed.reason === 'unknown') return reply.callNotFound()
      return show(request, reply, consultation, { labelId, typed, reason: 'analysis.labels.taken' })
    },
  )

  app.post<OneLabel>(
    '/staff/consultations/:id/labels/:labelId/retire',
    { config: { permission: 'submission.annotate', audit: 'label.retired' } },
    async (request, reply) => {
      const { id, labelId } = request.params
      const consultation = await findNamedConsultation(house.publicDb, id)
      if (!consultation || !isId(labelId)) return reply.callNotFound()
      await retireLabel(house.db, house.now(), actorOf(request), id, labelId)
      return again(request, reply, id, 'label-retired')
    },
  )
}

const whyWrong = (typed: string): MessageKey =>
  typed.trim() === '' ? 'analysis.labels.empty-name' : 'analysis.labels.too-long'
