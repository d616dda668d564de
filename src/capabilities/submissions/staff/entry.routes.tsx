import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { sendFile } from '../../../platform/http/send-file.ts'
import { acceptUploads, isUpload } from '../../../platform/http/upload.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { sendPage } from '../../../ui/index.ts'
import { findNamedConsultation } from '../../consultations/index.ts'
import { checkBeforeOpening } from '../attachments/check-before-opening.ts'
import { drawStored } from '../attachments/drawable.ts'
import { limitsOf } from '../attachments/form-files.ts'
import { takeUpload } from '../attachments/take-upload.ts'
import { beginEntry, changeEntry, findEntryDraft, type NotKept, sameWords } from '../entry/begin-entry.ts'
import type { EntryContent } from '../entry/entry.ts'
import { receiveEntry } from '../entry/receive-entry.ts'
import type { DraftFile } from '../submissions.ts'
import { EntryPage, type EntryProblem } from './entry.view.tsx'
import { emptyEntry, problemsOf, readEntry, readEntryTime } from './entry-form.ts'
import { type FoundEntry, findAnyEntry, findNamedEntry } from './find-entry.ts'
import { mostPagesShown } from './scan-sheet.tsx'
import { pageIn, sendPicture } from './send-picture.ts'

type OfConsultation = { Params: { id: string }; Querystring: Record<string, unknown> }
type One = { Params: { id: string; sha256?: string; page?: string }; Querystring: Record<string, unknown> }

/** Entering what came on paper or by telephone: fields beside the scan and what was read from it. */
export function entryRoutes(app: FastifyInstance, house: House): void {
  const viewing = { permission: 'submission.enter', audit: 'entry.viewed' } as const
  const words = (request: FastifyRequest) => house.words.in(request.language)

  const find = (id: string) => findNamedEntry(house, id)

  const show = (found: FoundEntry, request: FastifyRequest, reply: FastifyReply) =>
    sendPage(
      request,
      reply,
      house,
      <EntryPage {...found} problems={problemsIn(found, request)} added={addedIn(request)} />,
    )

  app.post<OfConsultation>(
    '/staff/consultations/:id/entries',
    // Nothing is said of anyone yet.
    { config: { permission: 'submission.enter', audit: 'none' } },
    async (request, reply) => {
      const { id } = request.params
      const consultation = await findNamedConsultation(house.publicDb, id)
      if (!consultation) return reply.callNotFound()
      const content = emptyEntry(formOf(request))
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

  /** How many scans were just added. */
  const addedIn = (request: FastifyRequest): number => {
    const { added } = request.query as Record<string, unknown>
    return typeof added === 'string' && /^\d{1,2}$/.test(added) ? Number(added) : 0
  }

  /** What was wrong with what was sent last, told anew from what was kept of it. */
  const problemsIn = (
    { draft, consultation }: FoundEntry,
    request: FastifyRequest,
  ): readonly EntryProblem[] => {
    const { t } = words(request)
    const { scan, upload, problems } = request.query as Record<string, unknown>
    if (scan === 'found' || scan === 'unchecked')
      return [{ field: 'files', message: t(`submissions.entry.scan-${scan}`) }]
    if (upload === 'broken-off' || upload === 'too-large')
      return [{ field: 'files', message: t(`submissions.entry.upload.${upload}`) }]
    const all = problemsOf(draft.content, words(request))
    if (upload === 'refused') return all.filter(({ field }) => field === 'files')
    if (problems === undefined) return []
    return [...all, ...readEntryTime(draft.content, consultation, house.now(), words(request)).problems]
  }

  // What was read from the scans so far, for the script that waits for it.
  app.get<One>('/staff/entries/:id/scans.json', { config: viewing }, async (request, reply) => {
    const found = await find(request.params.id)
    if (!found) return reply.callNotFound()
    const { content, scanTexts, scanPages } = found.draft
    return reply.header('cache-control', 'no-store').send(
      content.scans.map(({ name, sha256 }) => ({
        name,
        text: scanTexts[sha256] ?? null,
        pages: Array.from({ length: Math.min(scanPages[sha256] ?? 0, mostPagesShown) }, (_, i) =>
          words(request).t('submissions.scan.page', { page: i + 1, name }),
        ),
      })),
    )
  })

  app.get<One>(
    '/staff/entries/:id/scans/:sha256',
    { config: { permission: 'submission.enter', audit: 'entry-scan.viewed' } },
    async (request, reply) => {
      const found = await find(request.params.id)
      const scan = found?.draft.content.scans.find(({ sha256 }) => sha256 === request.params.sha256)
      if (!found || !scan) return reply.callNotFound()
      const checked = await checkBeforeOpening(house, scan.sha256)
      if (checked !== 'clean')
        return seeOther(request, reply, house, `/staff/entries/${found.draft.submissionId}?scan=${checked}`)
      return sendFile(reply, { ...scan, content: await house.files.open(scan.sha256) })
    },
  )

  // A page of a scan as a picture that we drew: the file itself is never opened by the browser.
  app.get<One>(
    '/staff/entries/:id/scans/:sha256/pages/:page',
    { config: { permission: 'submission.enter', audit: 'entry-scan.viewed' } },
    async (request, reply) => {
      const found = await find(request.params.id)
      const scan = found?.draft.content.scans.find(({ sha256 }) => sha256 === request.params.sha256)
      const page = pageIn(request.params.page)
      if (!scan || page === undefined) return reply.callNotFound()
      if ((await checkBeforeOpening(house, scan.sha256)) !== 'clean') return reply.callNotFound()
      const jpeg = await drawStored(house, scan, page)
      return jpeg ? sendPicture(reply, jpeg) : reply.callNotFound()
    },
  )

  app.register(async (scope) => {
    acceptUploads(scope)
    scope.post<One>(
      '/staff/entries/:id',
      { config: { permission: 'submission.enter', audit: 'submission.received' } },
      async (request, reply) => {
        // Put away or not: what is typed into it is not lost.
        const found = await findAnyEntry(house, request.params.id)
        if (!found) return reply.callNotFound()
        return save(found, request, reply)
      },
    )
  })

  const save = async ({ draft, consultation }: FoundEntry, request: FastifyRequest, reply: FastifyReply) => {
    // Always on to another address: this one has the token of the form in it, and people print what they see.
    const path = `/staff/entries/${draft.submissionId}`
    // What somebody typed while a colleague received the entry, put it away or changed it, stands on the page once more.
    const giveBack = async (why: NotKept, content: EntryContent) => {
      const now = (await findEntryDraft(house.db, draft.submissionId)) ?? draft
      // A second press, or going back and pressing again.
      if (why === 'received' && sameWords(now.content, content))
        return seeOther(request, reply, house, `${path}/letter`)
      const problem = { field: 'body', message: words(request).t(`submissions.entry.not-kept.${why}`) }
      const typed = { ...now, content: { ...content, scans: now.content.scans } }
      return sendPage(
        request,
        reply,
        house,
        <EntryPage consultation={consultation} draft={typed} problems={[problem]} added={0} />,
        { status: 409 },
      )
    }
    const limits = limitsOf({ files: { most: 20 } }, house.settings.uploads)
    const before = draft.content.scans.map((scan, i): DraftFile => ({ ...scan, id: String(i) }))
    const upload = isUpload(request)
      ? await takeUpload(request.raw, house.files, before, limits)
      : { ok: true as const, form: formOf(request), taken: [], refused: [] }
    if (!upload.ok) {
      reply.header('connection', 'close')
      return seeOther(request, reply, house, `${path}?upload=${upload.reason}`)
    }
    const files = {
      taken: upload.taken.map((file) => ({ ...file, origin: 'scan' as const })),
      refused: upload.refused.map(({ name }) => name),
    }
    const changed = await changeEntry(
      house.db,
      house.now(),
      draft.submissionId,
      fieldOf(upload.form, 'seen') || undefined,
      (before) => readEntry(upload.form, before, files, consultation, words(request)),
    )
    if ('notKept' in changed) return giveBack(changed.notKept, changed.typed.content)
    const { content, go } = changed.kept
    if (files.taken.length > 0)
      await addJob(house.db, 'submissions.read-scans', { submissionId: draft.submissionId })
    if (go !== 'receive')
      return seeOther(
        request,
        reply,
        house,
        files.refused.length > 0
          ? `${path}?upload=refused`
          : files.taken.length > 0
            ? `${path}?added=${files.taken.length}`
            : path,
      )
    const { at, problems } = readEntryTime(content, consultation, house.now(), words(request))
    if (!at || problems.length > 0 || problemsOf(content, words(request)).length > 0)
      return seeOther(request, reply, house, `${path}?problems=yes`)
    const received = await receiveEntry(house.db, house, house.now(), actorOf(request), {
      submissionId: draft.submissionId,
      consultation,
      content,
      receivedAt: at,
      receivedDayOnly: content.time === '',
      acknowledged: content.acknowledged === true,
    })
    if (!received.ok) return giveBack(received.reason, content)
    return seeOther(request, reply, house, `${path}/letter`)
  }
}
