import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { sendFile } from '../../../platform/http/send-file.ts'
import { acceptUploads, isUpload } from '../../../platform/http/upload.ts'
import { isId } from '../../../platform/ids.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { sendPage } from '../../../ui/index.ts'
import { findPublishedConsultationById, type PublishedConsultation } from '../../consultations/index.ts'
import { limitsOf } from '../attachments/form-files.ts'
import { takeUpload } from '../attachments/take-upload.ts'
import { beginEntry, findEntryDraft, saveEntry } from '../entry/begin-entry.ts'
import { receiveEntry } from '../entry/receive-entry.ts'
import type { DraftFile } from '../submissions.ts'
import { EntryPage, type EntryProblem } from './entry.view.tsx'
import { emptyEntry, readEntry, readEntryTime } from './entry-form.ts'
import { EntryReceivedPage } from './entry-received.view.tsx'

type OfConsultation = { Params: { id: string }; Querystring: Record<string, unknown> }
type One = { Params: { id: string; sha256?: string } }
type Found = {
  draft: NonNullable<Awaited<ReturnType<typeof findEntryDraft>>>
  consultation: PublishedConsultation
}

/** Entering what came on paper or by telephone: fields beside the scan and what was read from it. */
export function entryRoutes(app: FastifyInstance, house: House): void {
  const viewing = { permission: 'submission.enter', audit: 'entry.viewed' } as const
  const words = (request: FastifyRequest) => house.words.in(request.language)

  const find = async (id: string): Promise<Found | undefined> => {
    const draft = isId(id) ? await findEntryDraft(house.db, id) : undefined
    const consultation = draft && (await findPublishedConsultationById(house.publicDb, draft.consultationId))
    return draft && consultation && { draft, consultation }
  }

  const show = (
    { draft, consultation }: Found,
    request: FastifyRequest,
    reply: FastifyReply,
    problems: readonly EntryProblem[] = [],
  ) =>
    sendPage(
      request,
      reply,
      house,
      <EntryPage consultation={consultation} draft={draft} problems={problems} />,
      { status: problems.length > 0 ? 422 : 200 },
    )

  app.post<OfConsultation>(
    '/staff/consultations/:id/entries',
    // Nothing is said of anyone yet.
    { config: { permission: 'submission.enter', audit: 'none' } },
    async (request, reply) => {
      const { id } = request.params
      const consultation = isId(id) ? await findPublishedConsultationById(house.publicDb, id) : undefined
      if (!consultation) return reply.callNotFound()
      const content = emptyEntry(formOf(request), house.now(), consultation.edition.timeZone)
      const entryId = await beginEntry(house.db, house.now(), actorOf(request), id, content)
      return reply.redirect(words(request).href(`/staff/entries/${entryId}`), 303)
    },
  )

  app.get<One>('/staff/entries/:id', { config: viewing }, async (request, reply) => {
    const found = await find(request.params.id)
    if (!found) return reply.callNotFound()
    if (found.draft.receivedAt)
      return reply.redirect(words(request).href(`/staff/submissions/${found.draft.submissionId}`), 303)
    return show(found, request, reply)
  })

  // What was read from the scans so far, for the script that waits for it.
  app.get<One>('/staff/entries/:id/scans.json', { config: viewing }, async (request, reply) => {
    const found = await find(request.params.id)
    if (!found) return reply.callNotFound()
    const { content, scanTexts } = found.draft
    return reply
      .header('cache-control', 'no-store')
      .send(content.scans.map(({ name, sha256 }) => ({ name, text: scanTexts[sha256] ?? null })))
  })

  app.get<One>(
    '/staff/entries/:id/scans/:sha256',
    { config: { permission: 'submission.enter', audit: 'entry-scan.viewed' } },
    async (request, reply) => {
      const found = await find(request.params.id)
      const scan = found?.draft.content.scans.find(({ sha256 }) => sha256 === request.params.sha256)
      if (!scan) return reply.callNotFound()
      return sendFile(reply, { ...scan, content: await house.files.open(scan.sha256) })
    },
  )

  app.register(async (scope) => {
    acceptUploads(scope)
    scope.post<One>(
      '/staff/entries/:id',
      { config: { permission: 'submission.enter', audit: 'submission.received' } },
      async (request, reply) => {
        const found = await find(request.params.id)
        if (!found) return reply.callNotFound()
        return save(found, request, reply)
      },
    )
  })

  const save = async (found: Found, request: FastifyRequest, reply: FastifyReply) => {
    const { draft, consultation } = found
    const { t } = words(request)
    const limits = limitsOf({ files: { most: 20 } }, house.settings.uploads)
    const before = draft.content.scans.map((scan, i): DraftFile => ({ ...scan, id: String(i) }))
    const upload = isUpload(request)
      ? await takeUpload(request.raw, house.files, before, limits)
      : { ok: true as const, form: formOf(request), taken: [], refused: [] }
    if (!upload.ok) {
      reply.header('connection', 'close')
      return show(found, request, reply, [
        { field: 'files', message: t(`submissions.entry.upload.${upload.reason}`) },
      ])
    }
    const taken = upload.taken.map((file) => ({ ...file, origin: 'scan' as const }))
    const { content, problems, go } = readEntry(
      upload.form,
      draft.content,
      taken,
      consultation,
      words(request),
    )
    const flaws = [
      ...problems,
      ...upload.refused.map(({ name }) => ({
        field: 'files',
        message: t('submissions.entry.file-refused', { name }),
      })),
    ]
    if (draft.receivedAt)
      return reply.redirect(words(request).href(`/staff/submissions/${draft.submissionId}`), 303)
    await saveEntry(house.db, house.now(), draft.submissionId, content)
    if (taken.length > 0)
      await addJob(house.db, 'submissions.read-scans', { submissionId: draft.submissionId })
    const next = { draft: { ...draft, content }, consultation }
    if (go !== 'receive') {
      if (upload.refused.length > 0) return show(next, request, reply, flaws)
      return reply.redirect(words(request).href(`/staff/entries/${draft.submissionId}`), 303)
    }
    const time = readEntryTime(content, consultation, house.now(), words(request))
    const all = [...flaws, ...time.problems]
    if (all.length > 0 || !time.at) return show(next, request, reply, all)
    const received = await receiveEntry(house.db, house, house.now(), actorOf(request), {
      submissionId: draft.submissionId,
      consultation,
      content,
      receivedAt: time.at,
      acknowledged: upload.form.values.get('acknowledged')?.[0] === 'yes',
    })
    if (!received.ok)
      return reply.redirect(words(request).href(`/staff/submissions/${draft.submissionId}`), 303)
    // Shown at once and never again: the link is the sender's.
    return sendPage(
      request,
      reply,
      house,
      <EntryReceivedPage
        consultation={consultation}
        content={content}
        reference={received.received.reference}
        submissionId={draft.submissionId}
        receivedAt={time.at}
        privateKey={received.privateKey}
      />,
    )
  }
}
