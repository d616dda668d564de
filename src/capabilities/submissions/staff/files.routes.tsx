import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { sendFile } from '../../../platform/http/send-file.ts'
import { isId } from '../../../platform/ids.ts'
import type { FieldError } from '../../../ui/index.ts'
import { sendPage } from '../../../ui/page.tsx'
import { listStaffNames } from '../../accounts/index.ts'
import { drawStored } from '../attachments/drawable.ts'
import { listPages } from '../attachments/page-texts.ts'
import { findAttachment } from '../attachments/queries.ts'
import { listWaiting } from '../attachments/queue.ts'
import { readFileAgain, settleFile, typeInFile } from '../attachments/settle.ts'
import { findSubmission } from '../reading.ts'
import { filePath } from './attachments.view.tsx'
import { FilePage, type FilePageProps, FileTextPage } from './file.view.tsx'
import { FileQueuePage } from './file-queue.view.tsx'
import { pageIn, sendPicture } from './send-picture.ts'

/** `:id` is the file: what the trail names. */
type OfFile = {
  Params: { submissionId: string; id: string }
  Querystring: { from?: string; done?: string }
}

type OfPage = { Params: OfFile['Params'] & { page: string } }

const filesAtOnce = 50
const pagesAtOnce = 20
const longestNote = 2_000
/** As much as the longest answer a form takes, several times: a whole report may have to be typed in. */
const longestText = 500_000

/** Files as staff get at them: always as downloads, and each look recorded. */
export function staffFilesRoutes(app: FastifyInstance, house: House): void {
  const find = async ({ submissionId, id }: OfFile['Params']): Promise<FilePageProps | undefined> => {
    if (!isId(submissionId) || !isId(id)) return undefined
    const file = await findAttachment(house.db, submissionId, id)
    const submission = file && (await findSubmission(house.db, submissionId))
    if (!submission) return undefined
    const { settledBy } = file
    const names = settledBy ? await listStaffNames(house.db, [settledBy]) : undefined
    return {
      submissionId,
      reference: submission.reference,
      channel: submission.channel,
      file,
      settledBy: settledBy ? names?.get(settledBy) : undefined,
    }
  }

  app.get<{ Querystring: Record<string, unknown> }>(
    '/staff/files',
    { config: { permission: 'file.settle', audit: 'file.viewed' } },
    async (request, reply) => {
      const { consultation, after } = request.query
      const consultationId = typeof consultation === 'string' && isId(consultation) ? consultation : undefined
      const [submissionId = '', attachmentId = ''] = String(after ?? '').split('~')
      const files = await listWaiting(house.db, consultationId, {
        after: isId(submissionId) && isId(attachmentId) ? { submissionId, attachmentId } : undefined,
        limit: filesAtOnce + 1,
      })
      const shown = files.slice(0, filesAtOnce)
      const last = shown.at(-1)
      const query = new URLSearchParams(consultationId ? { consultation: consultationId } : {})
      query.set('after', `${last?.submissionId}~${last?.attachmentId}`)
      const next = files.length > filesAtOnce ? `/staff/files?${query}` : undefined
      return sendPage(request, reply, house, <FileQueuePage files={shown} next={next} />)
    },
  )

  /** What is not known to be clean is given to nobody. */
  const isHeldBack = ({ state, malwareCheckedAt }: { state: string; malwareCheckedAt: Date | null }) =>
    state === 'held' || (house.malware !== undefined && !malwareCheckedAt)

  app.get<OfFile>(
    '/staff/submissions/:submissionId/files/:id',
    { config: { permission: 'submission.read', audit: 'file.exported' } },
    async (request, reply) => {
      const found = await find(request.params)
      if (!found || isHeldBack(found.file)) return reply.callNotFound()
      const { name, bytes, sha256 } = found.file
      return sendFile(reply, { name, bytes, content: await house.files.open(sha256) })
    },
  )

  // A page as a picture that we drew: the file itself is never opened by the browser.
  app.get<OfPage>(
    '/staff/submissions/:submissionId/files/:id/pages/:page',
    { config: { permission: 'submission.read', audit: 'file.viewed' } },
    async (request, reply) => {
      const found = await find(request.params)
      const page = pageIn(request.params.page)
      if (!found || page === undefined || isHeldBack(found.file)) return reply.callNotFound()
      const jpeg = await drawStored(house, found.file, page)
      return jpeg ? sendPicture(reply, jpeg) : reply.callNotFound()
    },
  )

  app.get<OfFile>(
    '/staff/submissions/:submissionId/files/:id/text',
    { config: { permission: 'submission.read', audit: 'file.viewed' } },
    async (request, reply) => {
      const found = await find(request.params)
      if (!found) return reply.callNotFound()
      const { submissionId, id } = request.params
      const from = Math.min(Math.max(Math.trunc(Number(request.query.from)) || 1, 1), 1_000_000)
      const pages = await listPages(house.db, submissionId, id, { from, limit: pagesAtOnce + 1 })
      const text = filePath(submissionId, id, 'text')
      const beyond = pages[pagesAtOnce]
      return sendPage(
        request,
        reply,
        house,
        <FileTextPage
          {...found}
          pages={pages.slice(0, pagesAtOnce)}
          previous={from > 1 ? `${text}?from=${Math.max(1, from - pagesAtOnce)}` : undefined}
          next={beyond ? `${text}?from=${beyond.page}` : undefined}
        />,
      )
    },
  )

  const path = '/staff/submissions/:submissionId/files/:id/settle'
  app.get<OfFile>(
    path,
    { config: { permission: 'file.settle', audit: 'file.viewed' } },
    async (request, reply) => {
      const found = await find(request.params)
      if (!found) return reply.callNotFound()
      const done = (['saved', 'done'] as const).find((each) => each === request.query.done)
      return sendPage(request, reply, house, <FilePage {...found} done={done} />)
    },
  )

  app.post<OfFile>(
    path,
    { config: { permission: 'file.settle', audit: 'submission.file-settled' } },
    async (request, reply) => {
      const found = await find(request.params)
      if (!found) return reply.callNotFound()
      const file = { submissionId: request.params.submissionId, attachmentId: request.params.id }
      const actor = actorOf(request)
      const now = house.now()
      const fields = formOf(request)
      const words = fieldOf(fields, 'words')
      const note = fieldOf(fields, 'note').trim()
      const back = (settled: { ok: boolean }) =>
        seeOther(
          request,
          reply,
          house,
          `${filePath(file.submissionId, file.attachmentId, 'settle')}?done=${settled.ok ? 'saved' : 'done'}`,
        )
      const refuse = (field: 'words' | 'note', message: string) =>
        sendRefused(found, { words, note }, [{ field, message }], request, reply)
      const { t } = house.words.in(request.language)
      switch (fieldOf(fields, 'do')) {
        case 'type-in':
          if (words.trim() === '') return refuse('words', t('submissions.file.type-in-missing'))
          if (words.length > longestText)
            return refuse('words', t('submissions.file.type-in-long', { limit: longestText }))
          return back(await typeInFile(house.db, now, actor, file, words))
        case 'again':
          return back(await readFileAgain(house.db, now, actor, file))
        default:
          if (note === '') return refuse('note', t('submissions.file.settle-missing'))
          if (note.length > longestNote)
            return refuse('note', t('submissions.file.type-in-long', { limit: longestNote }))
          return back(await settleFile(house.db, now, actor, file, note))
      }
    },
  )

  const sendRefused = (
    found: FilePageProps,
    typed: { words: string; note: string },
    errors: readonly FieldError[],
    request: FastifyRequest,
    reply: FastifyReply,
  ) => sendPage(request, reply, house, <FilePage {...found} typed={typed} errors={errors} />, { status: 422 })
}
