import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { House } from '../../platform/house.ts'
import { type Edition, fieldName } from '../consultations/index.ts'

interface HouseUnderTest {
  readonly app: FastifyInstance
  readonly house: House
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** A member of the public at a form, without scripts and without cookies. */
export interface Visitor {
  /** The last part of the private link. */
  readonly key: string
  get(path?: string): Promise<LightMyRequestResponse>
  post(path: string, fields?: Fields): Promise<LightMyRequestResponse>
}

/** Posts a form as a browser does. */
export function postForm(
  app: FastifyInstance,
  url: string,
  fields: Fields = {},
): Promise<LightMyRequestResponse> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: body.toString(),
  })
}

/** Starts a form, as a visitor does. */
export async function aVisitor({ app }: HouseUnderTest, slug: string): Promise<Visitor> {
  const started = await postForm(app, `/consultations/${slug}/submit`)
  const key = /\/my\/([^/]+)/.exec(String(started.headers.location))?.[1]
  if (!key) throw new Error(`no form was started: ${started.statusCode}`)
  return {
    key,
    get: (path = '') => app.inject({ url: `/my/${key}${path}` }),
    post: (path, fields) => postForm(app, `/my/${key}${path}`, fields),
  }
}

/** Fills in one section and goes on. */
export const fillSection = (visitor: Visitor, sectionId: string, fields: Fields) =>
  visitor.post(`/part/${sectionId}`, { go: 'next', ...fields })

/** Sends the form from its last page. */
export async function send(visitor: Visitor, editionId: string): Promise<LightMyRequestResponse> {
  const { body } = await visitor.get('/check')
  const revision = /name="revision" value="(\d+)"/.exec(body)?.[1] ?? ''
  return visitor.post('/send', { edition: editionId, revision })
}

/** A whole submission through the form: every section filled with a word where it takes one. */
export async function aSubmission(
  under: HouseUnderTest,
  consultation: { slug: string; edition: Edition; editionId: string },
  options: { answers?: Fields; about?: Fields; withhold?: Fields } = {},
): Promise<Visitor & { submissionId: string }> {
  const visitor = await aVisitor(under, consultation.slug)
  for (const section of consultation.edition.sections) {
    const words = section.questions.filter(
      (question) => question.type === 'long-text' || question.type === 'short-text',
    )
    const given = Object.fromEntries(
      words.map((question) => [fieldName(question.id), 'My view in a few words.']),
    )
    await fillSection(visitor, section.id, { ...given, ...options.answers })
  }
  await visitor.post('/about-you', { kind: 'individual', go: 'next', ...options.about })
  if (options.withhold) await visitor.post('/withhold', { go: 'next', ...options.withhold })
  const sent = await send(visitor, consultation.editionId)
  if (sent.statusCode !== 303) throw new Error(`not sent: ${sent.statusCode} ${sent.body}`)
  return { ...visitor, submissionId: submissionIdIn(visitor.key) }
}

export interface FileToSend {
  readonly name: string
  readonly content: string | Buffer
  readonly type?: string
  /** The name of its field; `files` when left out. */
  readonly field?: string
}

/** A form with files as a browser writes it. */
export function multipartForm(
  fields: Fields,
  files: readonly FileToSend[],
): { payload: Buffer; headers: Record<string, string> } {
  const boundary = '----boundary-of-the-tests'
  const pieces: (string | Buffer)[] = []
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === 'string' ? [value] : value)
      pieces.push(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${each}\r\n`)
  for (const { name, content, type = 'application/octet-stream', field = 'files' } of files) {
    const written = name.replaceAll('"', '%22').replaceAll('\n', '%0A')
    pieces.push(
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${written}"\r\nContent-Type: ${type}\r\n\r\n`,
      content,
      '\r\n',
    )
  }
  pieces.push(`--${boundary}--\r\n`)
  return {
    payload: Buffer.concat(pieces.map((piece) => Buffer.from(piece))),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

/** Posts files on the form's page for them, without scripts. */
export const addFiles = (
  { app }: Pick<HouseUnderTest, 'app'>,
  visitor: Pick<Visitor, 'key'>,
  files: readonly FileToSend[],
  fields: Fields = { go: 'add' },
): Promise<LightMyRequestResponse> =>
  app.inject({ method: 'POST', url: `/my/${visitor.key}/files`, ...multipartForm(fields, files) })

/** A whole submission of the small questionnaire, with files. */
export async function aSubmissionWithFiles(
  under: HouseUnderTest,
  consultation: { slug: string; editionId: string },
  files: readonly FileToSend[],
): Promise<Visitor & { submissionId: string }> {
  const visitor = await aVisitor(under, consultation.slug)
  await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': 'My own words.' })
  await fillSection(visitor, 'more', {})
  await addFiles(under, visitor, files, { go: 'next' })
  await visitor.post('/about-you', { kind: 'individual', go: 'next' })
  const sent = await send(visitor, consultation.editionId)
  if (sent.statusCode !== 303) throw new Error(`not sent: ${sent.statusCode} ${sent.body}`)
  return { ...visitor, submissionId: submissionIdIn(visitor.key) }
}

function submissionIdIn(key: string): string {
  const hex = Buffer.from(key.slice(0, 22), 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
