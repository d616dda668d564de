import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldsOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/index.ts'
import { findNamedConsultation } from '../../consultations/index.ts'
import { keepExcluded, listToLookAgain } from '../register/look-again.ts'
import { clearSignals } from '../screening/clear-signals.ts'
import { listToCheck } from '../screening/queries.ts'
import { registerPath } from './register.view.tsx'
import { ToCheckPage } from './to-check.view.tsx'

type Asked = { Params: { id: string }; Querystring: { cleared?: string; kept?: string } }

const pageSize = 100

/** Submissions worth a look: a person says that they are genuine, or opens one and leaves it out of the count. */
export function toCheckRoutes(app: FastifyInstance, house: House): void {
  const path = '/staff/consultations/:id/register/to-check'

  app.get<Asked>(
    path,
    { config: { permission: 'submission.exclude', audit: 'submissions-to-check.viewed' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const rows = await listToCheck(house.db, consultation.consultationId, pageSize + 1)
      const again = await listToLookAgain(house.db, consultation.consultationId, pageSize + 1)
      const cleared = /^\d{1,4}$/.test(request.query.cleared ?? '')
        ? Number(request.query.cleared)
        : undefined
      return sendPage(
        request,
        reply,
        house,
        <ToCheckPage
          consultation={consultation}
          rows={rows.slice(0, pageSize)}
          hasMore={rows.length > pageSize}
          cleared={cleared}
          again={again.slice(0, pageSize)}
          hasMoreAgain={again.length > pageSize}
          kept={/^\d{1,4}$/.test(request.query.kept ?? '') ? Number(request.query.kept) : undefined}
        />,
      )
    },
  )

  app.post<Asked>(
    path,
    { config: { permission: 'submission.exclude', audit: 'submission.found-genuine' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const { consultationId } = consultation
      const ids = fieldsOf(formOf(request), 'submission').filter(isId).slice(0, pageSize)
      const cleared = await clearSignals(house.db, house.now(), actorOf(request), consultationId, ids)
      const words = house.words.in(request.language)
      return reply.redirect(words.href(`${registerPath(consultationId)}/to-check?cleared=${cleared}`), 303)
    },
  )

  app.post<Asked>(
    `${path}/kept`,
    { config: { permission: 'submission.exclude', audit: 'submission.exclusion-kept' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const { consultationId } = consultation
      const ids = fieldsOf(formOf(request), 'submission').filter(isId).slice(0, pageSize)
      const kept = await keepExcluded(house.db, house.now(), actorOf(request), consultationId, ids)
      const words = house.words.in(request.language)
      return reply.redirect(words.href(`${registerPath(consultationId)}/to-check?kept=${kept}`), 303)
    },
  )
}
