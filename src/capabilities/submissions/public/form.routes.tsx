import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf, type PostedForm } from '../../../platform/http/forms.ts'
import { sendPage } from '../../../ui/page.tsx'
import { type Answers, type Problem, readSection, type Section } from '../../consultations/index.ts'
import { canonicalJson } from '../../ledger/index.ts'
import type { Draft } from '../drafts.ts'
import { findReference } from '../own-submission.ts'
import { saveDraft } from '../save-draft.ts'
import { readSender, readWithhold, withholdable, withholdFields } from '../schemas.ts'
import { ownPath, type Step, stepAfter, stepPath, stepsOf } from '../steps.ts'
import type { DraftContent } from '../submissions.ts'
import { submit } from '../submit.ts'
import { strayRequests } from '../withhold-requests.ts'
import { AboutPage } from './about.view.tsx'
import { CheckPage } from './check.view.tsx'
import { EditionTold } from './draft.view.tsx'
import type { FormPage } from './form-shell.tsx'
import { SectionPage } from './section.view.tsx'
import { ClosedPage } from './start.view.tsx'
import { type Visit, visit } from './visit.ts'
import { WithholdPage } from './withhold.view.tsx'

type Keyed = { Params: { key: string; section?: string } }

const open = { permission: 'public', audit: 'none' } as const
const saving = { permission: 'public', audit: 'draft.saved' } as const

/** Pages of the form, one section each. */
export function formRoutes(app: FastifyInstance, house: House): void {
  const wordsOf = (request: FastifyRequest) => house.words.in(request.language)

  /** Runs a handler for the form behind the link; a sent form leads to its own page. */
  const atForm =
    (handle: (visit: Visit, request: FastifyRequest<Keyed>, reply: FastifyReply) => Promise<unknown>) =>
    async (request: FastifyRequest<Keyed>, reply: FastifyReply) => {
      const found = await visit(house, request.params.key, request.language)
      if (!found) return reply.callNotFound()
      if (found.draft.sentAt) return reply.redirect(wordsOf(request).href(ownPath(found.keyText)), 303)
      return handle(found, request, reply)
    }

  const closed = (found: Visit, request: FastifyRequest, reply: FastifyReply) =>
    sendPage(
      request,
      reply,
      house,
      <ClosedPage consultation={found.consultation} draft={found.draft} steps={found.steps} />,
      { status: 409 },
    )

  const onward = (
    found: Visit,
    draft: Draft,
    at: string,
    form: PostedForm,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => {
    const steps = stepsOf(found.consultation.edition, draft.content)
    const next = stepAfter(steps, at)
    const path =
      fieldOf(form, 'go') === 'later' || !next ? ownPath(found.keyText) : stepPath(found.keyText, next)
    return reply.redirect(wordsOf(request).href(path), 303)
  }

  app.get<Keyed>(
    '/my/:key/part/:section',
    { config: open },
    atForm(async (found, request, reply) => {
      const section = sectionOf(found, request.params.section)
      if (!section) return reply.callNotFound()
      if (!found.accepting) return closed(found, request, reply)
      const page = await pageOf(house, found, section.id)
      return sendPage(
        request,
        reply,
        house,
        <SectionPage page={page} section={section} base={baseOf(section, found.draft.content)} />,
      )
    }),
  )

  app.post<Keyed>(
    '/my/:key/part/:section',
    { config: saving },
    atForm(async (found, request, reply) => {
      const section = sectionOf(found, request.params.section)
      if (!section) return reply.callNotFound()
      const words = wordsOf(request)
      const form = formOf(request)
      const posted = readSection(section, form, words, found.draft.content.answers)
      const saved = await saveSection(house, found, section, form, posted.answers)
      const typed = withSection(found.draft.content, section, posted.answers)

      if (!saved.ok && saved.reason === 'sent') return reply.redirect(words.href(ownPath(found.keyText)), 303)
      const draft = saved.ok ? saved.draft : { ...found.draft, content: typed }
      if (!found.accepting) return closed({ ...found, draft }, request, reply)
      const problems = [...posted.problems]
      const refused = (message: string): Problem => ({ questionId: '', field: 'main-content', message })
      if (!saved.ok && saved.reason === 'too-large')
        problems.push(refused(words.t('submissions.form.too-large')))
      if (!saved.ok && saved.reason === 'changed-elsewhere')
        problems.push(refused(words.t('submissions.form.elsewhere-error')))
      if (problems.length > 0) {
        const elsewhere = !saved.ok && saved.reason === 'changed-elsewhere' ? saved.draft?.content : undefined
        const page = await pageOf(house, { ...found, draft: { ...draft, content: typed } }, section.id)
        const base = baseOf(section, elsewhere ?? draft.content)
        return sendPage(
          request,
          reply,
          house,
          <SectionPage page={page} section={section} base={base} problems={problems} elsewhere={elsewhere} />,
          { status: 422 },
        )
      }
      return onward(found, draft, section.id, form, request, reply)
    }),
  )

  app.post<Keyed>('/my/:key/part/:section/autosave', { config: saving }, async (request, reply) => {
    const found = await visit(house, request.params.key, request.language, true)
    const section = found && sectionOf(found, request.params.section)
    if (!found || !section) return reply.callNotFound()
    if (found.draft.editionId !== found.consultation.editionId)
      return reply.code(409).send({ saved: false, reason: 'edition-changed' })
    const form = formOf(request)
    const posted = readSection(section, form, wordsOf(request))
    const saved = await saveSection(house, found, section, form, posted.answers)
    if (!saved.ok) return reply.code(409).send({ saved: false, reason: saved.reason })
    return reply.send({
      saved: true,
      base: baseOf(section, saved.draft.content),
      at: wordsOf(request).instant(house.now(), found.consultation.edition.timeZone),
    })
  })

  app.get<Keyed>(
    '/my/:key/about-you',
    { config: open },
    atForm(async (found, request, reply) => {
      if (!found.accepting) return closed(found, request, reply)
      return sendPage(request, reply, house, <AboutPage page={await pageOf(house, found, 'about-you')} />)
    }),
  )

  app.post<Keyed>(
    '/my/:key/about-you',
    { config: saving },
    atForm(async (found, request, reply) => {
      const form = formOf(request)
      const { sender, problems } = readSender(form, wordsOf(request))
      const saved = await saveDraft(house.db, house.now(), found.key, (draft) => ({
        save: { ...draft.content, sender, seen: seenWith(draft.content, 'about-you', problems.length === 0) },
      }))
      const draft = saved.ok ? saved.draft : { ...found.draft, content: { ...found.draft.content, sender } }
      if (!found.accepting) return closed({ ...found, draft }, request, reply)
      if (problems.length > 0) {
        const page = await pageOf(house, { ...found, draft }, 'about-you')
        return sendPage(request, reply, house, <AboutPage page={page} problems={problems} />, { status: 422 })
      }
      return onward(found, draft, 'about-you', form, request, reply)
    }),
  )

  app.get<Keyed>(
    '/my/:key/withhold',
    { config: open },
    atForm(async (found, request, reply) => {
      if (!found.accepting) return closed(found, request, reply)
      return sendPage(request, reply, house, <WithholdPage page={await pageOf(house, found, 'withhold')} />)
    }),
  )

  app.post<Keyed>(
    '/my/:key/withhold',
    { config: saving },
    atForm(async (found, request, reply) => {
      const form = formOf(request)
      const { edition } = found.consultation
      const { answers } = found.draft.content
      const { withhold, problems } = readWithhold(form, withholdable(found.draft.content), wordsOf(request))
      for (const { questionId } of strayRequests(edition, { answers, withhold }))
        problems.push({
          field: withholdFields(questionId).quote,
          message: wordsOf(request).t('submissions.withhold.stray'),
        })
      const saved = await saveDraft(house.db, house.now(), found.key, (draft) => ({
        save: {
          ...draft.content,
          withhold,
          seen: seenWith(draft.content, 'withhold', problems.length === 0),
        },
      }))
      const draft = saved.ok ? saved.draft : { ...found.draft, content: { ...found.draft.content, withhold } }
      if (!found.accepting) return closed({ ...found, draft }, request, reply)
      if (problems.length > 0) {
        const page = await pageOf(house, { ...found, draft }, 'withhold')
        return sendPage(request, reply, house, <WithholdPage page={page} problems={problems} />, {
          status: 422,
        })
      }
      return onward(found, draft, 'withhold', form, request, reply)
    }),
  )

  app.get<Keyed>(
    '/my/:key/check',
    { config: open },
    atForm(async (found, request, reply) => {
      if (!found.accepting) return closed(found, request, reply)
      return sendPage(request, reply, house, <CheckPage page={await pageOf(house, found, 'check')} />)
    }),
  )

  app.post<Keyed>(
    '/my/:key/send',
    { config: { permission: 'public', audit: 'submission.received' } },
    async (request, reply) => {
      const words = wordsOf(request)
      const found = await visit(house, request.params.key, request.language)
      if (!found) return reply.callNotFound()
      const edition = fieldOf(formOf(request), 'edition')
      const sent = await submit(house.db, house, house.now(), words, found.consultation, found.key, edition)
      if (sent.ok) return reply.redirect(words.href(`${ownPath(found.keyText)}?received`), 303)
      if (sent.reason === 'unknown') return reply.callNotFound()
      if (sent.reason === 'closed') return closed(found, request, reply)
      if (sent.reason === 'withdrawn') return reply.redirect(words.href(ownPath(found.keyText)), 303)
      const problems: readonly Problem[] =
        sent.reason === 'incomplete'
          ? sent.problems
          : [{ questionId: '', field: 'main-content', message: words.t('submissions.check.edition-changed') }]
      return sendPage(
        request,
        reply,
        house,
        <CheckPage page={await pageOf(house, found, 'check')} problems={problems} />,
        { status: 422 },
      )
    },
  )
}

async function pageOf(house: House, found: Visit, current: Step['id']): Promise<FormPage> {
  return {
    key: found.keyText,
    consultation: found.consultation,
    draft: found.draft,
    steps: found.steps,
    current,
    standing: await findReference(house.db, found.draft.submissionId),
    told: found.changes.length > 0 ? <EditionTold lines={found.changes} /> : undefined,
  }
}

const sectionOf = (found: Visit, id: string | undefined): Section | undefined =>
  found.steps.flatMap((step) => (step.kind === 'section' && step.id === id ? [step.section] : []))[0]

/** A fingerprint of a section's saved answers: tells whether another window saved since a page was made. */
function baseOf(section: Section, content: DraftContent): string {
  const own = section.questions.map((question) => content.answers[question.id] ?? null)
  return createHash('sha256').update(canonicalJson(own)).digest('base64url').slice(0, 16)
}

/** The form with one section answered anew; answers to other sections stay. */
function withSection(content: DraftContent, section: Section, answers: Answers): DraftContent {
  const own = new Set(section.questions.map((question) => question.id))
  const others = Object.entries(content.answers).filter(([id]) => !own.has(id))
  return { ...content, answers: { ...Object.fromEntries(others), ...answers } }
}

const seenWith = (content: DraftContent, step: string, done: boolean): readonly string[] =>
  done && !content.seen.includes(step) ? [...content.seen, step] : content.seen

/** Saves what was typed in one section, right or wrong, unless another window changed the same section meanwhile. */
function saveSection(house: House, found: Visit, section: Section, form: PostedForm, answers: Answers) {
  const base = fieldOf(form, 'base')
  return saveDraft<'changed-elsewhere'>(house.db, house.now(), found.key, (draft) => {
    const next = withSection(draft.content, section, answers)
    const saved = baseOf(section, draft.content)
    if (base && base !== saved && saved !== baseOf(section, next)) return { refuse: 'changed-elsewhere' }
    return { save: { ...next, seen: seenWith(draft.content, section.id, true) } }
  })
}
