import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { createUploadMeter } from '../../../platform/http/upload-meter.ts'
import { findPublishedConsultation, isOpen, type PublishedConsultation } from '../../consultations/index.ts'
import { writePrivateKey } from '../private-key.ts'
import { ownPath } from '../steps.ts'
import { type ApiKey, findApiKey, noteUse } from './api-key.ts'
import { readBody, tidyBody } from './body.ts'
import { checkFiling, filesNamedIn } from './check-filing.ts'
import { type FilingRequest, fileSubmissions, findFiled, privateKeyOf } from './file-submissions.ts'
import { perKeyLimit } from './per-key-limit.ts'
import { type ProblemName, sendProblemDetails } from './problem.ts'
import { findSentAhead, keepSentAhead } from './sent-ahead.ts'
import type { FiledSubmission } from './tables.ts'

/** Every request with a key is let past the limit of its address up to this; the key has its own. */
const perAddress = 600
const perKey = 120
const largestBody = 12 * 1024 * 1024

declare module 'fastify' {
  interface FastifyRequest {
    /** The key of the API that a request bears. */
    apiKey: ApiKey | undefined
  }
}

type Filing = { Params: { slug: string } }

/** Filing submissions that others collected, with a key. No cookie is read or set, and no other site's page may ask (no CORS). */
export function writeRoutes(app: FastifyInstance, house: House): void {
  const refuse = (reply: FastifyReply, name: ProblemName) => sendProblemDetails(reply, house, name)
  const admits = perKeyLimit(perKey)
  const meter = createUploadMeter(house.settings.uploads.addressBytesPerHour)

  app.register(async (scope) => {
    scope.decorateRequest('apiKey', undefined)
    // Before a byte of the body is read.
    scope.addHook('onRequest', async (request, reply) => {
      const now = house.now()
      const key = await findApiKey(house.db, request.headers.authorization)
      if (!key) return refuse(reply.header('www-authenticate', 'Bearer realm="api"'), 'no-key')
      if (key.revokedAt) return refuse(reply, 'key-revoked')
      if (!admits(key.keyId, now)) return refuse(reply.header('retry-after', '60'), 'too-many')
      await noteUse(house.db, now, key)
      request.apiKey = key
    })
    scope.setErrorHandler((error, _request, reply) => {
      const name = problemOf((error as { statusCode?: unknown }).statusCode)
      if (!name) throw error
      return refuse(reply, name)
    })
    scope.removeAllContentTypeParsers()
    scope.register(async (filing) => filingRoute(filing))
    scope.register(async (files) => filesRoute(files))
  })

  function filingRoute(scope: FastifyInstance): void {
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: largestBody },
      (_request, bytes, done) => done(null, bytes),
    )
    scope.post<Filing>(
      '/api/v1/consultations/:slug/submissions',
      {
        config: { permission: 'public', audit: 'submission.received', perMinute: perAddress },
        bodyLimit: largestBody,
      },
      (request, reply) => file(request, reply),
    )
  }

  async function file(request: FastifyRequest<Filing>, reply: FastifyReply) {
    const key = keyOf(request)
    const { slug } = request.params
    const consultation = await findPublishedConsultation(house.publicDb, slug)
    if (!consultation) return refuse(reply, 'not-found')
    const idempotencyKey = request.headers['idempotency-key']
    if (typeof idempotencyKey !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey))
      return refuse(reply, 'no-idempotency-key')
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const read = readBody(bytes)
    if (!read.ok) return refuse(reply, 'not-json')
    const requestHash = createHash('sha256').update(`${slug}\n`).update(bytes).digest('hex')
    const asked: FilingRequest = { keyId: key.keyId, idempotencyKey, requestHash }
    // What was answered is answered again, also after closing.
    const before = await findFiled(house.db, asked)
    if (before) return answer(reply, before)
    return fileAnew(reply, asked, consultation, read.value)
  }

  async function fileAnew(
    reply: FastifyReply,
    asked: FilingRequest,
    consultation: PublishedConsultation,
    body: unknown,
  ) {
    const words = house.words.in('en')
    const now = house.now()
    if (!isOpen(consultation, now)) return refuse(reply, 'not-open')
    const tidy = tidyBody(body)
    if (tidy.problems.length > 0)
      return sendProblemDetails(reply, house, 'not-valid', { errors: tidy.problems })
    const sentAhead = await findSentAhead(house.db, asked.keyId, filesNamedIn(tidy.value))
    const checked = checkFiling(tidy.value, consultation, sentAhead, house.settings.uploads, words)
    if (!checked.ok) return sendProblemDetails(reply, house, 'not-valid', { errors: checked.errors })
    if (checked.noticeHash !== consultation.noticeHash)
      return sendProblemDetails(reply, house, 'notice-not-current', {
        errors: [
          {
            pointer: '/notice/hash',
            detail: words.t('submissions.api.notice-now', { hash: consultation.noticeHash }),
          },
        ],
      })
    return answer(reply, await fileSubmissions(house.db, house, now, asked, consultation, checked.items))
  }

  async function answer(reply: FastifyReply, filed: Awaited<ReturnType<typeof findFiled>>) {
    if (!filed?.ok) return refuse(reply, 'idempotency-key-reused')
    return reply
      .code(201)
      .header('cache-control', 'no-store')
      .headers(filed.isReplay ? { 'idempotent-replayed': 'true' } : {})
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ submissions: filed.submissions.map(shown) }))
  }

  const shown = ({ submissionId, reference, receivedAt, receipt }: FiledSubmission) => {
    const link = house.settings.baseUrl + ownPath(writePrivateKey(privateKeyOf(house, submissionId)))
    return { reference, version: 1, receivedAt, privateLink: link, receipt, proof: `${link}/receipt.json` }
  }

  function filesRoute(scope: FastifyInstance): void {
    // Whatever it is called, the bytes are kept as they come: what they are is told later, by what they hold.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.post(
      '/api/v1/files',
      { config: { permission: 'public', audit: 'none', perMinute: perAddress } },
      async (request, reply) => {
        const { keyId } = keyOf(request)
        const { fileBytes } = house.settings.uploads
        const declared = Number(request.headers['content-length'] ?? 0)
        if (!request.body) return refuse(reply, 'empty')
        if (declared > fileBytes) return refuse(reply.header('connection', 'close'), 'too-large')
        if (!meter.admit(keyId, declared || fileBytes, house.now()))
          return refuse(reply.header('connection', 'close').header('retry-after', '3600'), 'too-many')
        const body = request.body as Readable
        let broken = false
        body.once('error', () => {
          broken = true
        })
        const put = await house.files.put(body, fileBytes).catch((error: unknown) => {
          if (broken) return undefined
          throw error
        })
        if (!put) return refuse(reply, 'broken-off')
        if (!put.ok) return refuse(reply.header('connection', 'close'), 'too-large')
        if (put.bytes === 0) return refuse(reply, 'empty')
        const declaredType = request.headers['content-type']?.slice(0, 200)
        await keepSentAhead(house.db, house.now(), { keyId, ...put, declaredType })
        return reply
          .code(201)
          .header('cache-control', 'no-store')
          .type('application/json; charset=utf-8')
          .send(JSON.stringify({ sha256: put.sha256, bytes: put.bytes }))
      },
    )
  }
}

function keyOf(request: FastifyRequest): ApiKey {
  if (!request.apiKey) throw new Error('a request without a key got past the door')
  return request.apiKey
}

function problemOf(status: unknown): ProblemName | undefined {
  if (status === 413) return 'too-large'
  if (status === 415) return 'not-supported'
  if (status === 429) return 'too-many'
  return typeof status === 'number' && status >= 400 && status < 500 ? 'not-json' : undefined
}
