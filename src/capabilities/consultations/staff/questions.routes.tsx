import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import type { Edited } from '../edit-edition.ts'
import type { Section } from '../edition.ts'
import {
  type Direction,
  dependentsOf,
  moveQuestion,
  moveSection,
  withoutQuestion,
  withoutSection,
  withSection,
} from '../questionnaire-edits.ts'
import { slugFrom } from '../slugs.ts'
import { doneOf, tellingOf } from './done.tsx'
import { type ById, homeOf, type OpenDraft, openDraft } from './draft.ts'
import { QuestionsView } from './questions.view.tsx'
import { saveSections } from './save-sections.ts'
import { AddQuestionView, RemoveView, SectionFormView } from './section.view.tsx'
import { fieldErrors } from './step.ts'
import { type Typed, typedForm, typedValues } from './typed.ts'

const show = { config: { permission: 'consultation.edit', audit: 'consultation.viewed' } } as const
const edit = { config: { permission: 'consultation.edit', audit: 'consultation.edited' } } as const

/** The questionnaire of a draft: its list, its sections, and the order of things. */
export function questionsRoutes(app: FastifyInstance, house: House): void {
  const base = '/staff/consultations/:id/questions'
  const listOf = (request: FastifyRequest<ById>) => `${homeOf(request.params.id)}/questions`

  app.get<ById>(base, show, async (request, reply) => {
    const open = await openDraft(house, request, reply)
    return open ? sendList(request, reply, open, 200) : reply
  })

  app.post<ById>(`${base}/arrange`, edit, async (request, reply) => {
    const form = formOf(request)
    const [what, which, direction] = fieldOf(form, 'move').split(':')
    if (!which || !isDirection(direction)) return seeOther(request, reply, house, listOf(request))
    const move = what === 'section' ? moveSection : moveQuestion
    return afterSaving(
      request,
      reply,
      await saveSections(house, actorOf(request), request.params.id, 'questions', (sections) =>
        move(sections, which, direction),
      ),
    )
  })

  app.get<ById>(`${base}/sections/new`, show, async (request, reply) => {
    const open = await openDraft(house, request, reply)
    return open ? sendSection(request, reply, open, undefined, typedValues({}), 200) : reply
  })

  app.get<ById>(`${base}/sections/:section`, show, async (request, reply) => {
    const open = await openDraft(house, request, reply)
    if (!open) return reply
    const section = sectionOf(open, request)
    if (!section) return reply.callNotFound()
    return sendSection(request, reply, open, section, typedSection(section), 200)
  })

  const saveSection = async (request: FastifyRequest<ById>, reply: FastifyReply) => {
    const open = await openDraft(house, request, reply)
    if (!open) return reply
    const known = request.params.section ? sectionOf(open, request) : undefined
    if (request.params.section && !known) return reply.callNotFound()
    const typed = typedForm(formOf(request))
    const title = typed.one('title').trim()
    const intro = typed.one('intro').trim() || undefined
    const saved = await saveSections(house, actorOf(request), request.params.id, 'questions', (sections) => {
      const taken = sections.map(({ id }) => id)
      const stands = sections.find(({ id }) => id === known?.id)
      if (known && !stands) return undefined
      const id = stands?.id ?? slugFrom(title, taken, 'section')
      return withSection(sections, { id, title, intro, questions: stands?.questions ?? [] })
    })
    if (saved.ok) return seeOther(request, reply, house, tellingOf(listOf(request), 'saved'))
    if (saved.reason !== 'invalid') return afterSaving(request, reply, saved)
    const at = known ? open.draft.edition.sections.indexOf(known) : open.draft.edition.sections.length
    const words = house.words.in(request.language)
    const errors = title
      ? fieldErrors(saved.problems, words).map(({ field, message }) => ({
          field: field?.replace(`sections.${at}.`, ''),
          message,
        }))
      : [{ field: 'title', message: words.t('consultations.section.title-missing') }]
    return sendSection(request, reply, open, known, typed, 422, errors)
  }
  app.post<ById>(`${base}/sections/new`, edit, saveSection)
  app.post<ById>(`${base}/sections/:section`, edit, saveSection)

  app.get<ById>(`${base}/sections/:section/add`, show, async (request, reply) => {
    const open = await openDraft(house, request, reply)
    if (!open) return reply
    const section = sectionOf(open, request)
    if (!section) return reply.callNotFound()
    return sendPage(
      request,
      reply,
      house,
      <AddQuestionView list={listOf(request)} section={section} title={open.consultation.title} />,
    )
  })

  app.get<ById>(`${base}/sections/:section/remove`, show, async (request, reply) => {
    const open = await openDraft(house, request, reply)
    const section = open && sectionOf(open, request)
    if (!open) return reply
    if (!section) return reply.callNotFound()
    const ids = section.questions.map(({ id }) => id)
    const page = {
      list: listOf(request),
      what: section.title,
      questions: section.questions.map(({ label }) => label),
      dependents: dependentsOf(open.draft.edition, ids),
    }
    return sendPage(request, reply, house, <RemoveView page={page} />)
  })
  app.post<ById>(`${base}/sections/:section/remove`, edit, async (request, reply) =>
    afterSaving(
      request,
      reply,
      await saveSections(house, actorOf(request), request.params.id, 'questions', (sections) =>
        withoutSection(sections, request.params.section),
      ),
    ),
  )

  app.get<ById>('/staff/consultations/:id/question/:question/remove', show, async (request, reply) => {
    const open = await openDraft(house, request, reply)
    if (!open) return reply
    const { edition } = open.draft
    const question = edition.sections
      .flatMap(({ questions }) => questions)
      .find(({ id }) => id === request.params.question)
    if (!question) return reply.callNotFound()
    const page = {
      list: listOf(request),
      what: question.label,
      questions: [],
      dependents: dependentsOf(edition, [question.id]),
    }
    return sendPage(request, reply, house, <RemoveView page={page} />)
  })
  app.post<ById>('/staff/consultations/:id/question/:question/remove', edit, async (request, reply) =>
    afterSaving(
      request,
      reply,
      await saveSections(house, actorOf(request), request.params.id, 'questions', (sections) =>
        withoutQuestion(sections, request.params.question),
      ),
    ),
  )

  /** Back to the list; what was refused is said there. */
  async function afterSaving(request: FastifyRequest<ById>, reply: FastifyReply, saved: Edited) {
    if (saved.ok) return seeOther(request, reply, house, tellingOf(listOf(request), 'saved'))
    const open = await openDraft(house, request, reply)
    if (!open) return reply
    const words = house.words.in(request.language)
    const errors =
      saved.reason === 'invalid'
        ? saved.problems.map(({ key, values }) => ({ message: words.t(key, values) }))
        : [{ message: words.t('consultations.questions.gone') }]
    return sendList(request, reply, open, saved.reason === 'invalid' ? 422 : 409, errors)
  }

  function sendList(
    request: FastifyRequest<ById>,
    reply: FastifyReply,
    open: OpenDraft,
    status: number,
    errors?: readonly FieldError[],
  ) {
    const page = {
      consultationId: open.consultation.consultationId,
      title: open.consultation.title,
      edition: open.draft.edition,
      done: doneOf(request),
      errors,
    }
    return sendPage(request, reply, house, <QuestionsView page={page} />, { status })
  }

  function sendSection(
    request: FastifyRequest<ById>,
    reply: FastifyReply,
    open: OpenDraft,
    section: Section | undefined,
    typed: Typed,
    status: number,
    errors?: readonly FieldError[],
  ) {
    const page = { list: listOf(request), title: open.consultation.title, isNew: !section, typed, errors }
    return sendPage(request, reply, house, <SectionFormView page={page} />, { status })
  }
}

const sectionOf = ({ draft }: OpenDraft, request: FastifyRequest<ById>): Section | undefined =>
  draft.edition.sections.find(({ id }) => id === request.params.section)

const typedSection = ({ title, intro }: Section): Typed => typedValues({ title, intro })

const isDirection = (text: string | undefined): text is Direction => text === 'up' || text === 'down'
