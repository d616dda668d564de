import type { FastifyInstance } from 'fastify'
import { instantOf } from '../../../platform/civil-time.ts'
import type { House } from '../../../platform/house.ts'
import { sendPage } from '../../../ui/index.ts'
import { stateOf } from '../consultations.ts'
import { noticeHash } from '../notice.ts'
import { readLinks } from '../public/page.ts'
import type { PublishedConsultation } from '../published.ts'
import type { StaffConsultation, StaffEdition } from '../queries.ts'
import { type ById, consultationOf, homeOf } from './draft.ts'
import { FormPreview, PagePreview, QuestionsPreview } from './preview.view.tsx'

const read = { config: { permission: 'consultation.read', audit: 'consultation.viewed' } } as const

/** The public page and the form as they will be, with the very components the public gets. */
export function previewRoutes(app: FastifyInstance, house: House): void {
  app.get<ById>('/staff/consultations/:id/preview', read, async (request, reply) => {
    const found = await consultationOf(house, request)
    if (!found) return reply.callNotFound()
    const edition = found.inProgress ?? found.current
    if (!edition) return reply.callNotFound()
    const now = house.now()
    const consultation = asPublished(found, edition, now)
    const page = {
      consultation,
      state: stateOf({ ...consultation, publishedAt: now }, now),
      ...(await readLinks(house, found.treatyId, edition.edition)),
      changes: [],
      panels: [],
      questionsPath: `${homeOf(found.consultationId)}/preview/questions`,
      hasDates: edition.edition.opens !== '' && edition.edition.closes !== '',
    }
    return sendPage(request, reply, house, <PagePreview page={page} />)
  })

  app.get<ById>('/staff/consultations/:id/preview/questions', read, async (request, reply) => {
    const found = await consultationOf(house, request)
    const edition = found?.inProgress ?? found?.current
    if (!found || !edition) return reply.callNotFound()
    return sendPage(
      request,
      reply,
      house,
      <QuestionsPreview consultationId={found.consultationId} edition={edition.edition} />,
    )
  })

  app.get<ById>('/staff/consultations/:id/preview/form/:section', read, async (request, reply) => {
    const found = await consultationOf(house, request)
    const edition = (found?.inProgress ?? found?.current)?.edition
    const at = edition?.sections.findIndex(({ id }) => id === request.params.section) ?? -1
    const section = edition?.sections[at]
    if (!found || !edition || !section) return reply.callNotFound()
    const { consultationId } = found
    return sendPage(
      request,
      reply,
      house,
      <FormPreview consultationId={consultationId} edition={edition} section={section} at={at} />,
    )
  })
}

/** A draft in the shape of something published; dates that are not set yet stand at this moment. */
function asPublished(found: StaffConsultation, edition: StaffEdition, now: Date): PublishedConsultation {
  const at = (civil: string): Date => {
    const resolved = instantOf(civil, edition.edition.timeZone)
    return resolved.ok ? resolved.at : now
  }
  return {
    consultationId: found.consultationId,
    treatyId: found.treatyId,
    slug: found.slug,
    edition: edition.edition,
    editionId: edition.editionId,
    editionNumber: edition.number,
    noticeHash: noticeHash(edition.edition.notice),
    publishedAt: found.publishedAt ?? now,
    editionPublishedAt: now,
    opensAt: at(edition.edition.opens),
    closesAt: at(edition.edition.closes),
    reportedAt: null,
  }
}
