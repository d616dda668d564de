import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { sendPage } from '../../../ui/index.ts'
import { findNamedConsultation } from '../../consultations/index.ts'
import { countFigures } from '../queries/figures.ts'
import { findNextIndex } from '../queries/progress.ts'
import { countIn, resolveScope } from '../queries/selections.ts'
import { waitingToBeRead } from '../schemas.ts'
import { closedIn } from './answer-filter.ts'
import { DashboardPage } from './dashboard.view.tsx'
import { questionsEverAsked } from './questions.ts'

type Params = { Params: { id: string } }

export function dashboardRoutes(app: FastifyInstance, house: House): void {
  app.get<Params>(
    '/staff/consultations/:id/dashboard',
    { config: { permission: 'submission.read', audit: 'dashboard.viewed' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const { consultationId } = consultation
      const subject = { consultationId, timeZone: consultation.edition.timeZone }
      const asOfIndex = await findNextIndex(house.db)
      const scope = await resolveScope(house.db, subject, { counted: 'yes' }, asOfIndex)
      const figures = await countFigures(house.db, scope, subject.timeZone)
      const withdrawn = await countIn(house.db, { ...scope, query: { withdrawn: 'yes' } })
      const unread = await countIn(house.db, { ...scope, query: waitingToBeRead })
      const words = house.words.in(request.language)
      const questions = await questionsEverAsked(house, consultationId)
      return sendPage(
        request,
        reply,
        house,
        <DashboardPage
          consultation={consultation}
          figures={figures}
          withdrawn={withdrawn}
          unread={unread}
          asOfIndex={asOfIndex}
          countedAt={house.now()}
          questions={closedIn(questions, words)}
        />,
      )
    },
  )
}
