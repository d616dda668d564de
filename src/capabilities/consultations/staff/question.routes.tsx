import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import type { Words } from '../../../platform/translation/words.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import { fingerprintOf } from '../../ledger/index.ts'
import type { Edition, Question, QuestionType } from '../edition.ts'
import { findQuestion, questionsOf } from '../questionnaire.ts'
import { withQuestion } from '../questionnaire-edits.ts'
import type { EditionProblem } from '../schemas.ts'
import { tellingOf } from './done.tsx'
import { type ById, homeOf, type OpenDraft, openDraft } from './draft.ts'
import type { SavedMeanwhile } from './meanwhile.tsx'
import { isQuestionType, listsOfType, readQuestion, typedAnew, typedFromQuestion } from './question-form.ts'
import { QuestionFormView } from './question-form.view.tsx'
import { moreRows } from './rows.tsx'
import { saveSections } from './save-sections.ts'
import { pressed, rowsIn, type Typed, typedForm } from './typed.ts'

interface ByType {
  Params: ById['Params'] & { type: string }
}

const show = { config: { permission: 'consultation.edit', audit: 'consultation.viewed' } } as const
const edit = { config: { permission: 'consultation.edit', audit: 'consultation.edited' } } as const

/** Adding a question of some type, and changing one. */
export function questionRoutes(app: FastifyInstance, house: House): void {
  const adding = '/staff/consultations/:id/questions/sections/:section/add/:type'
  const changing = '/staff/consultations/:id/question/:question'
  const listOf = (request: FastifyRequest<ById>) => `${homeOf(request.params.id)}/questions`

  app.get<ByType>(adding, show, async (request, reply) => {
    const open = await openDraft(house, request, reply)
    if (!open) return reply
    const { type } = request.params
    if (!isQuestionType(type) || !hasSection(open.draft.edition, request)) return reply.callNotFound()
    const typed = typedAnew(type, house.words.in(request.language))
    return send(request, reply, open, { type, typed })
  })

  app.post<ByType>(adding, edit, async (request, reply) => {
    const open = await openDraft(house, request, reply)
    if (!open) return reply
    const { type, section } = request.params
    if (!isQuestionType(type) || !hasSection(open.draft.edition, request)) return reply.callNotFound()
    const typed = typedForm(formOf(request))
    const more = moreOf(typed, type)
    if (more) return send(request, reply, open, { type, typed: more })
    const words = house.words.in(request.language)
    const taken = questionsOf(open.draft.edition).map(({ id }) => id)
    const read = readQuestion(typed, type, undefined, taken, words)
    const refused = { type, typed: read.typed, errors: read.errors }
    if (read.errors.length > 0) return send(request, reply, open, refused, 422)
    const saved = await saveSections(house, actorOf(request), request.params.id, 'questions', (sections) =>
      sections.some(({ id }) => id === section) ? withQuestion(sections, section, read.question) : undefined,
    )
    if (saved.ok) return seeOther(request, reply, house, tellingOf(listOf(request), 'saved'))
    if (saved.reason !== 'invalid') return seeOther(request, reply, house, listOf(request))
    const at = positionOf(
      { sections: withQuestion(open.draft.edition.sections, section, read.question) },
      read.question,
    )
    return send(
      request,
      reply,
      open,
      { type, typed: read.typed, errors: errorsAt(saved.problems, at, request, read.typed) },
      422,
    )
  })

  app.get<ById>(changing, show, async (request, reply) => {
    const open = await openDraft(house, request, reply)
    if (!open) return reply
    const question = findQuestion(open.draft.edition, request.params.question)
    if (!question) return reply.callNotFound()
    return send(request, reply, open, { type: question.type, typed: typedFromQuestion(question), question })
  })

  app.post<ById>(changing, edit, async (request, reply) => {
    const open = await openDraft(house, request, reply)
    if (!open) return reply
    const known = findQuestion(open.draft.edition, request.params.question)
    if (!known) return reply.callNotFound()
    const { type } = known
    const typed = typedForm(formOf(request))
    const more = moreOf(typed, type)
    const was = typed.one('was')
    if (more) return send(request, reply, open, { type, typed: more, question: known, was })
    const read = readQuestion(typed, type, known, [], house.words.in(request.language))
    if (read.errors.length > 0)
      return send(request, reply, open, { type, ...read, question: known, was }, 422)
    const meanwhile = await saveOver(request, known, read.question, was)
    if (meanwhile.ok) return seeOther(request, reply, house, tellingOf(listOf(request), 'saved'))
    if (meanwhile.problems) {
      const at = positionOf(open.draft.edition, known)
      const errors = errorsAt(meanwhile.problems, at, request, read.typed)
      return send(request, reply, open, { type, typed: read.typed, question: known, was, errors }, 422)
    }
    const stands = meanwhile.stands
    if (!stands) return seeOther(request, reply, house, listOf(request))
    const saved = { typed: typedFromQuestion(stands), by: open.draft.edited.name }
    return send(request, reply, open, { type, typed: read.typed, question: stands, meanwhile: saved }, 409)
  })

  interface Overwritten {
    readonly ok: boolean
    readonly problems?: readonly EditionProblem[]
    /** What stands now, when it is not what the page was made from. */
    readonly stands?: Question | undefined
  }

  async function saveOver(
    request: FastifyRequest<ById>,
    known: Question,
    question: Question,
    was: string,
  ): Promise<Overwritten> {
    let stands: Question | undefined
    const saved = await saveSections(house, actorOf(request), request.params.id, 'questions', (sections) => {
      stands = findQuestion({ sections }, known.id)
      const same =
        stands && fingerprintOf(stands) === fingerprintOf({ ...question, showWhen: stands.showWhen })
      if (!stands || (fingerprintOf(stands) !== was && !same)) return undefined
      const home = sections.find(({ questions }) => questions.some(({ id }) => id === known.id))
      // A condition set on its own page meanwhile is kept.
      return home && withQuestion(sections, home.id, { ...question, showWhen: stands.showWhen })
    })
    if (saved.ok) return { ok: true }
    if (saved.reason === 'invalid') return { ok: false, problems: saved.problems }
    return { ok: false, stands }
  }

  interface Shown {
    readonly type: QuestionType
    readonly typed: Typed
    readonly question?: Question | undefined
    readonly was?: string
    readonly errors?: readonly FieldError[]
    readonly meanwhile?: SavedMeanwhile
  }

  function send(
    request: FastifyRequest<ById>,
    reply: FastifyReply,
    { consultation }: OpenDraft,
    { type, typed, question, was, errors, meanwhile }: Shown,
    status = 200,
  ) {
    const page = {
      type,
      typed,
      errors,
      meanwhile,
      title: consultation.title,
      back: listOf(request),
      isNew: !question,
      was: was ?? (question ? fingerprintOf(question) : ''),
    }
    return sendPage(request, reply, house, <QuestionFormView page={page} />, { status })
  }

  /** Problems of this question beside its fields; those of other questions, which depend on it, without a field. */
  function errorsAt(
    problems: readonly EditionProblem[],
    at: string,
    request: FastifyRequest,
    typed: Typed,
  ): FieldError[] {
    const words = house.words.in(request.language)
    return problems.map((problem) => {
      const field = problem.path.startsWith(at) ? problem.path.slice(at.length) : undefined
      return { field: field && inputOf(field, typed), message: messageOf(problem, field, words) }
    })
  }
}

/** What to do about a problem, by the name that its field has on the page. */
function messageOf({ key, values }: EditionProblem, field: string | undefined, words: Words): string {
  if (key === 'consultations.edition.empty' && field && Object.hasOwn(missing, field))
    return words.t(missing[field as keyof typeof missing])
  if (key === 'consultations.edition.too-few' && field)
    return words.t('consultations.question.too-few', {
      ...values,
      list: words.named(`consultations.list.${field}`),
    })
  return words.t(key, values)
}

/** The input that a problem is about: of a list with too little in it, the first row to fill in. */
const inputOf = (field: string, typed: Typed): string =>
  typed.one(`${field}.rows`) ? `${field}.${rowsIn(typed, field, ['label']).length}.label` : field

const missing = {
  label: 'consultations.question.label-missing',
  'more.title': 'consultations.question.more-title-missing',
  'more.body': 'consultations.question.more-body-missing',
} as const

const hasSection = (edition: Edition, request: FastifyRequest<ById>): boolean =>
  edition.sections.some(({ id }) => id === request.params.section)

/** The form with more rows, when that was asked for. */
function moreOf(typed: Typed, type: QuestionType): Typed | undefined {
  const list = listsOfType[type].find((each) => pressed(typed) === `more:${each}`)
  return list === undefined ? undefined : moreRows(typed, list)
}

/** Where a question stands, as problems name it: `sections.0.questions.3.` */
function positionOf(edition: Pick<Edition, 'sections'>, { id }: Question): string {
  const section = edition.sections.findIndex(({ questions }) => questions.some((each) => each.id === id))
  const question = edition.sections[section]?.questions.findIndex((each) => each.id === id) ?? -1
  return `sections.${section}.questions.${question}.`
}
