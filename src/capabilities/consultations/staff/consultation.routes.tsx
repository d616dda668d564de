import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, fieldsOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import { approveEdition } from '../approve-edition.ts'
import { beginEdition } from '../begin-edition.ts'
import { changedParts } from '../changed-parts.ts'
import { noticeElements } from '../edition.ts'
import { missingElements } from '../notice.ts'
import { staffConsultationPlace } from '../places.ts'
import { proposeEdition } from '../propose-edition.ts'
import { publishEdition } from '../publish-edition.ts'
import { getConsultation, type StaffConsultation } from '../queries.ts'
import { differences } from '../questionnaire.ts'
import { sendBackEdition } from '../send-back-edition.ts'
import { ApprovalView } from './approval.view.tsx'
import { ConsultationView } from './consultation.view.tsx'
import { type Done, doneOf, tellingOf } from './done.tsx'
import { type ById, consultationOf, homeOf, readContext } from './draft.ts'

const read = { config: { permission: 'consultation.read', audit: 'consultation.viewed' } } as const
const deed = (permission: string, audit: string) => ({ config: { permission, audit } })

/** A consultation's page in the workspace, and its way over a second person to the public. */
export function consultationRoutes(app: FastifyInstance, house: House): void {
  app.get<ById>('/staff/consultations/:id', read, async (request, reply) => {
    const consultation = await consultationOf(house, request)
    if (!consultation) return reply.callNotFound()
    const { consultationId } = consultation
    const [context, panels] = await Promise.all([
      readContext(house, request, consultation),
      house.places.fill(
        staffConsultationPlace,
        { consultationId },
        {
          db: house.db,
          publicDb: house.publicDb,
          now: house.now(),
          actor: actorOf(request),
          ...(request.csrfToken ? { csrfToken: request.csrfToken } : {}),
        },
      ),
    ])
    const page = {
      context,
      panels,
      may: permissionsOf(request),
      done: doneOf(request),
    }
    return sendPage(request, reply, house, <ConsultationView page={page} />)
  })

  app.get<ById>('/staff/consultations/:id/approval', read, async (request, reply) => {
    const consultation = await consultationOf(house, request)
    if (!consultation) return reply.callNotFound()
    if (!consultation.inProgress) return seeOther(request, reply, house, homeOf(consultation.consultationId))
    return sendApproval(request, reply, consultation, 200)
  })

  app.post<ById>(
    '/staff/consultations/:id/propose',
    deed('consultation.edit', 'consultation.proposed'),
    async (request, reply) => {
      const consultation = await consultationOf(house, request)
      if (!consultation?.inProgress) return reply.callNotFound()
      const { editionId } = consultation.inProgress
      const proposed = await proposeEdition(house.db, house.now(), actorOf(request), editionId)
      if (proposed.ok)
        return seeOther(request, reply, house, tellingOf(`${homeOf(request.params.id)}/approval`, 'proposed'))
      const { t } = house.words.in(request.language)
      const errors =
        proposed.reason === 'incomplete'
          ? proposed.missing.map((part) => ({ message: t(`consultations.missing.${part}`) }))
          : proposed.reason === 'invalid'
            ? proposed.problems.map(({ key, values }) => ({ message: t(key, values) }))
            : [{ message: t('consultations.approval.moved-on') }]
      return sendApproval(request, reply, consultation, 422, errors)
    },
  )

  app.post<ById>(
    '/staff/consultations/:id/approve',
    deed('consultation.approve', 'consultation.approved'),
    async (request, reply) => {
      const consultation = await consultationOf(house, request)
      if (!consultation?.inProgress) return reply.callNotFound()
      const form = formOf(request)
      const accepted = fieldsOf(form, 'acceptedGaps')
      const { editionId } = consultation.inProgress
      const approved = await approveEdition(house.db, house.now(), actorOf(request), {
        editionId,
        revision: fieldOf(form, 'edition') === editionId ? Number(fieldOf(form, 'revision')) : Number.NaN,
        acceptedGaps: noticeElements.filter((element) => accepted.includes(element)),
      })
      if (approved.ok)
        return seeOther(request, reply, house, tellingOf(`${homeOf(request.params.id)}/approval`, 'approved'))
      const { t } = house.words.in(request.language)
      const field = approved.reason === 'gaps-not-accepted' ? 'acceptedGaps' : undefined
      const message = t(
        approved.reason === 'not-found' || approved.reason === 'not-proposed'
          ? 'consultations.approval.moved-on'
          : `consultations.approval.${approved.reason}`,
      )
      return sendApproval(request, reply, consultation, 422, [{ field, message }])
    },
  )

  const sendBack = (done: Done) => async (request: FastifyRequest<ById>, reply: FastifyReply) => {
    const consultation = await consultationOf(house, request)
    if (!consultation?.inProgress) return reply.callNotFound()
    const reason = fieldOf(formOf(request), 'reason')
    const { editionId } = consultation.inProgress
    const sent = await sendBackEdition(house.db, house.now(), actorOf(request), { editionId, reason })
    if (sent.ok) return seeOther(request, reply, house, tellingOf(homeOf(request.params.id), done))
    const { t } = house.words.in(request.language)
    const error =
      sent.reason === 'no-reason' || sent.reason === 'too-long'
        ? {
            field: 'reason',
            message: t(
              sent.reason === 'no-reason'
                ? 'consultations.approval.reason-missing'
                : 'consultations.approval.reason-long',
            ),
          }
        : { message: t('consultations.approval.moved-on') }
    return sendApproval(request, reply, consultation, 422, [error])
  }
  app.post<ById>(
    '/staff/consultations/:id/send-back',
    deed('consultation.approve', 'consultation.sent-back'),
    sendBack('sent-back'),
  )
  app.post<ById>(
    '/staff/consultations/:id/take-back',
    deed('consultation.edit', 'consultation.sent-back'),
    sendBack('taken-back'),
  )

  app.post<ById>(
    '/staff/consultations/:id/publish',
    deed('consultation.publish', 'consultation.published'),
    async (request, reply) => {
      const consultation = await consultationOf(house, request)
      if (!consultation?.inProgress) return reply.callNotFound()
      const { editionId } = consultation.inProgress
      const published = await publishEdition(house.db, house.now(), actorOf(request), editionId)
      if (published.ok)
        return seeOther(request, reply, house, tellingOf(homeOf(request.params.id), 'published'))
      const { t } = house.words.in(request.language)
      const message =
        published.reason === 'not-found' || published.reason === 'not-approved'
          ? t('consultations.approval.moved-on')
          : t(`consultations.publish.${published.reason}`)
      return sendApproval(request, reply, consultation, 422, [{ message }])
    },
  )

  app.post<ById>(
    '/staff/consultations/:id/begin-edition',
    deed('consultation.edit', 'consultation.edition-begun'),
    async (request, reply) => {
      const consultation = await consultationOf(house, request)
      if (!consultation) return reply.callNotFound()
      await beginEdition(house.db, house.now(), actorOf(request), consultation.consultationId)
      // Whether this click began it or an earlier one did: it is there to be worked on.
      return seeOther(request, reply, house, tellingOf(homeOf(consultation.consultationId), 'edition-begun'))
    },
  )

  async function sendApproval(
    request: FastifyRequest<ById>,
    reply: FastifyReply,
    before: StaffConsultation,
    status: number,
    errors?: readonly FieldError[],
  ): Promise<FastifyReply> {
    const consultation = errors ? await getConsultation(house.db, before.consultationId) : before
    const edition = consultation.inProgress
    if (!edition) return seeOther(request, reply, house, homeOf(consultation.consultationId))
    const form = formOf(request)
    const page = {
      consultation,
      edition,
      may: permissionsOf(request),
      actorId: actorOf(request).id,
      gaps: missingElements(edition.edition.notice),
      parts: consultation.current ? changedParts(consultation.current.edition, edition.edition) : [],
      questions: consultation.current ? differences(consultation.current.edition, edition.edition) : [],
      now: house.now(),
      done: doneOf(request),
      typed: { reason: fieldOf(form, 'reason'), acceptedGaps: fieldsOf(form, 'acceptedGaps') },
      errors,
    }
    return sendPage(request, reply, house, <ApprovalView page={page} />, { status })
  }
}

export interface May {
  readonly edit: boolean
  readonly approve: boolean
  readonly publish: boolean
}

function permissionsOf(request: FastifyRequest): May {
  const has = (permission: string) => actorOf(request).permissions.has(permission)
  return {
    edit: has('consultation.edit'),
    approve: has('consultation.approve'),
    publish: has('consultation.publish'),
  }
}
