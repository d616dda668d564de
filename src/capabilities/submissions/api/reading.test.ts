import { beforeEach, describe, expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../../consultations/factories.ts'
import { aSubmission } from '../factories.ts'

let under: Awaited<ReturnType<typeof startHouse>>
let consultation: ConsultationUnderTest

beforeEach(async () => {
  under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  consultation = await aPublishedConsultation(under)
})

const read = async (path: string) => {
  const answer = await under.app.inject(path)
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect(answer.headers['cache-control']).toContain('public')
  return JSON.parse(answer.body)
}

describe('reading what is published', () => {
  test('consultations, with notice, questions and a schema of answers', async () => {
    const { consultations } = await read('/api/v1/consultations')
    expect(consultations).toMatchObject([{ slug: consultation.slug, title: consultation.edition.title }])
    const one = await read(`/api/v1/consultations/${consultation.slug}`)
    expect(one.notice.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(one.notice.text).toContain('official information')
    expect(one.sections).toEqual(JSON.parse(JSON.stringify(consultation.edition.sections)))
    expect(Object.keys(one.answersSchema.properties)).toContain('stand')
    expect((await under.app.inject('/api/v1/consultations/nowhere')).statusCode).toBe(404)
  })

  test('the register, by its counts and nothing else', async () => {
    await aSubmission(under, consultation, {
      answers: { 'q.stand': 'support' },
      about: { kind: 'individual', name: 'Secret Name' },
    })
    await under.work()
    await under.work()
    const register = await read(`/api/v1/consultations/${consultation.slug}/register`)
    expect(register).toMatchObject({ received: 1, counted: 1, byChannel: { web: 1 } })
    expect(JSON.stringify(register)).not.toContain('Secret')
  })

  test('treaties, with the consultations on them', async () => {
    const { treaties } = await read('/api/v1/treaties')
    expect(treaties).toHaveLength(1)
    const one = await read(`/api/v1/treaties/${treaties[0].slug}`)
    expect(one.consultations).toEqual([`http://travaux.test/api/v1/consultations/${consultation.slug}`])
    expect((await under.app.inject('/api/v1/treaties/%F0%9F%92%A5')).statusCode).toBe(404)
  })

  test('the description is OpenAPI 3.1, and every reference in it leads somewhere', async () => {
    const api = await read('/api/v1/openapi.json')
    expect(api.openapi).toMatch(/^3\.1\./)
    const served = new Set(
      under.routes.map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`),
    )
    for (const [path, operations] of Object.entries<
      Record<string, { responses: object; parameters?: { name: string }[] }>
    >(api.paths))
      for (const [method, { responses, parameters = [] }] of Object.entries(operations)) {
        expect(served, path).toContain(`${method.toUpperCase()} ${path}`)
        expect(Object.keys(responses).length, path).toBeGreaterThan(0)
        for (const [, name] of path.matchAll(/\{(\w+)\}/g))
          expect(parameters.map((each) => each.name)).toContain(name)
      }
    for (const { url } of under.routes.filter(
      (route) => route.url.startsWith('/api/v1/') && !route.url.includes('*'),
    ))
      if (url !== '/api/v1/openapi.json')
        expect(Object.keys(api.paths)).toContain(url.replace(/:(\w+)/g, '{$1}'))
    const references = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to)
    expect(references.length).toBeGreaterThan(20)
    for (const to of references) {
      const found = to
        .slice(2)
        .split('/')
        .reduce((at, part) => at?.[part], api)
      expect(found, to).toBeTypeOf('object')
    }
    const filing = api.components.schemas.Filing
    expect(filing).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['notice', 'submissions'],
    })
  })

  test('a page tells people of it, and the site map leads there', async () => {
    const { body } = await under.app.inject('/api')
    expect(body).toContain('/api/v1/openapi.json')
    expect(body).toContain('id="notice-not-current"')
    expect((await under.app.inject('/sitemap')).body).toContain('href="/api"')
  })
})

test('an engagement lead makes a key, is shown it once, and ends it; nobody else does', async () => {
  const lead = await signInAs(under, ['engagement-lead'])
  expect((await lead.post('/staff/api-keys', { organisation: '', name: '' })).statusCode).toBe(422)
  const made = await lead.post('/staff/api-keys', { organisation: 'Society', name: 'November' })
  const key = /travaux_[A-Za-z0-9_-]{44}/.exec(made.body)?.[0] ?? ''
  expect(key).not.toBe('')
  const list = (await lead.get('/staff/api-keys')).body
  expect(list).toContain('Society')
  expect(list).not.toContain(key)
  const ask = () =>
    under.app.inject({
      method: 'POST',
      url: `/api/v1/consultations/${consultation.slug}/submissions`,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      payload: '{',
    })
  expect((await ask()).statusCode).toBe(400)
  const id = /\/staff\/api-keys\/([0-9a-f-]{36})\/revoke/.exec(list)?.[1]
  await lead.post(`/staff/api-keys/${id}/revoke`)
  expect((await ask()).statusCode).toBe(403)
  const analyst = await signInAs(under, ['analyst', 'administrator'])
  expect((await analyst.get('/staff/api-keys')).statusCode).toBe(403)
})
