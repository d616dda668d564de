import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { sendPage } from '../../../ui/page.tsx'
import { findQuestion, questionsOf } from '../../consultations/index.ts'
import { fingerprintOf } from '../../ledger/index.ts'
import { savePage } from '../save-page.ts'
import { type FieldProblem, readSender, readWithhold, withholdable, withholdFields } from '../schemas.ts'
import type { DraftContent } from '../submissions.ts'
import { strayMessage, strayRequests } from '../withhold-requests.ts'
import { AboutPage } from './about.view.tsx'
import { atForm, type Keyed, open, saving, sendClosed } from './at-form.tsx'
import { sendUnknownLink } from './unknown-link.tsx'
import type { Visit } from './visit.ts'
import { WithholdPage } from './withhold.view.tsx'

type Part = 'sender' | 'withhold'
const steps = { sender: 'about-you', withhold: 'withhold' } as const

/** "About you" and "Anything we should not publish": the pages that every form has. */
export function senderRoutes(app: FastifyInstance, house: House): void {
  const form = atForm(house)

  /** What the page of one part was filled in with, and what is wrong with it. */
  const read = (part: Part, found: Visit, request: FastifyRequest<Keyed>) => {
    const words = form.wordsOf(request)
    const fields = formOf(request)
    if (part === 'sender') {
      const { sender, problems } = readSender(fields, words)
      return { typed: { sender }, problems }
    }
    const { edition } = found.consultation
    const { answers } = found.draft.content
    const { withhold, problems } = readWithhold(
      fields,
      withholdable(edition, found.draft.content),
      edition,
      words,
    )
    for (const request of strayRequests(edition, { answers, withhold }))
      problems.push({
        field: withholdFields(request.questionId).quote,
        message: strayMessage(edition, request, words),
      })
    // Told in the order of the page: the passage of an answer, then the reason.
    const places = ['everything', ...questionsOf(edition).map(({ id }) => id)].flatMap((id) => {
      const { quote, reason } = withholdFields(id)
      return [quote, reason]
    })
    problems.sort((a, b) => places.indexOf(a.field) - places.indexOf(b.field))
    // What was asked about a question that a newer edition left out is on no page now; it comes back with the question.
    const leftOut = found.draft.content.withhold.filter(
      ({ questionId }) => questionId !== 'everything' && !findQuestion(edition, questionId),
    )
    return { typed: { withhold: [...withhold, ...leftOut] }, problems }
  }

  const show = async (
    part: Part,
    found: Visit,
    request: FastifyRequest<Keyed>,
    reply: FastifyReply,
    refused: {
      base?: string
      problems?: readonly FieldProblem[]
      elsewhere?: DraftContent | undefined
    } = {},
  ) => {
    const page = await form.pageOf(found, steps[part], request)
    const Page = part === 'sender' ? AboutPage : WithholdPage
    const base = fingerprintOf(found.draft.content[part])
    return sendPage(request, reply, house, <Page page={page} base={base} {...refused} />, {
      status: refused.problems ? 422 : 200,
    })
  }

  for (const part of ['sender', 'withhold'] as const) {
    const path = `/my/:key/${steps[part]}`
    app.get<Keyed>(
      path,
      { config: open },
      form.reading((found, request, reply) => show(part, found, request, reply)),
    )

    app.post<Keyed>(
      path,
      { config: saving },
      form.taking(
        (found, request) => ({ content: read(part, found, request).typed }),
        async (found, request, reply) => {
          const fields = formOf(request)
          const { typed, problems: flaws } = read(part, found, request)
          const saved = await savePage(house.db, house.now(), found.key, {
            step: steps[part],
            shown: (content) => content[part],
            withTyped: (content) => ({ ...content, ...typed }),
            base: fieldOf(fields, 'base'),
            editionId: fieldOf(fields, 'edition'),
            done: flaws.length === 0,
          })
          if (!saved.ok && saved.reason === 'unknown') return sendUnknownLink(house, request, reply)
          if (!saved.ok && saved.reason === 'sent')
            return form.sentMeanwhile(found, { content: typed }, request, reply)
          const stands = saved.draft ?? found.draft
          const draft = { ...stands, content: { ...stands.content, ...typed } }
          if (!found.accepting) return sendClosed(house, { ...found, draft }, request, reply)
          const problems = [...flaws, ...form.refusalsOf(saved, request)]
          if (problems.length === 0 || (saved.ok && fieldOf(fields, 'go') === 'later'))
            return form.onward(found, saved.draft ?? draft, steps[part], fields, request, reply)
          const isElsewhere = !saved.ok && saved.reason === 'changed-elsewhere'
          return show(part, { ...found, draft }, request, reply, {
            base: fingerprintOf(stands.content[part]),
            problems,
            elsewhere: isElsewhere ? stands.content : undefined,
          })
        },
      ),
    )
  }
}
