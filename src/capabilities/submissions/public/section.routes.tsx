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

  /**
   * What was posted to a section. A page made from another edition may hold answers to questions that the section no
   * longer asks: they are read too, so that they stay with the form.
   */
  const readPosted = async (found: Visit, request: FastifyRequest<Keyed>) => {
    const { consultation, draft } = found
    const fields = formOf(request)
    const now = sectionIn(found, request.params.section)
    const earlier = !now || isFromOther(found, fields) ? await earlierSection(found, request) : undefined
    const section = now ?? earlier
    if (!section) return undefined
    const read = (part: Section) =>
      readSection(
        part,
        fields,
        form.wordsOf(request),
        withoutHidden(consultation.edition, draft.content.answers),
      )
    const left = (earlier?.questions ?? []).filter(
      ({ id }) => !section.questions.some((each) => each.id === id),
    )
    const { answers, problems } = read(section)
    const all = { ...read({ ...section, questions: left }).answers, ...answers }
    const shown = { ...section, questions: [...section.questions, ...left] }
    return { now, problems, answers: all, typed: { content: { answers: all }, section: shown } }
  }

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
      async (found, request) => (await readPosted(found, request))?.typed,
      async (found, request, reply) => {
        const read = await readPosted(found, request)
        if (!read) return reply.callNotFound()
        const { now: section, answers, problems: flaws, typed } = read
        if (!section) return form.goneMeanwhile(found, typed, request, reply)
        const fields = formOf(request)
        const page = pageTyped(
          found,
          typed.section,
          fields,
          answers,
          flaws.length === 0 && isShownTo(found, section),
        )
        const saved = await savePage(house.db, house.now(), found.key, page)
        if (!saved.ok && saved.reason === 'unknown') return sendUnknownLink(house, request, reply)
        if (!saved.ok && saved.reason === 'sent') return form.sentMeanwhile(found, typed, request, reply)
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
          return form.goneMeanwhile({ ...found, draft: stands }, typed, request, reply)
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
    const fields = formOf(request)
    const isBehind = found.draft.editionId !== found.consultation.editionId
    if (!section || isBehind || isFromOther(found, fields))
      return reply.code(409).send({ saved: false, reason: 'edition-changed' })
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

/** The page was made from another edition than the one that counts now. */
const isFromOther = ({ consultation }: Visit, fields: PostedForm): boolean =>
  ![consultation.editionId, ''].includes(fieldOf(fields, 'edition'))

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

/** Only what is answered: a question that a newer edition adds or leaves out must not look like another window's work. */
const shownOf = (section: Section, { answers }: DraftContent): unknown =>
  Object.fromEntries(
    section.questions.flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]])),
  )

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
