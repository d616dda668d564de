import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs } from '../capabilities/accounts/factories.ts'
import {
  anApprovedConsultation,
  anApprovedEdition,
  aPublishedConsultation,
  type ConsultationUnderTest,
} from '../capabilities/consultations/factories.ts'
import { entryFields } from '../capabilities/reporting/factories.ts'
import { aSubmission, aVisitor, fillSection, postForm, send } from '../capabilities/submissions/factories.ts'
import { capabilities } from './capabilities.ts'
import { startHouse, type TestHouse } from './testing/start.ts'

/* What ARCHITECTURE.md promises of the whole house, each sentence tried through its outermost door. */

let under: TestHouse & { close(): Promise<void> }
let consultation: ConsultationUnderTest

beforeAll(async () => {
  under = await startHouse({ keep: true })
  consultation = await aPublishedConsultation(under, { slug: 'open-now' })
  await under.work()
}, 60_000)
afterAll(() => under.close())

const publicPages = (slug = consultation.slug) => {
  const urls = under.routes
    .filter((route) => route.method === 'GET' && !/^\/(staff|my|assets)\b/.test(route.url))
    .map((route) =>
      route.url
        .replace('/consultations/:slug', `/consultations/${slug}`)
        .replace('/treaties/:slug', '/treaties/convention')
        .replace('/questions/:number', '/questions/1')
        .replace(/:\w+/g, 'x'),
    )
  expect(urls.length).toBeGreaterThan(20)
  return urls
}

test('receiving never waits: without search, analysis, mail and worker a submission is still received', async () => {
  const analysis = capabilities.find((capability) => capability.name === 'analysis')
  const tables = Object.keys(analysis?.tables ?? {})
  expect(tables.length).toBeGreaterThan(3)
  for (const table of tables) await under.pool.query(`alter table ${table} rename to gone_${table}`)
  const { mailer } = under.house
  const { send: sendMail } = mailer
  mailer.send = () => Promise.reject(new Error('the mail server is down'))
  try {
    const visitor = await aSubmission(under, consultation, {
      answers: { 'q.stand': 'support' },
      about: { email: 'someone@example.org' },
    })
    expect((await visitor.get('?received')).body).toContain('We have received your submission')
  } finally {
    for (const table of tables) await under.pool.query(`alter table gone_${table} rename to ${table}`)
  }
  // It was about to be mailed, and only the worker finds that it cannot.
  await expect(under.work()).rejects.toThrow('the mail server is down')
  mailer.send = sendMail
})

test('in doubt, withhold: no public page shows a word of a submission or of an unpublished consultation', async () => {
  const planted = 'Planted-Secret-7431'
  await aSubmission(under, consultation, {
    answers: { 'q.stand': 'support', 'q.text': planted },
    about: { name: 'Planted-Name-7431', email: 'planted-7431@example.org' },
  })
  // Both as near to the public as can be: approved, and not published.
  const words = { title: planted, summary: planted, overview: planted, background: planted }
  const content = { ...consultation.edition, ...words, contact: { name: planted, email: 'a@agency.example' } }
  await anApprovedEdition(under, consultation, content)
  await anApprovedConsultation(under, consultation, 'not-yet', content)
  await under.work()

  const pages = [...publicPages(), ...publicPages('not-yet')]
  expect(pages).toContain('/consultations/not-yet')
  for (const url of pages) {
    const { body, statusCode } = await under.app.inject({ url })
    expect(statusCode, url).toBeLessThan(500)
    expect(body, url).not.toMatch(/planted-(secret|name)?-?7431/i)
    // Nor that there is one.
    if (url.startsWith('/consultations/not-yet')) expect(statusCode, url).toBe(404)
    else expect(body, url).not.toContain('not-yet')
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
  const [lead, approver, analyst, negotiator, administrator] = await Promise.all(
    (['engagement-lead', 'approver', 'analyst', 'negotiator', 'administrator'] as const).map((role) =>
      signInAs(under, [role]),
    ),
  )
  const visitor = await aVisitor(under, consultation.slug)
  await fillSection(visitor, 'views', { 'q.stand': 'oppose' })
  const sender = await aSubmission(under, consultation, { answers: { 'q.stand': 'oppose' } })
  const { consultationId, treatyId } = consultation
  const atConsultation = `/staff/consultations/${consultationId}`
  const fact = { label: 'Parties', value: '72', ordinal: '1', source: ' ', certainty: 'uncertain' }
  await negotiator!.post(`/staff/treaties/${treatyId}/propose/fact`, fact)
  const { changeId } = await under.db
    .selectFrom('negotiationChange')
    .select('changeId')
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()

  await under.work()

  const deeds: Record<string, () => Promise<{ statusCode: number }>> = {
    'accounts: invite': () =>
      administrator!.post('/staff/people/invite', { name: 'New', email: 'n@x.example', roles: 'analyst' }),
    'negotiations: propose': () =>
      negotiator!.post(`/staff/treaties/${treatyId}/propose/fact`, { ...fact, label: 'Signatories' }),
    'negotiations: approve': () => approver!.post(`/staff/changes/${changeId}/approve`),
    'consultations: draft': () => lead!.post('/staff/consultations/new', { title: 'Another one', treatyId }),
    'submissions: send': () => send(visitor, consultation.editionId),
    'submissions: correct': () => sender.post('/correct'),
    'submissions: withdraw': () => sender.post('/withdraw'),
    'analysis: create a label': () => analyst!.post(`${atConsultation}/labels`, { name: 'Privacy' }),
    'analysis: write a note': () =>
      analyst!.post(`/staff/submissions/${sender.submissionId}/notes`, { note: 'Read with care' }),
    'reporting: write an entry': () => lead!.post(`${atConsultation}/report/new`, entryFields([])),
    'engagement: receive feedback': () => postForm(under.app, '/improve', { page: '/', wrong: 'A typo' }),
  }
  for (const [deed, act] of Object.entries(deeds)) {
    const before = await stateOfHouse()
    await under.pool.query('alter table audit rename to audit_gone')
    try {
      expect((await act()).statusCode, deed).toBe(500)
      expect(await stateOfHouse(), deed).toEqual(before)
    } finally {
      await under.pool.query('alter table audit_gone rename to audit')
    }
    expect((await act()).statusCode, deed).toBe(303)
    expect(await stateOfHouse(), deed).not.toEqual(before)
  }
})

/** A fingerprint of every table but the trail itself, and of sessions, which note when they were last seen. */
async function stateOfHouse(): Promise<Record<string, string>> {
  const { rows: tables } = await under.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where (schemaname = 'public' and tablename not in ('audit', 'audit_gone', 'staff_session'))
        or (schemaname, tablename) = ('graphile_worker', '_private_jobs')`,
  )
  const state: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await under.pool.query(
      `select md5(string_agg(t::text, ',' order by t::text)) as hash from ${name} t`,
    )
    state[name] = rows[0].hash
  }
  expect(Object.keys(state).length).toBeGreaterThan(25)
  return state
}

test('a page that only reads sets no cookie, may be kept, and holds no inline script or style', async () => {
  let read = 0
  for (const url of publicPages()) {
    const { headers, body, statusCode } = await under.app.inject({ url })
    if (statusCode !== 200 || !String(headers['content-type']).startsWith('text/html')) continue
    expect(headers['set-cookie'], url).toBeUndefined()
    expect(body, url).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son[a-z]+=|javascript:/i)
    // The form that asks about a page repeats which page was meant; everything else is the same for all.
    const kept = url.startsWith('/improve') ? 'no-store' : 'public, max-age=0, must-revalidate'
    expect(headers['cache-control'], url).toBe(kept)
    if (kept !== 'no-store') read++
  }
  expect(read).toBeGreaterThan(11)
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
    // Signing in and out is everyone's.
    if (/^\/staff\/(sign-in|sign-out|welcome)/.test(url)) continue
    const answer = await auditor.post(url.replace(/:\w+/g, consultation.consultationId))
    // Whoever may look at a consultation may walk through its preview, which keeps nothing.
    if (url.includes('/preview/form')) expect([303, 404], url).toContain(answer.statusCode)
    else expect(answer.statusCode, url).toBe(403)
  }
})
