import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, fieldsOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { sendPage } from '../../../ui/index.ts'
import { decidingOptions } from '../check-questionnaire.ts'
import { findQuestion } from '../questionnaire.ts'
import { possibleConditions, withQuestion } from '../questionnaire-edits.ts'
import { ConditionView } from './condition.view.tsx'
import { tellingOf } from './done.tsx'
import { type ById, homeOf, openDraft } from './draft.ts'
import { saveSections } from './save-sections.ts'

interface Chosen extends ById {
  Querystring: { on?: unknown }
}

/** When a question is shown: first which earlier question decides, then which of its choices. */
export function conditionRoutes(app: FastifyInstance, house: House): void {
  const path = '/staff/consultations/:id/question/:question/condition'
  const listOf = (request: FastifyRequest<ById>) => `${homeOf(request.params.id)}/questions`

  app.get<Chosen>(
    path,
    { config: { permission: 'consultation.edit', audit: 'consultation.viewed' } },
    async (request, reply) => {
      const open = await openDraft(house, request, reply)
      if (!open) return reply
      const question = findQuestion(open.draft.edition, request.params.question)
      if (!question) return reply.callNotFound()
      const possible = possibleConditions(open.draft.edition, question.id)
      const on = possible.find(({ id }) => id === request.query.on)
      const page = { list: listOf(request), question, possible, on, chosen: question.showWhen?.anyOf ?? [] }
      return sendPage(request, reply, house, <ConditionView page={page} />)
    },
  )

  app.post<ById>(
    path,
    { config: { permission: 'consultation.edit', audit: 'consultation.edited' } },
    async (request, reply) => {
      const open = await openDraft(house, request, reply)
      if (!open) return reply
      const { edition } = open.draft
      const question = findQuestion(edition, request.params.question)
      if (!question) return reply.callNotFound()
      const form = formOf(request)
      const possible = possibleConditions(edition, question.id)
      const on = possible.find(({ id }) => id === fieldOf(form, 'on'))
      const anyOf = on ? decidingOptions(on).filter((id) => fieldsOf(form, 'anyOf').includes(id)) : []
      if (on && anyOf.length === 0) {
        const words = house.words.in(request.language)
        const errors = [{ field: 'anyOf', message: words.t('consultations.condition.choose') }]
        const page = { list: listOf(request), question, possible, on, chosen: [], errors }
        return sendPage(request, reply, house, <ConditionView page={page} />, { status: 422 })
      }
      const saved = await saveSections(
        house,
        actorOf(request),
        request.params.id,
        'questions',
        (sections) => {
          const stands = findQuestion({ sections }, question.id)
          const home = sections.find(({ questions }) => questions.some(({ id }) => id === question.id))
          const showWhen = on ? { questionId: on.id, anyOf } : undefined
          return stands && home && withQuestion(sections, home.id, { ...stands, showWhen })
        },
      )
      return seeOther(request, reply, house, saved.ok ? tellingOf(listOf(request), 'saved') : listOf(request))
    },
  )
}
