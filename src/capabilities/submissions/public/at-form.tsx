import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, type PostedForm } from '../../../platform/http/forms.ts'
import { sendPage } from '../../../ui/page.tsx'
import { fingerprintOf } from '../../ledger/index.ts'
import type { Draft } from '../drafts.ts'
import { findReference, isWithdrawn } from '../own-submission.ts'
import type { Saved } from '../save-draft.ts'
import type { FieldProblem } from '../schemas.ts'
import {
  everyStep,
  ownPath,
  type Step,
  stepAfter,
  stepAfterChange,
  stepPath,
  stepsOf,
  toChange,
  unfinishedSteps,
} from '../steps.ts'
import type { DraftContent } from '../submissions.ts'
import { EditionTold } from './draft.view.tsx'
import type { FormPage } from './form-shell.tsx'
import { MeanwhilePage, type Typed } from './kept-words.view.tsx'
import { ClosedPage } from './start.view.tsx'
import { sendUnknownLink } from './unknown-link.tsx'
import { type Visit, visit } from './visit.ts'

export type Keyed = {
  Params: { key: string; section?: string }
  Querystring: Record<string, string | string[] | undefined>
}

type Handler = (visit: Visit, request: FastifyRequest<Keyed>, reply: FastifyReply) => Promise<unknown>

export const open = { permission: 'public', audit: 'none' } as const
/** Saving is counted apart from what reads, so that neither keeps people behind one address from the other. */
export const saving = { ...open, countedApart: true } as const

/** What every page of the form does in the same way. */
export function atForm(house: House) {
  const wordsOf = (request: FastifyRequest) => house.words.in(request.language)

  const ended = async (found: Visit): Promise<'sent' | 'withdrawn' | undefined> => {
    if (await isWithdrawn(house.db, found.draft.submissionId)) return 'withdrawn'
    return found.draft.sentAt ? 'sent' : undefined
  }

  const toOwnPage = (found: Visit, request: FastifyRequest, reply: FastifyReply) =>
    reply.redirect(wordsOf(request).href(ownPath(found.keyText)), 303)

  return {
    wordsOf,

    /** Shows a page of the form behind the link; a form that was sent leads to its own page. */
    reading: (handle: Handler) => async (request: FastifyRequest<Keyed>, reply: FastifyReply) => {
      const found = await visit(house, request.params.key, request.language)
      if (!found) return sendUnknownLink(house, request, reply)
      if (await ended(found)) return toOwnPage(found, request, reply)
      if (!found.accepting) return sendClosed(house, found, request, reply)
      return handle(found, request, reply)
    },

    /**
     * Takes what was typed on a page of the form. When the form was sent or withdrawn in another window meanwhile,
     * what was typed here is given back on a page of its own: it is in no draft and in no submission.
     */
    taking:
      (
        typedIn: (found: Visit, request: FastifyRequest<Keyed>) => Promise<Typed | undefined> | Typed,
        handle: Handler,
      ) =>
      async (request: FastifyRequest<Keyed>, reply: FastifyReply) => {
        const found = await visit(house, request.params.key, request.language)
        if (!found) return sendUnknownLink(house, request, reply)
        const typed = await typedIn(found, request)
        if (!typed) return reply.callNotFound()
        return (await ended(found))
          ? sendMeanwhile(found, typed, request, reply)
          : handle(found, request, reply)
      },

    /** The form was sent in another window between the reading and the saving of this one. */
    sentMeanwhile: (found: Visit, typed: Typed, request: FastifyRequest, reply: FastifyReply) =>
      sendMeanwhile(found, typed, request, reply),

    /** The page is not asked so any more, and what was typed on it could not be kept with the form. */
    goneMeanwhile: (found: Visit, typed: Typed, request: FastifyRequest, reply: FastifyReply) =>
      sendMeanwhile(found, typed, request, reply, 'gone'),

    /** Why what was typed was not saved, beside the page; nothing when it was. */
    refusalsOf(saved: Saved<'changed-elsewhere'>, request: FastifyRequest): FieldProblem[] {
      if (saved.ok) return []
      const { t } = wordsOf(request)
      const message =
        saved.reason === 'too-large' ? t('submissions.form.too-large') : t('submissions.form.elsewhere-error')
      return [{ field: 'main-content', message }]
    },

    onward(
      found: Visit,
      draft: Draft,
      at: string,
      form: PostedForm,
      request: FastifyRequest<Keyed>,
      reply: FastifyReply,
    ) {
      const { edition } = found.consultation
      const steps = stepsOf(edition, draft.content)
      const fromCheck = isFromCheck(request)
      const next = fromCheck
        ? stepAfterChange(
            steps,
            at,
            draft.content.seen,
            unfinishedSteps(edition, draft.content, wordsOf(request)),
          )
        : stepAfter(steps, at, steps.some(({ id }) => id === at) ? steps : everyStep(edition))
      const path = next && stepPath(found.keyText, next)
      const onward = path && fromCheck && next.id !== 'check' ? toChange(path) : path
      return reply.redirect(
        wordsOf(request).href(fieldOf(form, 'go') === 'later' || !onward ? ownPath(found.keyText) : onward),
        303,
      )
    },

    async pageOf(found: Visit, current: Step['id'], request: FastifyRequest<Keyed>): Promise<FormPage> {
      return {
        key: found.keyText,
        consultation: found.consultation,
        draft: found.draft,
        steps: found.steps,
        grace: found.grace,
        current,
        fromCheck: isFromCheck(request),
        standing: await findReference(house.db, found.draft.submissionId),
        told: found.changes.length > 0 ? <EditionTold lines={found.changes} /> : undefined,
      }
    },
  }

  async function sendMeanwhile(
    found: Visit,
    typed: Typed,
    request: FastifyRequest,
    reply: FastifyReply,
    otherwise: 'sent' | 'gone' = 'sent',
  ) {
    const { content } = found.draft
    const same = Object.entries(typed.content).every(([part, value]) =>
      part === 'answers'
        ? isWithin(typed.content.answers ?? {}, content.answers)
        : fingerprintOf(value) === fingerprintOf(content[part as keyof DraftContent]),
    )
    // A double click sends what the form holds already.
    if (same) return toOwnPage(found, request, reply)
    return sendPage(
      request,
      reply,
      house,
      <MeanwhilePage
        keyText={found.keyText}
        consultation={found.consultation}
        typed={typed}
        how={(await ended(found)) ?? otherwise}
        open={found.accepting}
      />,
      { status: 409 },
    )
  }
}

/** Too late: everything typed is given back. */
export const sendClosed = (house: House, found: Visit, request: FastifyRequest, reply: FastifyReply) =>
  sendPage(request, reply, house, <ClosedPage consultation={found.consultation} draft={found.draft} />, {
    status: 409,
  })

/** The page was opened with "Change" on the check page. Its address keeps saying so while saving is refused and tried again. */
const isFromCheck = (request: FastifyRequest<Keyed>): boolean => request.query.from === 'check'

const isWithin = (some: Record<string, unknown>, all: Record<string, unknown>): boolean =>
  Object.entries(some).every(([id, value]) => fingerprintOf(value) === fingerprintOf(all[id]))
