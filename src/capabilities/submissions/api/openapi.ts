import * as z from 'zod'
import { problems } from './problem.ts'
import {
  AnswersShape,
  ConsultationShape,
  FiledShape,
  FileReference,
  FilingShape,
  ListedConsultationShape,
  mostSubmissions,
  NoticeStatement,
  ProblemShape,
  ReceivedShape,
  RegisterShape,
  SenderShape,
  StoredFileShape,
  SubmissionShape,
  TreatyShape,
  WithholdShape,
} from './schemas.ts'

const components = {
  NoticeStatement,
  Sender: SenderShape,
  WithholdRequest: WithholdShape,
  FileReference,
  Answers: AnswersShape,
  Submission: SubmissionShape,
  Filing: FilingShape,
  Received: ReceivedShape,
  Filed: FiledShape,
  StoredFile: StoredFileShape,
  Problem: ProblemShape,
  ListedConsultation: ListedConsultationShape,
  Consultation: ConsultationShape,
  Register: RegisterShape,
  Treaty: TreatyShape,
} as const

const ref = (name: keyof typeof components) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const ok = (description: string, schema: object) => ({ '200': { description, ...json(schema) } })

const problem = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: Object.entries(problems)
          .filter(([, each]) => each === status)
          .map(([name]) => name)
          .join(', '),
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    ]),
  )

const slug = { name: 'slug', in: 'path', required: true, schema: { type: 'string' } }
const list = (name: string, of: keyof typeof components) => ({
  type: 'object',
  required: [name],
  properties: { [name]: { type: 'array', items: ref(of) } },
})

/** The API as OpenAPI 3.1, out of the very schemas by which it is held. */
export function describeApi(baseUrl: string, siteName: string) {
  const registry = z.registry<{ id?: string | undefined }>()
  for (const [id, shape] of Object.entries(components)) registry.add(shape, { id })
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: 'input',
  })
  return {
    openapi: '3.1.0',
    info: {
      title: siteName,
      version: '1',
      description:
        'What is published, for programs; and filing submissions that an organisation collected, with a key. Times are UTC (RFC 3339). Errors are problem details (RFC 9457).',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: baseUrl }],
    paths: {
      '/api/v1/consultations': {
        get: {
          operationId: 'listConsultations',
          summary: 'All consultations that are public',
          responses: ok('The one that closes last first.', list('consultations', 'ListedConsultation')),
        },
      },
      '/api/v1/consultations/{slug}': {
        get: {
          operationId: 'getConsultation',
          summary: 'A consultation: its page, its notice with the hash, its questions',
          parameters: [slug],
          responses: { ...ok('The edition that holds now.', ref('Consultation')), ...problem(404) },
        },
      },
      '/api/v1/consultations/{slug}/register': {
        get: {
          operationId: 'getRegister',
          summary: 'How many submissions were received and counted',
          parameters: [slug],
          responses: { ...ok('To the minute.', ref('Register')), ...problem(404) },
        },
      },
      '/api/v1/consultations/{slug}/submissions': {
        post: {
          operationId: 'fileSubmissions',
          summary: `File up to ${mostSubmissions} submissions: all are received, or none`,
          description:
            'The moment of receipt is that of the request. A request sent again with the same Idempotency-Key and the same body gets the first answer again (with Idempotent-Replayed: true).',
          security: [{ key: [] }],
          parameters: [
            slug,
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              description: 'Made by you, new for each filing; 1 to 200 visible ASCII letters.',
              schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
            },
          ],
          requestBody: { required: true, ...json(ref('Filing')) },
          responses: {
            '201': { description: 'Received, in the order of the request.', ...json(ref('Filed')) },
            ...problem(400, 401, 403, 404, 409, 413, 415, 422, 429),
          },
        },
      },
      '/api/v1/files': {
        post: {
          operationId: 'storeFile',
          summary: 'Send a file ahead, to be named in submissions with the same key',
          security: [{ key: [] }],
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
          responses: {
            '201': { description: 'Kept.', ...json(ref('StoredFile')) },
            ...problem(400, 401, 403, 413, 422, 429),
          },
        },
      },
      '/api/v1/treaties': {
        get: {
          operationId: 'listTreaties',
          summary: 'All treaties that are public',
          responses: ok('By their short titles.', list('treaties', 'Treaty')),
        },
      },
      '/api/v1/treaties/{slug}': {
        get: {
          operationId: 'getTreaty',
          summary: 'A treaty, and the consultations on it',
          parameters: [slug],
          responses: { ...ok('As it is published.', ref('Treaty')), ...problem(404) },
        },
      },
    },
    components: {
      schemas,
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key made by the agency.' } },
    },
  }
}
