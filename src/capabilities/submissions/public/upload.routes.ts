import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import type { UploadMeter } from '../../../platform/http/upload-meter.ts'
import { isId } from '../../../platform/ids.ts'
import { hasFilesPage, limitsOf, type RefusedFile, withFiles } from '../attachments/form-files.ts'
import {
  addPiece,
  beginUpload,
  endUpload,
  findUpload,
  largestPiece,
  storeUpload,
  type Upload,
} from '../attachments/in-pieces.ts'
import { savePage } from '../save-page.ts'
import { saving } from './at-form.tsx'
import { refusalWords } from './refusal-words.ts'
import { type Visit, visit } from './visit.ts'

type OfForm = { Params: { key: string } }
type OfUpload = { Params: { key: string; id: string }; Querystring: { from?: string } }

/** As far as a file can be: no browser tells of a larger one. */
const largest = Number.MAX_SAFE_INTEGER

/**
 * Files in pieces, for the script that eases adding them: begin, send piece by piece, ask how far it is, stop. What is there
 * stays there, so that a broken connection costs one piece. Answers are JSON.
 */
export function uploadRoutes(app: FastifyInstance, house: House, meter: UploadMeter): void {
  const limitsFor = (found: Visit) => limitsOf(found.consultation.edition, house.settings.uploads)

  /** The form that takes files behind the link; otherwise it is answered. */
  const formOfLink = async (
    request: FastifyRequest<OfForm>,
    reply: FastifyReply,
  ): Promise<Visit | undefined> => {
    const found = await visit(house, request.params.key, request.language, true)
    if (!found || !hasFilesPage(found.consultation.edition, found.draft.content)) {
      reply.code(404).send({ reason: 'unknown' })
      return undefined
    }
    if (found.draft.sentAt || !found.accepting) {
      reply.code(409).send({ reason: found.draft.sentAt ? 'sent' : 'closed' })
      return undefined
    }
    return found
  }

  const refuse = (found: Visit, refused: RefusedFile, request: FastifyRequest, reply: FastifyReply) => {
    const message = refusalWords(refused, limitsFor(found), house.words.in(request.language))
    return reply.code(422).send({ reason: refused.reason, message })
  }

  app.post<OfForm>('/my/:key/uploads', { config: saving }, async (request, reply) => {
    const found = await formOfLink(request, reply)
    if (!found) return reply
    const fields = formOf(request)
    const numberIn = (name: string): number =>
      Math.min(Math.max(Math.trunc(Number(fieldOf(fields, name))) || 0, 0), largest)
    const bytes = numberIn('bytes')
    const begun = await beginUpload(
      house.db,
      house.now(),
      found.draft.submissionId,
      found.draft.content.files ?? [],
      limitsFor(found),
      {
        name: fieldOf(fields, 'name'),
        declaredType: fieldOf(fields, 'type').slice(0, 200),
        bytes,
        modified: numberIn('modified'),
      },
    )
    if (!begun.ok) return refuse(found, begun, request, reply)
    const { upload } = begun
    if (upload.received === 0 && !meter.admit(request.ip, bytes, house.now())) {
      await endUpload(house.db, upload.submissionId, upload.uploadId)
      const message = house.words.in(request.language).t('submissions.files.too-much')
      return reply.code(429).send({ reason: 'too-much', message })
    }
    return reply.code(201).send(standing(upload))
  })

  app.get<OfUpload>('/my/:key/uploads/:id', { config: saving }, async (request, reply) => {
    const found = await formOfLink(request, reply)
    if (!found) return reply
    const { id } = request.params
    const upload = isId(id) && (await findUpload(house.db, found.draft.submissionId, id))
    return upload ? reply.send(standing(upload)) : reply.code(404).send({ reason: 'unknown' })
  })

  app.delete<OfUpload>('/my/:key/uploads/:id', { config: saving }, async (request, reply) => {
    const found = await formOfLink(request, reply)
    if (!found) return reply
    const { id } = request.params
    if (isId(id)) await endUpload(house.db, found.draft.submissionId, id)
    return reply.send({ stopped: true })
  })

  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: largestPiece },
      (_request, body, done) => done(null, body),
    )
    scope.put<OfUpload>('/my/:key/uploads/:id', { config: saving }, async (request, reply) => {
      const found = await formOfLink(request, reply)
      if (!found) return reply
      const { id } = request.params
      const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const start = Number(request.query.from)
      const added = isId(id)
        ? await addPiece(
            house.db,
            house.now(),
            { submissionId: found.draft.submissionId, uploadId: id },
            start,
            content,
          )
        : undefined
      if (!added) return reply.code(404).send({ reason: 'unknown' })
      const { upload } = added
      if (!added.ok) return reply.code(409).send({ reason: 'not-next', ...standing(upload) })
      if (upload.received < upload.bytes) return reply.send(standing(upload))
      return finish(found, upload, request, reply)
    })
  })

  /** All of it is there: into the store, then to the form, then away with the pieces. Asked for again it ends the same. */
  const finish = async (found: Visit, upload: Upload, request: FastifyRequest, reply: FastifyReply) => {
    const file = await storeUpload(house.db, house.files, upload)
    let refused: readonly RefusedFile[] = []
    const saved = await savePage(house.db, house.now(), found.key, {
      step: 'files',
      shown: () => null,
      withTyped(content) {
        const next = withFiles(content.files ?? [], [file], limitsFor(found))
        refused = next.refused
        return { ...content, files: next.files }
      },
      base: '',
      editionId: found.consultation.editionId,
      done: false,
    })
    if (!saved.ok) return reply.code(409).send({ reason: saved.reason })
    await endUpload(house.db, upload.submissionId, upload.uploadId)
    const [first] = refused
    return first ? refuse(found, first, request, reply) : reply.send({ ...standing(upload), added: true })
  }
}

const standing = ({ uploadId, received, bytes }: Upload) => ({
  id: uploadId,
  received,
  bytes,
  most: largestPiece,
})
