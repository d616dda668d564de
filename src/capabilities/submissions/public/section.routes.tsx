import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf, type PostedForm } from '../../../platform/http/forms.ts'
import { sendPage } from '../../../ui/page.tsx'
import { type Answers, type Problem, readSection, type Section } from '../../consultations/index.ts'
import { saveDraft } from '../save-draft.ts'
import type { DraftContent } from '../submissions.ts'
import { atForm, fingerprintOf, heard, type Keyed, open, saving, seenWith, sendClosed } from './at-form.tsx'
import { SectionPage } from './section.view.tsx'
import { type Visit, visit } from './visit.ts'

/** Pages of the questionnaire, one section each. */
export function sectionRoutes(app: FastifyInstance, house: House): void {
  const form = atForm(house)

  const posted = (found: Visit, request: FastifyRequest<Keyed>, section: Section) =>
    readSection(section, formOf(request), form.wordsOf(request), found.draft.content.answers)

  app.get<Keyed>(
    '/my/:key/part/:section',
    { config: open },
    form.reading(async (found, request, reply) => {
      const section = sectionOf(found, request.params.section)
      if (!section) return reply.callNotFound()
      const page = await form.pageOf(found, section.id)
      const base = baseOf(section, found.draft.content)
      return sendPage(request, reply, house, <SectionPage page={page} section={section} base={base} />)
    }),
  )

  app.post<Keyed>(
    '/my/:key/part/:section',
    // Windows that save themselves, behind the same address, must not keep this from being saved.
    { config: { ...saving, countedApart: true } },
    form.taking(
      (found, request) => {
        const section = sectionOf(found, request.params.section)
        return section && { answers: posted(found, request, section).answers }
      },
      async (found, request, reply) => {
        const section = sectionOf(found, request.params.section)
        if (!section) return reply.callNotFound()
        const words = form.wordsOf(request)
        const fields = formOf(request)
        const { answers, problems: flaws } = posted(found, request, section)
        const saved = await saveSection(house, found, section, fields, answers)
        const typed = withSection(found.draft.content, section, answers)
        if (!saved.ok && saved.reason === 'sent')
          return form.sentMeanwhile(found, { answers }, request, reply)
        const draft = saved.ok ? saved.draft : { ...found.draft, content: typed }
        if (!found.accepting) return sendClosed(house, { ...found, draft }, request, reply)
        const problems = [...flaws]
        const refused = (message: string): Problem => ({ questionId: '', field: 'main-content', message })
        if (!saved.ok && saved.reason === 'too-large')
          problems.push(refused(words.t('submissions.form.too-large')))
        if (!saved.ok && saved.reason === 'changed-elsewhere')
          problems.push(refused(words.t('submissions.form.elsewhere-error')))
        if (problems.length === 0) return form.onward(found, draft, section.id, fields, request, reply)
        const elsewhere = !saved.ok && saved.reason === 'changed-elsewhere' ? saved.draft?.content : undefined
        const page = await form.pageOf({ ...found, draft: { ...draft, content: typed } }, section.id)
        const base = baseOf(section, elsewhere ?? draft.content)
        return sendPage(
          request,
          reply,
          house,
          <SectionPage page={page} section={section} base={base} problems={problems} elsewhere={elsewhere} />,
          { status: 422 },
        )
      },
    ),
  )

  app.post<Keyed>(
    '/my/:key/part/:section/autosave',
    { config: { ...saving, countedApart: true } },
    async (request, reply) => {
      const found = await visit(house, request.params.key, request.language, true)
      const section = found && sectionOf(found, request.params.section)
      if (!found || !section) return reply.callNotFound()
      if (found.draft.editionId !== found.consultation.editionId)
        return reply.code(409).send({ saved: false, reason: 'edition-changed' })
      const fields = formOf(request)
      const { answers } = readSection(section, fields, form.wordsOf(request))
      const saved = await saveSection(house, found, section, fields, answers)
      if (!saved.ok) return reply.code(409).send({ saved: false, reason: saved.reason })
      return reply.send({
        saved: true,
        base: baseOf(section, saved.draft.content),
        at: form.wordsOf(request).instant(house.now(), found.consultation.edition.timeZone),
      })
    },
  )
}

const sectionOf = (found: Visit, id: string | undefined): Section | undefined =>
  found.steps.flatMap((step) => (step.kind === 'section' && step.id === id ? [step.section] : []))[0]

const baseOf = (section: Section, content: DraftContent): string =>
  fingerprintOf(section.questions.map((question) => content.answers[question.id] ?? null))

/** The form with one section answered anew; answers to other sections stay. */
function withSection(content: DraftContent, section: Section, answers: Answers): DraftContent {
  const own = new Set(section.questions.map((question) => question.id))
  const others = Object.entries(content.answers).filter(([id]) => !own.has(id))
  return { ...content, answers: { ...Object.fromEntries(others), ...answers } }
}

/** Saves what was typed in one section, right or wrong, unless another window changed the same section meanwhile. */
function saveSection(house: House, found: Visit, section: Section, form: PostedForm, answers: Answers) {
  const base = fieldOf(form, 'base')
  return saveDraft<'changed-elsewhere'>(house.db, house.now(), found.key, (draft) => {
    const next = withSection(draft.content, section, answers)
    const saved = baseOf(section, draft.content)
    if (base && base !== saved && saved !== baseOf(section, next)) return { refuse: 'changed-elsewhere' }
    return { save: { ...heard(next, form, found), seen: seenWith(draft.content, section.id, true) } }
  })
}
