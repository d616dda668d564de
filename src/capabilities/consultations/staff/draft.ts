import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { isId } from '../../../platform/ids.ts'
import { listAgencies } from '../../accounts/index.ts'
import { listChapters, listPublishedSessions, listSessions } from '../../negotiations/index.ts'
import { findConsultation, type StaffConsultation, type StaffEdition } from '../queries.ts'
import type { StepContext } from './step.ts'

export interface ById {
  Params: { id: string; step: string; section: string; question: string }
}

export const homeOf = (consultationId: string): string => `/staff/consultations/${consultationId}`

/** The consultation of the address, or undefined when there is none. */
export const consultationOf = async (
  house: House,
  request: FastifyRequest<ById>,
): Promise<StaffConsultation | undefined> =>
  isId(request.params.id) ? findConsultation(house.db, request.params.id) : undefined

export interface OpenDraft {
  readonly consultation: StaffConsultation
  readonly draft: StaffEdition
}

/**
 * The draft that a page of the builder works on. Where there is none to work on, the reply is already on its way:
 * to the consultation's own page, which says why.
 */
export async function openDraft(
  house: House,
  request: FastifyRequest<ById>,
  reply: FastifyReply,
): Promise<OpenDraft | undefined> {
  const consultation = await consultationOf(house, request)
  if (!consultation) {
    reply.callNotFound()
    return undefined
  }
  const draft = consultation.inProgress
  if (draft?.state === 'draft') return { consultation, draft }
  seeOther(request, reply, house, homeOf(consultation.consultationId))
  return undefined
}

/** What can be chosen in the steps. */
export async function readContext(
  house: House,
  request: FastifyRequest,
  consultation: StaffConsultation,
): Promise<StepContext> {
  const { treatyId } = consultation
  const [sessions, scheduled, chapters, agencies] = await Promise.all([
    listSessions(house.db, treatyId),
    listPublishedSessions(house.publicDb, treatyId),
    listChapters(house.db, treatyId),
    listAgencies(house.db),
  ])
  return {
    consultation,
    words: house.words.in(request.language),
    now: house.now(),
    sessions: sessions.map(({ slug, name }) => ({
      slug,
      name,
      begins: scheduled.find((each) => each.slug === slug)?.begins ?? undefined,
    })),
    chapters,
    agencies,
  }
}
