import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import { editEdition } from '../edit-edition.ts'
import { getConsultation } from '../queries.ts'
import { tellingOf } from './done.tsx'
import { type ById, homeOf, type OpenDraft, openDraft, readContext } from './draft.ts'
import { fieldErrors, partsFingerprint, type Step } from './step.ts'
import { type BuilderPage, StepView } from './step.view.tsx'
import { findStep } from './steps/all.ts'
import { typedForm } from './typed.ts'

const edit = { config: { permission: 'consultation.edit', audit: 'consultation.edited' } } as const
const show = { config: { permission: 'consultation.edit', audit: 'consultation.viewed' } } as const

/** The pages of the builder that are one form each. */
export function stepRoutes(app: FastifyInstance, house: House): void {
  app.get<ById>('/staff/consultations/:id/edit/:step', show, async (request, reply) => {
    const step = findStep(request.params.step)
    if (!step) return reply.callNotFound()
    const open = await openDraft(house, request, reply)
    if (!open) return reply
    return sendStep(house, request, reply, 200, await freshPage(house, request, step, open))
  })

  app.post<ById>('/staff/consultations/:id/edit/:step', edit, async (request, reply) => {
    const step = findStep(request.params.step)
    if (!step) return reply.callNotFound()
    const open = await openDraft(house, request, reply)
    if (!open) return reply
    const form = formOf(request)
    const typed = typedForm(form)
    const page = { ...(await freshPage(house, request, step, open)), was: typed.one('was') }
    const reworked = step.rework?.(typed, page.context)
    if (reworked) return sendStep(house, request, reply, 200, { ...page, typed: reworked })

    const { draft } = open
    const read = step.read(typed, draft.edition, page.context)
    const answer = (status: number, errors: readonly FieldError[]) =>
      sendStep(house, request, reply, status, {
        ...page,
        typed: read.typed ?? typed,
        edition: read.edition,
        errors,
      })
    const mended = [...form.mended.keys()].map((field) => ({
      field,
      message: page.context.words.t('consultations.staff.mended'),
    }))
    const errors = [...read.errors, ...mended]
    if (errors.length > 0) return answer(422, errors)

    const stands = partsFingerprint(draft.edition, step.parts)
    if (typed.one('was') !== stands) {
      // Sent twice: what was sent first stands already.
      if (partsFingerprint(read.edition, step.parts) === stands)
        return seeOther(request, reply, house, tellingOf(homeOf(request.params.id), 'saved'))
      return sendMeanwhile(house, request, reply, { ...page, typed: read.typed ?? typed })
    }
    const saved = await editEdition(house.db, house.now(), actorOf(request), {
      editionId: draft.editionId,
      revision: draft.revision,
      content: read.edition,
      about: step.name,
    })
    if (saved.ok) return seeOther(request, reply, house, tellingOf(homeOf(request.params.id), 'saved'))
    if (saved.reason === 'invalid') return answer(422, fieldErrors(saved.problems, page.context.words))
    return sendMeanwhile(house, request, reply, { ...page, typed: read.typed ?? typed })
  })
}

async function freshPage(
  house: House,
  request: FastifyRequest,
  step: Step,
  { consultation, draft }: OpenDraft,
): Promise<BuilderPage> {
  const context = await readContext(house, request, consultation)
  return {
    step,
    context,
    edition: draft.edition,
    typed: step.typedFrom(draft.edition, context.words),
    was: partsFingerprint(draft.edition, step.parts),
    errors: undefined,
  }
}

/** Somebody else saved the same page: both texts are shown, and saving again is a knowing choice. */
async function sendMeanwhile(
  house: House,
  request: FastifyRequest<ById>,
  reply: FastifyReply,
  page: BuilderPage,
): Promise<FastifyReply> {
  const { inProgress } = await getConsultation(house.db, request.params.id)
  if (inProgress?.state !== 'draft') return seeOther(request, reply, house, homeOf(request.params.id))
  const stored = inProgress.edition
  return sendStep(house, request, reply, 409, {
    ...page,
    edition: stored,
    was: partsFingerprint(stored, page.step.parts),
    meanwhile: { typed: page.step.typedFrom(stored, page.context.words), by: inProgress.edited.name },
  })
}

const sendStep = (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  page: BuilderPage,
): FastifyReply => sendPage(request, reply, house, <StepView page={page} />, { status })
