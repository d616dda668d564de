import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf, type PostedForm } from '../../../platform/http/forms.ts'
import { sendPage } from '../../../ui/page.tsx'
import {
  type Answers,
  listPublishedEditions,
  type Problem,
  questionsOnPage,
  readSection,
  type Section,
  withoutHidden,
} from '../../consultations/index.ts'
import { fingerprintOf } from '../../ledger/index.ts'
import { savePage, type TypedPage } from '../save-page.ts'
import { everyStep, type Step } from '../steps.ts'
import type { DraftContent } from '../submissions.ts'
import { atForm, type Keyed, open, saving, sendClosed } from './at-form.tsx'
import { SectionPage } from './section.view.tsx'
import { sendUnknownLink } from './unknown-link.tsx'
import { type Visit, visit } from './visit.ts'

/** Pages of the questionnaire, one section each. */
export function sectionRoutes(app: FastifyInstance, house: House): void {
  const form = atForm(house)

  /** A section that a newer edition left out while someone wrote in it: of the edition their page shows, if it says. */
  const earlierSection = async (
    found: Visit,
    request: FastifyRequest<Keyed>,
  ): Promise<Section | undefined> => {
    const { consultationId } = found.consultation
    const editions = await listPublishedEditions(house.publicDb, consultationId)
    const shown = fieldOf(formOf(request), 'edition')
    return [...editions.filter(({ editionId }) => editionId === shown), ...editions]
      .map(({ edition }) => sectionAmong(everyStep(edition), request.params.section))
      .find((section) => section !== undefined)
  }

  const posted = (found: Visit, request: FastifyRequest<Keyed>, section: Section) =>
    readSection(
      section,
      formOf(request),
      form.wordsOf(request),
      withoutHidden(found.consultation.edition, found.draft.content.answers),
    )

  app.get<Keyed>(
    '/my/:key/part/:section',
    { config: open },
    form.reading(async (found, request, reply) => {
      const section = sectionOf(found, request.params.section)
      if (!section) return reply.callNotFound()
      const page = await form.pageOf(found, section.id, request)
      const base = baseOf(section, found.draft.content)
      return sendPage(request, reply, house, <SectionPage page={page} section={section} base={base} />)
    }),
  )

  app.post<Keyed>(
    '/my/:key/part/:section',
    { config: saving },
    form.taking(
      async (found, request) => {
        const section = sectionIn(found, request.params.section) ?? (await earlierSection(found, request))
        return section && { content: { answers: posted(found, request, section).answers }, section }
      },
      async (found, request, reply) => {
        const section = sectionIn(found, request.params.section)
        if (!section) {
          const earlier = await earlierSection(found, request)
          if (!earlier) return reply.callNotFound()
          const { answers } = posted(found, request, earlier)
          return form.goneMeanwhile(found, { content: { answers }, section: earlier }, request, reply)
        }
        const fields = formOf(request)
        const { answers, problems: flaws } = posted(found, request, section)
        const page = pageTyped(
          found,
          section,
          fields,
          answers,
          flaws.length === 0 && isShownTo(found, section),
        )
        const saved = await savePage(house.db, house.now(), found.key, page)
        if (!saved.ok && saved.reason === 'unknown') return sendUnknownLink(house, request, reply)
        if (!saved.ok && saved.reason === 'sent')
          return form.sentMeanwhile(found, { content: { answers }, section }, request, reply)
        const stands = saved.draft ?? found.draft
        const draft = saved.ok ? stands : { ...stands, content: page.withTyped(stands.content) }
        if (!found.accepting) return sendClosed(house, { ...found, draft }, request, reply)
        const refused = form.refusalsOf(saved, request).map((each) => ({ ...each, questionId: '' }))
        const problems: Problem[] = [...flaws, ...refused]
        // Who stops half way need not have answered everything: it is saved as it stands, and asked for on sending.
        if (problems.length === 0 || (saved.ok && fieldOf(fields, 'go') === 'later'))
          return form.onward(found, draft, section.id, fields, request, reply)
        // The page as it is asked now would not show all that was typed on it before another page was changed.
        if (!saved.ok && !isAllAsked(found, section, stands.content, answers))
          return form.goneMeanwhile(
            { ...found, draft: stands },
            { content: { answers }, section },
            request,
            reply,
          )
        return sendPage(
          request,
          reply,
          house,
          <SectionPage
            page={await form.pageOf({ ...found, draft }, section.id, request)}
            section={section}
            base={baseOf(section, stands.content)}
            problems={problems}
            elsewhere={!saved.ok && saved.reason === 'changed-elsewhere' ? stands.content : undefined}
          />,
          { status: 422 },
        )
      },
    ),
  )

  app.post<Keyed>('/my/:key/part/:section/autosave', { config: saving }, async (request, reply) => {
    const found = await visit(house, request.params.key, request.language, true)
    const section = found && sectionIn(found, request.params.section)
    if (!found || !(section ?? (await earlierSection(found, request))))
      return reply.code(404).send({ saved: false, reason: 'unknown' })
    if (!section || found.draft.editionId !== found.consultation.editionId)
      return reply.code(409).send({ saved: false, reason: 'edition-changed' })
    const fields = formOf(request)
    const { answers } = readSection(section, fields, form.wordsOf(request))
    const page = pageTyped(found, section, fields, answers, false)
    const saved = await savePage(house.db, house.now(), found.key, page)
    if (!saved.ok) return reply.code(409).send({ saved: false, reason: saved.reason })
    return reply.send({
      saved: true,
      base: baseOf(section, saved.draft.content),
      at: form.wordsOf(request).instant(house.now(), found.consultation.edition.timeZone),
    })
  })
}

/** A section that these answers lead through. */
const sectionOf = (found: Visit, id: string | undefined): Section | undefined => sectionAmong(found.steps, id)

/**
 * A section of the edition, whatever the answers. Another window may have changed the answer that led to it while
 * someone wrote there: their words are kept as those of a question that is hidden now, and come back with it.
 */
const sectionIn = (found: Visit, id: string | undefined): Section | undefined =>
  sectionAmong(everyStep(found.consultation.edition), id)

const sectionAmong = (steps: readonly Step[], id: string | undefined): Section | undefined =>
  steps.flatMap((step) => (step.kind === 'section' && step.id === id ? [step.section] : []))[0]

const isShownTo = (found: Visit, { id }: Section): boolean => sectionOf(found, id) !== undefined

const isAllAsked = (found: Visit, section: Section, content: DraftContent, answers: Answers): boolean => {
  const counted = withoutHidden(found.consultation.edition, { ...content.answers, ...answers })
  const asked = new Set(questionsOnPage(section, counted).map(({ id }) => id))
  return Object.keys(answers).every((id) => asked.has(id))
}

const shownOf = (section: Section, content: DraftContent): unknown =>
  section.questions.map((question) => content.answers[question.id] ?? null)

const baseOf = (section: Section, content: DraftContent): string => fingerprintOf(shownOf(section, content))

/** The section as it was posted. */
const pageTyped = (
  { consultation: { edition } }: Visit,
  section: Section,
  form: PostedForm,
  answers: Answers,
  done: boolean,
): TypedPage => ({
  step: section.id,
  shown: (content) => shownOf(section, content),
  // Answers to other sections stay, and those to questions that another page's answers keep from this one.
  withTyped(content) {
    const onPage = questionsOnPage(section, withoutHidden(edition, content.answers))
    const own = new Set(onPage.map((question) => question.id))
    const others = Object.entries(content.answers).filter(([id]) => !own.has(id))
    return { ...content, answers: { ...Object.fromEntries(others), ...answers } }
  },
  base: fieldOf(form, 'base'),
  editionId: fieldOf(form, 'edition'),
  done,
})
