import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs } from '../capabilities/accounts/factories.ts'
import {
  aPublishedConsultation,
  type ConsultationUnderTest,
} from '../capabilities/consultations/factories.ts'
import { aSubmission, aVisitor, fillSection, send } from '../capabilities/submissions/factories.ts'
import { capabilities } from './capabilities.ts'
import { startHouse, type TestHouse } from './testing/start.ts'

/* What ARCHITECTURE.md promises of the whole house, each sentence tried through its outermost door. */

let under: TestHouse & { close(): Promise<void> }
let consultation: ConsultationUnderTest

beforeAll(async () => {
  under = await startHouse({ keep: true })
  consultation = await aPublishedConsultation(under, { slug: 'open-now' })
}, 60_000)
afterAll(() => under.close())

const publicPages = () =>
  under.routes
    .filter((route) => route.method === 'GET' && !/^\/(staff|my|assets)\b/.test(route.url))
    .map((route) =>
      route.url
        .replace('/consultations/:slug', `/consultations/${consultation.slug}`)
        .replace('/treaties/:slug', '/treaties/convention')
        .replace(/:\w+/g, 'x'),
    )

test('receiving never waits: without search, analysis, mail and worker a submission is still received', async () => {
  const analysis = capabilities.find((capability) => capability.name === 'analysis')
  const tables = Object.keys(analysis?.tables ?? {})
  expect(tables.length).toBeGreaterThan(3)
  for (const table of tables) await under.pool.query(`alter table ${table} rename to gone_${table}`)
  try {
    const visitor = await aSubmission(under, consultation, {
      answers: { 'q.stand': 'support' },
      about: { email: 'someone@example.org' },
    })
    expect((await visitor.get('?received')).body).toContain('We have received your submission')
  } finally {
    for (const table of tables) await under.pool.query(`alter table gone_${table} rename to ${table}`)
  }
})

test('in doubt, withhold: no public page shows a word of a submission or of an unpublished consultation', async () => {
  await aSubmission(under, consultation, {
    answers: { 'q.stand': 'support', 'q.text': 'Planted-Secret-7431' },
    about: { name: 'Planted-Name-7431', email: 'planted-7431@example.org' },
  })
  await under.work()
  for (const url of publicPages()) {
    const { body, statusCode } = await under.app.inject({ url })
    expect(statusCode, url).toBeLessThan(500)
    expect(body, url).not.toMatch(/planted-(secret|name)?-?7431/i)
  }
})

test('the public side signs in to the database as a role that cannot read a table', async () => {
  await expect(under.house.publicDb.selectFrom('submission').selectAll().execute()).rejects.toMatchObject({
    code: '42501',
  })
  await expect(
    under.house.publicDb.selectFrom('consultationEdition').selectAll().execute(),
  ).rejects.toMatchObject({
    code: '42501',
  })
  await expect(
    under.house.publicDb.selectFrom('publishedConsultation').select('slug').execute(),
  ).resolves.toEqual([{ slug: 'open-now' }])
})

test('a deed and its audit entry are one transaction: when the entry cannot be written, the deed is not done', async () => {
  const visitor = await aVisitor(under, consultation.slug)
  await fillSection(visitor, 'views', { 'q.stand': 'oppose' })
  const before = await under.pool.query('select count(*)::int as n from submission')
  await under.pool.query('alter table audit rename to audit_gone')
  try {
    expect((await send(visitor, consultation.editionId)).statusCode).toBe(500)
  } finally {
    await under.pool.query('alter table audit_gone rename to audit')
  }
  const after = await under.pool.query('select count(*)::int as n from submission')
  expect(after.rows).toEqual(before.rows)
  expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
})

test('a page that only reads sets no cookie, may be kept, and holds no inline script or style', async () => {
  for (const url of publicPages()) {
    const { headers, body, statusCode } = await under.app.inject({ url })
    if (statusCode !== 200 || !String(headers['content-type']).startsWith('text/html')) continue
    expect(headers['set-cookie'], url).toBeUndefined()
    expect(body, url).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son[a-z]+=|javascript:/i)
  }
})

test('every staff page refuses a stranger', async () => {
  const pages = under.routes.filter(
    (route) => route.url.startsWith('/staff') && !/^\/staff\/(sign-in|welcome)/.test(route.url),
  )
  expect(pages.length).toBeGreaterThan(20)
  for (const { method, url } of pages) {
    const answer = await under.app.inject({ method: method as 'GET', url: url.replace(/:\w+/g, 'x') })
    expect([303, 403], `${method} ${url}`).toContain(answer.statusCode)
  }
})

test('an auditor may look at the trail and change nothing', async () => {
  const auditor = await signInAs(under, ['auditor'])
  expect((await auditor.get('/staff/audit')).statusCode).toBe(200)
  const deeds = under.routes.filter((route) => route.method === 'POST' && route.url.startsWith('/staff'))
  for (const { url } of deeds) {
    if (/^\/staff\/(sign-in|sign-out|welcome)/.test(url)) continue
    const answer = await auditor.post(url.replace(/:\w+/g, consultation.consultationId))
    expect(answer.statusCode, url).toBe(403)
  }
})
