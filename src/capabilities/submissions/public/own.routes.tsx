import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { sendFile } from '../../../platform/http/send-file.ts'
import { isId } from '../../../platform/ids.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { sendPage } from '../../../ui/page.tsx'
import {
  type Edition,
  findPublishedConsultationById,
  findPublishedEdition,
  isOpen,
  type PublishedConsultation,
} from '../../consultations/index.ts'
import { findEntryNumber, type Receipt, writeReceipt } from '../../ledger/index.ts'
import { findAttachment } from '../attachments/queries.ts'
import { leaveCorrection } from '../leave-correction.ts'
import { findOwnSubmission, findReference, type OwnSubmission, readVersion } from '../own-submission.ts'
import { ownSubmissionPlace } from '../places.ts'
import { readPrivateKey } from '../private-key.ts'
import { reopen } from '../reopen.ts'
import { Email, longestReason } from '../schemas.ts'
import { confirmAddress } from '../screening/confirm-address.ts'
import { ownPath } from '../steps.ts'
import { listVersions } from '../versions.ts'
import { withdraw } from '../withdraw.ts'
import { ConfirmPage } from './confirm.view.tsx'
import { DraftPage, EditionTold } from './draft.view.tsx'
import { EarlierVersionPage } from './earlier.view.tsx'
import { OwnPage } from './own.view.tsx'
import { ReceiptPage } from './receipt.view.tsx'
import { ClosedPage } from './start.view.tsx'
import { sendUnknownLink } from './unknown-link.tsx'
import { visit } from './visit.ts'
import { WithdrawPage } from './withdraw.view.tsx'

type Keyed = { Params: { key: string; number?: string }; Querystring: Record<string, string | undefined> }

interface Owned {
  readonly keyText: string
  readonly submission: OwnSubmission
  readonly consultation: PublishedConsultation
  readonly edition: Edition
}

/** A person's own page, behind their private link: a form in progress, or what they sent. */
export function ownRoutes(app: FastifyInstance, house: House): void {
  const open = { permission: 'public', audit: 'none' } as const

  const findOwned = async (keyText: string): Promise<Owned | undefined> => {
    const key = readPrivateKey(keyText)
    const submission = key && (await findOwnSubmission(house.db, key))
    if (!submission) return undefined
    const consultation = await findPublishedConsultationById(
      house.publicDb,
      submission.consultationId,
      house.pages.revision,
    )
    if (!consultation) return undefined
    const answered =
      submission.editionId === consultation.editionId
        ? consultation
        : await findPublishedEdition(house.publicDb, submission.editionId)
    return { keyText, submission, consultation, edition: answered?.edition ?? consultation.edition }
  }

  const atOwn =
    (handle: (owned: Owned, request: FastifyRequest<Keyed>, reply: FastifyReply) => Promise<unknown>) =>
    async (request: FastifyRequest<Keyed>, reply: FastifyReply) => {
      const owned = await findOwned(request.params.key)
      return owned ? handle(owned, request, reply) : sendUnknownLink(house, request, reply)
    }

  const showDraft = async (
    request: FastifyRequest<Keyed>,
    reply: FastifyReply,
    extra: { mailed?: boolean; problem?: { value: string; message: string } } = {},
  ) => {
    const found = await visit(house, request.params.key, request.language)
    if (!found) return sendUnknownLink(house, request, reply)
    if (!found.accepting)
      return sendPage(
        request,
        reply,
        house,
        <ClosedPage consultation={found.consultation} draft={found.draft} />,
      )
    const standing = await findReference(house.db, found.draft.submissionId)
    return sendPage(
      request,
      reply,
      house,
      <DraftPage
        keyText={found.keyText}
        consultation={found.consultation}
        draft={found.draft}
        steps={found.steps}
        standing={standing}
        grace={found.grace}
        told={found.changes.length > 0 ? <EditionTold lines={found.changes} /> : undefined}
        {...extra}
      />,
      { status: extra.problem ? 422 : 200 },
    )
  }

  // A link that was cut off, wherever: the person is told so, and nothing else.
  for (const path of ['/my', '/my/*'])
    app.get(path, { config: open }, (request, reply) => sendUnknownLink(house, request, reply))

  app.get<Keyed>('/my/:key', { config: open }, async (request, reply) => {
    const found = await visit(house, request.params.key, request.language)
    const owned = await findOwned(request.params.key)
    // A form reopened for correction is a draft again, as long as it can still be sent.
    const canSend = !owned || (found?.accepting && !owned.submission.withdrawnAt)
    if (found && !found.draft.sentAt && canSend)
      return showDraft(request, reply, { mailed: 'mailed' in request.query })
    if (!owned) return sendUnknownLink(house, request, reply)
    const { submission, consultation, edition, keyText } = owned
    const panels = await house.places.fill(
      ownSubmissionPlace,
      { submissionId: submission.submissionId, consultationId: submission.consultationId },
      { db: house.db, publicDb: house.publicDb, now: house.now() },
    )
    return sendPage(
      request,
      reply,
      house,
      <OwnPage
        keyText={keyText}
        consultation={consultation}
        edition={edition}
        submission={submission}
        earlier={(await listVersions(house.db, submission.submissionId)).slice(1)}
        open={isOpen(consultation, house.now())}
        justReceived={'received' in request.query}
        unsent={found && !found.draft.sentAt ? found.draft.content : undefined}
        entryNumber={await findEntryNumber(house.publicDb, submission.receipt)}
        panels={panels}
      />,
    )
  })

  app.post<Keyed>(
    '/my/:key/mail-link',
    { config: { permission: 'public', audit: 'none', perMinute: 10 } },
    async (request, reply) => {
      const found = await visit(house, request.params.key, request.language)
      if (!found) return sendUnknownLink(house, request, reply)
      const words = house.words.in(request.language)
      const to = fieldOf(formOf(request), 'email').trim()
      if (!Email.safeParse(to).success)
        return showDraft(request, reply, {
          problem: { value: to, message: words.t('submissions.about.email-wrong') },
        })
      await addJob(
        house.db,
        'submissions.mail-link',
        { privateKey: found.keyText, to },
        { key: `link-${found.key.submissionId}` },
      )
      return reply.redirect(words.href(`${ownPath(found.keyText)}?mailed`), 303)
    },
  )

  app.get<Keyed>(
    '/my/:key/version/:number',
    { config: open },
    atOwn(async ({ keyText, submission, edition }, request, reply) => {
      const { submissionId } = submission
      const versions = await listVersions(house.db, submissionId)
      const version = versions.find(({ number }) => String(number) === request.params.number)
      if (!version) return reply.callNotFound()
      if (version.versionId === submission.versionId)
        return reply.redirect(house.words.in(request.language).href(ownPath(keyText)), 303)
      const answered = await findPublishedEdition(house.publicDb, version.editionId)
      return sendPage(
        request,
        reply,
        house,
        <EarlierVersionPage
          keyText={keyText}
          submission={submission}
          version={version}
          edition={answered?.edition ?? edition}
          content={await readVersion(house.db, submissionId, version.versionId)}
        />,
      )
    }),
  )

  app.get<{ Params: { key: string; id: string } }>(
    '/my/:key/sent-files/:id',
    { config: open },
    async (request, reply) => {
      const owned = await findOwned(request.params.key)
      if (!owned) return sendUnknownLink(house, request, reply)
      const { id } = request.params
      const file = isId(id) && (await findAttachment(house.db, owned.submission.submissionId, id))
      // What may do harm is given to nobody, not even back.
      if (!file || file.malwareFound) return reply.callNotFound()
      return sendFile(reply, { ...file, content: await house.files.open(file.sha256) })
    },
  )

  app.get<Keyed>(
    '/my/:key/receipt',
    { config: open },
    atOwn(async (owned, request, reply) =>
      sendPage(
        request,
        reply,
        house,
        <ReceiptPage
          {...owned}
          entryNumber={await findEntryNumber(house.publicDb, owned.submission.receipt)}
        />,
      ),
    ),
  )

  app.get<Keyed>(
    '/my/:key/receipt.json',
    { config: open },
    atOwn(({ submission }, _request, reply) =>
      sendReceipt(reply, submission.receipt, `${submission.reference}-${submission.version}`),
    ),
  )

  app.get<Keyed>(
    '/my/:key/withdrawal.json',
    { config: open },
    atOwn(async ({ submission }, _request, reply) =>
      submission.withdrawalReceipt
        ? sendReceipt(reply, submission.withdrawalReceipt, `${submission.reference}-withdrawn`)
        : reply.callNotFound(),
    ),
  )

  const sendReceipt = async (reply: FastifyReply, receipt: Receipt, name: string) =>
    reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="receipt-${name}.json"`)
      .type('application/json; charset=utf-8')
      .send(await writeReceipt(house.publicDb, receipt))

  const tokenOf = (request: FastifyRequest): string => {
    const { token } = request.query as { token?: unknown }
    return typeof token === 'string' ? token.slice(0, 100) : ''
  }

  app.get<Keyed>(
    '/my/:key/confirm',
    { config: open },
    atOwn(async ({ keyText }, request, reply) =>
      sendPage(
        request,
        reply,
        house,
        <ConfirmPage keyText={keyText} token={tokenOf(request)} state="to-confirm" />,
      ),
    ),
  )

  app.post<Keyed>(
    '/my/:key/confirm',
    { config: { permission: 'public', audit: 'submission.address-confirmed' } },
    atOwn(async ({ keyText, submission }, request, reply) => {
      const token = tokenOf(request)
      const state = await confirmAddress(house.db, house.keys.secret, house.now(), submission, token)
      return sendPage(request, reply, house, <ConfirmPage keyText={keyText} token={token} state={state} />, {
        status: state === 'confirmed' ? 200 : 403,
      })
    }),
  )

  app.post<Keyed>(
    '/my/:key/correct',
    { config: { permission: 'public', audit: 'submission.reopened' } },
    atOwn(async (owned, request, reply) => {
      const words = house.words.in(request.language)
      const key = readPrivateKey(owned.keyText)
      const reopened = key && (await reopen(house.db, house.now(), owned.consultation, key))
      return reply.redirect(
        words.href(reopened?.ok ? ownPath(owned.keyText, 'check') : ownPath(owned.keyText)),
        303,
      )
    }),
  )

  app.post<Keyed>(
    '/my/:key/leave-correction',
    { config: { permission: 'public', audit: 'submission.correction-left' } },
    async (request, reply) => {
      const key = readPrivateKey(request.params.key)
      if (!key || !(await leaveCorrection(house.db, house.now(), key)).ok)
        return sendUnknownLink(house, request, reply)
      return reply.redirect(house.words.in(request.language).href(ownPath(request.params.key)), 303)
    },
  )

  app.get<Keyed>(
    '/my/:key/withdraw',
    { config: open },
    atOwn(async (owned, request, reply) => {
      if (owned.submission.withdrawnAt)
        return reply.redirect(house.words.in(request.language).href(ownPath(owned.keyText)), 303)
      return sendPage(request, reply, house, <WithdrawPage {...owned} />)
    }),
  )

  app.post<Keyed>(
    '/my/:key/withdraw',
    { config: { permission: 'public', audit: 'submission.withdrawn' } },
    atOwn(async (owned, request, reply) => {
      const key = readPrivateKey(owned.keyText)
      const reason = fieldOf(formOf(request), 'reason').trim()
      if (reason.length > longestReason) {
        const message = house.words.in(request.language).t('submissions.withdraw.reason-long', {
          limit: longestReason,
        })
        const page = <WithdrawPage {...owned} reason={reason} problem={message} />
        return sendPage(request, reply, house, page, { status: 422 })
      }
      const withdrawn = key && (await withdraw(house, house.now(), key, reason || undefined))
      if (!withdrawn?.ok) return sendUnknownLink(house, request, reply)
      return reply.redirect(house.words.in(request.language).href(ownPath(owned.keyText)), 303)
    }),
  )
}
