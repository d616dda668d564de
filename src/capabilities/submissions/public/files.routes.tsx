import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf, type PostedForm } from '../../../platform/http/forms.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { sendFile } from '../../../platform/http/send-file.ts'
import { acceptUploads, isUpload } from '../../../platform/http/upload.ts'
import { createUploadMeter } from '../../../platform/http/upload-meter.ts'
import { sendPage } from '../../../ui/page.tsx'
import { sizeInWords } from '../../consultations/index.ts'
import type { ArrivingFile } from '../attachments/attachment.ts'
import { hasFilesPage, limitsOf, type RefusedFile, withFiles } from '../attachments/form-files.ts'
import { mostRead, takeUpload } from '../attachments/take-upload.ts'
import { savePage } from '../save-page.ts'
import type { FieldProblem } from '../schemas.ts'
import { ownPath, toChange } from '../steps.ts'
import { atForm, type Keyed, open, saving, sendClosed } from './at-form.tsx'
import { FilesPage } from './files.view.tsx'
import { refusalWords } from './refusal-words.ts'
import { sendUnknownLink } from './unknown-link.tsx'
import { uploadRoutes } from './upload.routes.ts'
import { type Visit, visit } from './visit.ts'

/** "Add files": a page of the form whose post may carry files. */
export function filesRoutes(app: FastifyInstance, house: House): void {
  const form = atForm(house)
  const meter = createUploadMeter(house.settings.uploads.addressBytesPerHour)
  const limitsFor = (found: Visit) => limitsOf(found.consultation.edition, house.settings.uploads)

  uploadRoutes(app, house, meter)

  const show = async (
    found: Visit,
    request: FastifyRequest<Keyed>,
    reply: FastifyReply,
    { problems, status }: { problems?: readonly FieldProblem[]; status?: number } = {},
  ) => {
    const page = await form.pageOf(found, 'files', request)
    const removed = 'removed' in request.query
    const view = (
      <FilesPage
        page={page}
        limits={limitsFor(found)}
        removed={removed}
        {...(problems ? { problems } : {})}
      />
    )
    return sendPage(request, reply, house, view, { status: status ?? (problems ? 422 : 200) })
  }

  app.get<Keyed>(
    '/my/:key/files',
    { config: open },
    form.reading(async (found, request, reply) =>
      hasFilesPage(found.consultation.edition, found.draft.content)
        ? show(found, request, reply)
        : reply.callNotFound(),
    ),
  )

  app.get<{ Params: { key: string; id: string } }>(
    '/my/:key/files/:id',
    { config: open },
    async (request, reply) => {
      const found = await visit(house, request.params.key, request.language, true)
      const file = found?.draft.content.files?.find(({ id }) => id === request.params.id)
      if (!file) return found ? reply.callNotFound() : sendUnknownLink(house, request, reply)
      return sendFile(reply, { ...file, content: await house.files.open(file.sha256) })
    },
  )

  /** What was posted: the fields, the files that were stored, and those that were not. Undefined when it was answered. */
  const read = async (found: Visit, request: FastifyRequest<Keyed>, reply: FastifyReply) => {
    if (!isUpload(request)) return { fields: formOf(request), taken: [], refused: [] }
    const limits = limitsFor(found)
    const { t } = form.wordsOf(request)
    const refuse = (key: 'broken-off' | 'far-too-large' | 'too-much', status: number) => {
      const total = sizeInWords(limits.totalBytes, form.wordsOf(request))
      // What was not read stands in the way of the next request on this connection.
      reply.header('connection', 'close')
      const message = t(`submissions.files.${key}`, { total })
      return show(found, request, reply, { problems: [{ field: 'files', message }], status })
    }
    const announced = Number(request.headers['content-length'] ?? mostRead(limits))
    if (!meter.admit(request.ip, Math.min(announced, mostRead(limits)), house.now())) {
      await refuse('too-much', 429)
      return undefined
    }
    const upload = await takeUpload(request.raw, house.files, found.draft.content.files ?? [], limits)
    if (upload.ok) return { fields: upload.form, taken: upload.taken, refused: upload.refused }
    await (upload.reason === 'too-large' ? refuse('far-too-large', 413) : refuse('broken-off', 400))
    return undefined
  }

  app.register(async (scope) => {
    acceptUploads(scope)
    scope.post<Keyed>('/my/:key/files', { config: saving }, async (request, reply) => {
      const found = await visit(house, request.params.key, request.language)
      if (!found) return sendUnknownLink(house, request, reply)
      if (!hasFilesPage(found.consultation.edition, found.draft.content)) return reply.callNotFound()
      if (!found.accepting) return sendClosed(house, found, request, reply)
      const posted = await read(found, request, reply)
      return posted ? save(found, posted, request, reply) : reply
    })
  })

  const save = async (
    found: Visit,
    posted: { fields: PostedForm; taken: readonly ArrivingFile[]; refused: readonly RefusedFile[] },
    request: FastifyRequest<Keyed>,
    reply: FastifyReply,
  ) => {
    const { fields, taken } = posted
    const limits = limitsFor(found)
    const removed = fieldOf(fields, 'remove')
    let refused = posted.refused
    const saved = await savePage(house.db, house.now(), found.key, {
      step: 'files',
      // Files are added and removed one by one: two windows do not get in each other's way.
      shown: () => null,
      withTyped(content) {
        const kept = (content.files ?? []).filter(({ id }) => id !== removed)
        const next = withFiles(kept, taken, limits)
        refused = [...posted.refused, ...next.refused]
        return { ...content, files: next.files }
      },
      base: '',
      editionId: fieldOf(fields, 'edition'),
      done: ['next', 'later'].includes(fieldOf(fields, 'go')) && posted.refused.length === 0,
    })
    if (!saved.ok && saved.reason === 'unknown') return sendUnknownLink(house, request, reply)
    if (!saved.ok && saved.reason === 'sent') {
      const typed = taken.length > 0 ? { files: withFiles([], taken, limits).files } : {}
      return form.sentMeanwhile(found, { content: typed }, request, reply)
    }
    const draft = saved.draft ?? found.draft
    const after = { ...found, draft }
    const words = form.wordsOf(request)
    const problems = [
      ...refused.map((file) => ({ field: 'files', message: refusalWords(file, limits, words) })),
      ...form.refusalsOf(saved, request),
    ]
    if (problems.length > 0) return show(after, request, reply, { problems })
    if (removed || fieldOf(fields, 'go') === 'add') {
      const path = ownPath(found.keyText, 'files')
      const back = request.query.from === 'check' ? toChange(path) : path
      return seeOther(request, reply, house, removed ? `${back}${back === path ? '?' : '&'}removed` : back)
    }
    return form.onward(after, draft, 'files', fields, request, reply)
  }
}
