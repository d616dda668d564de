import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { sendPage } from '../../../ui/index.ts'
import { listStaffNames } from '../../accounts/index.ts'
import type { StaffConsultation } from '../../consultations/index.ts'
import { countEvidence } from '../evidence.ts'
import { publishPlace } from '../places.ts'
import { isReordered, publishReport } from '../publish-report.ts'
import { listEntries } from '../queries.ts'
import { PublishView } from './publish.view.tsx'
import { ReportView } from './report.view.tsx'
import { doneOf, findSubject, mayOf, reportPath } from './subject.ts'

type Params = { Params: { id: string } }

export function reportRoutes(app: FastifyInstance, house: House): void {
  app.get<Params>(
    '/staff/consultations/:id/report',
    { config: { permission: 'report.read', audit: 'report.viewed' } },
    async (request, reply) => {
      const consultation = await findSubject(house, request.params.id)
      if (!consultation) return reply.callNotFound()
      const entries = await listEntries(house.db, consultation.consultationId)
      const counts = new Map<string, number>()
      for (const { entryId, latest } of entries) {
        const counted = await countEvidence(house.db, latest)
        if (counted) counts.set(entryId, counted.count)
      }
      const names = await listStaffNames(
        house.db,
        entries.map((entry) => entry.latest.editedBy),
      )
      const page = {
        consultation,
        entries,
        counts,
        names,
        may: mayOf(actorOf(request)),
        done: doneOf(request.query),
        publishable: entries.some((entry) => entry.latest.state === 'approved') || isReordered(entries),
        closed: consultation.closesAt !== null && consultation.closesAt <= house.now(),
      }
      return sendPage(request, reply, house, <ReportView page={page} />)
    },
  )

  const askToPublish = async (
    request: FastifyRequest,
    reply: FastifyReply,
    consultation: StaffConsultation,
    refused?: string,
  ) => {
    const entries = await listEntries(house.db, consultation.consultationId)
    const inState = (...states: string[]) => entries.filter(({ latest }) => states.includes(latest.state))
    const page = {
      consultation,
      approved: inState('approved'),
      waiting: inState('draft', 'proposed'),
      // Only the first publication is told by mail.
      told: consultation.reportedAt
        ? []
        : await house.places.fill(
            publishPlace,
            { consultationId: consultation.consultationId },
            { db: house.db, publicDb: house.publicDb, now: house.now(), actor: actorOf(request) },
          ),
      refused,
    }
    return sendPage(request, reply, house, <PublishView page={page} />, {
      status: refused === undefined ? 200 : 422,
    })
  }

  app.get<Params>(
    '/staff/consultations/:id/report/publish',
    { config: { permission: 'report.publish', audit: 'report.viewed' } },
    async (request, reply) => {
      const consultation = await findSubject(house, request.params.id)
      return consultation ? askToPublish(request, reply, consultation) : reply.callNotFound()
    },
  )

  app.post<Params>(
    '/staff/consultations/:id/report/publish',
    { config: { permission: 'report.publish', audit: 'report.published' } },
    async (request, reply) => {
      const consultation = await findSubject(house, request.params.id)
      if (!consultation) return reply.callNotFound()
      const { consultationId } = consultation
      const words = house.words.in(request.language)
      const published = await publishReport(house.db, house.now(), actorOf(request), consultationId)
      if (!published.ok)
        return askToPublish(request, reply, consultation, words.t(`reporting.refused.${published.reason}`))
      const done = published.published > 0 ? 'published' : 'reordered'
      return reply.redirect(words.href(reportPath(consultationId, `?done=${done}`)), 303)
    },
  )
}
