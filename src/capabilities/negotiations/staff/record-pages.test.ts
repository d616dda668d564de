import { beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { type FormFields, type StaffBrowser, signInAs } from '../../accounts/factories.ts'
import { aDocument, aSession, aTreaty } from '../factories.ts'
import { listSessions } from '../queries.ts'

let house: TestHouse
let negotiator: StaffBrowser
let approver: StaffBrowser

beforeAll(async () => {
  const started = await startHouse({ keep: true })
  house = started
  negotiator = await signInAs(started, ['negotiator', 'approver'], { name: 'Nia Negotiator' })
  approver = await signInAs(started, ['approver'], { name: 'Ari Approver' })
  return started.close
})

const seenIn = (html: string): string => /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? ''

/** Opens a form as a browser would and posts it; the change it made, or the page that came back. */
async function propose(path: string, fields: FormFields, who = negotiator) {
  const page = await who.get(path)
  expect(page.statusCode, path).toBe(200)
  return who.post(path, { seen: seenIn(page.body), ...fields })
}

async function proposed(path: string, fields: FormFields): Promise<string> {
  const reply = await propose(path, fields)
  expect(reply.statusCode, reply.body.match(/govuk-error-summary[\s\S]{0,800}/)?.[0]).toBe(303)
  return String(reply.headers.location).replace('?done=proposed', '')
}

async function approve(change: string) {
  const reply = await approver.post(`${change}/approve`)
  expect(reply.statusCode, reply.body.match(/govuk-error-summary[\s\S]{0,800}/)?.[0]).toBe(303)
}

const publicPage = async (path: string) => (await house.app.inject(path)).body
const at = (treatyId: string, rest = '') => `/staff/treaties/${treatyId}${rest}`
const document = {
  title: 'Revised draft text',
  kind: 'draft-text',
  symbol: 'A/AC.291/22/Rev.1',
  certainty: 'stated',
}

test('a change goes from the negotiator over a second person to the public page and the audit trail', async () => {
  const { treatyId, slug } = await aTreaty(house)
  const change = await proposed(at(treatyId, '/propose/document'), document)
  expect((await negotiator.get(`${change}?done=proposed`)).body).toContain('A second person must approve it')
  expect(await publicPage(`/treaties/${slug}`)).not.toContain('Revised draft text')

  expect((await approver.get('/staff')).body).toContain(change)
  expect((await approver.get('/staff/changes')).body).toContain('Waiting for you')
  const page = await approver.get(change)
  expect(page.body).toContain('Revised draft text')
  expect(page.body).toContain('Nia Negotiator')
  await approve(change)

  expect(await publicPage(`/treaties/${slug}`)).toContain('Revised draft text')
  expect((await approver.get('/staff')).body).not.toContain(change)
  const trail = await house.db
    .selectFrom('audit')
    .select(['action', 'actorId'])
    .where('subjectId', '=', change.split('/').at(-1) as string)
    .where('action', 'not like', '%viewed')
    .orderBy('at')
    .execute()
  expect(trail).toEqual([
    { action: 'change.proposed', actorId: negotiator.staffId },
    { action: 'change.approved', actorId: approver.staffId },
  ])
  expect((await approver.get(change)).body).toContain('Approved')
})

test('nobody decides what they proposed, whatever roles they hold', async () => {
  const { treatyId, slug } = await aTreaty(house)
  const change = await proposed(at(treatyId, '/propose/document'), document)
  const own = await negotiator.get(change)
  expect(own.body).not.toContain(`${change}/approve`)
  expect((await negotiator.get('/staff')).body).not.toContain(change)
  for (const deed of ['approve', 'refuse']) {
    const reply = await negotiator.post(`${change}/${deed}`, { reason: 'Mine' })
    expect(reply.statusCode).toBe(422)
    expect(reply.body).toContain('You proposed this yourself')
  }
  expect(await publicPage(`/treaties/${slug}`)).not.toContain('Revised draft text')
})

test('old and new stand side by side with the changed words marked', async () => {
  const { treatyId } = await aTreaty(house)
  const documentId = await aDocument(house, treatyId, { title: 'Draft text of the convention' })
  const change = await proposed(at(treatyId, `/propose/document/${documentId}`), {
    ...document,
    title: 'Revised draft text of the convention',
  })
  const { body } = await approver.get(change)
  expect(body).toContain('<del>Draft </del>')
  expect(body).toContain('<ins>Revised draft </ins>')
})

test('what is refused comes back by its field, with nothing lost', async () => {
  const { treatyId } = await aTreaty(house)
  const reply = await propose(at(treatyId, '/propose/session'), {
    name: 'Third session',
    kind: '',
    slug: 'Third Session',
    description: 'What the Chair\nsaid <about> it',
    certainty: 'uncertain',
    'schedule.status': 'confirmed',
    'schedule.begins-day': '31',
    'schedule.begins-month': '2',
    'schedule.begins-year': '2027',
    'schedule.certainty': 'stated',
  })
  expect(reply.statusCode).toBe(422)
  const { body } = reply
  expect(body).toContain('<title>Error: ')
  expect(body).toContain('href="#kind">Choose one for “Kind”')
  expect(body).toContain('href="#slug">“Name in addresses” may hold only')
  expect(body).toContain('href="#schedule.begins">“Begins” must be')
  expect(body).toContain('value="Third Session"')
  expect(body).toContain('What the Chair\nsaid &lt;about>')
  expect(body).toMatch(/value="uncertain" checked/)
  expect(body).toContain('value="2027"')
  expect(await listSessions(house.db, treatyId)).toEqual([])
})

test('how sure the record is of something new is chosen by whoever proposes it', async () => {
  const { treatyId } = await aTreaty(house)
  const { certainty: _, ...unsaid } = document
  const reply = await propose(at(treatyId, '/propose/document'), unsaid)
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('href="#certainty">Choose one for “How sure is it?”')
  expect((await negotiator.get(at(treatyId, '/propose/session'))).body).not.toMatch(/ertainty"[^>]* checked/)
})

test('an address that is taken is told at its field', async () => {
  const { treatyId } = await aTreaty(house)
  const { slug } = await aSession(house, treatyId)
  const fields = { name: 'Another', kind: 'substantive', slug, certainty: 'stated' }
  const reply = await propose(at(treatyId, '/propose/session'), {
    ...fields,
    'schedule.status': 'planned',
    'schedule.certainty': 'stated',
  })
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('href="#slug">“Name in addresses” is taken')
})

test('who proposes on a page that is older than the record is told, and keeps what they typed', async () => {
  const { treatyId } = await aTreaty(house)
  const documentId = await aDocument(house, treatyId, { title: 'First title' })
  const path = at(treatyId, `/propose/document/${documentId}`)
  const old = seenIn((await negotiator.get(path)).body)
  await approve(await proposed(path, { ...document, title: 'Second title' }))

  const stale = await negotiator.post(path, { ...document, title: 'Third title', seen: old })
  expect(stale.statusCode).toBe(422)
  expect(stale.body).toContain('The record changed while you were writing')
  expect(stale.body).toContain('<del>Second </del>')
  expect(stale.body).toContain('value="Third title"')
  const again = await negotiator.post(path, { ...document, title: 'Third title', seen: seenIn(stale.body) })
  expect(again.statusCode).toBe(303)
})

test('a change made on an older record is not offered for approval, and is refused when approved all the same', async () => {
  const { treatyId, slug } = await aTreaty(house)
  const documentId = await aDocument(house, treatyId, { title: 'First title' })
  const path = at(treatyId, `/propose/document/${documentId}`)
  const one = await proposed(path, { ...document, title: 'One title' })
  expect((await negotiator.get(path)).body).toContain(one)
  const other = await proposed(path, { ...document, title: 'Other title' })
  await approve(one)

  const page = await approver.get(other)
  expect(page.body).toContain('The record has changed since this was proposed')
  expect(page.body).not.toContain(`${other}/approve`)
  const reply = await approver.post(`${other}/approve`)
  expect(reply.statusCode).toBe(422)
  expect(await publicPage(`/treaties/${slug}`)).toContain('One title')
})

test('a refusal asks for a reason, which the proposer reads; the record stays', async () => {
  const { treatyId, slug } = await aTreaty(house)
  const change = await proposed(at(treatyId, '/propose/document'), document)
  const without = await approver.post(`${change}/refuse`, { reason: ' ' })
  expect(without.statusCode).toBe(422)
  expect(without.body).toContain('href="#reason">Enter a reason')
  expect((await approver.post(`${change}/refuse`, { reason: 'The symbol is wrong' })).statusCode).toBe(303)
  expect((await negotiator.get(change)).body).toContain('The symbol is wrong')
  expect(await publicPage(`/treaties/${slug}`)).not.toContain('Revised draft text')
})

test('the proposer takes a change back, nobody else', async () => {
  const { treatyId } = await aTreaty(house)
  const change = await proposed(at(treatyId, '/propose/document'), document)
  const lead = await signInAs(house, ['engagement-lead'])
  expect((await lead.post(`${change}/take-back`)).statusCode).toBe(422)
  expect((await negotiator.post(`${change}/take-back`)).statusCode).toBe(303)
  const late = await approver.post(`${change}/approve`)
  expect(late.statusCode).toBe(422)
  expect(late.body).toContain('decided already')
})

test('new dates become a further announcement, and the earlier ones stay in the history', async () => {
  const { treatyId, slug } = await aTreaty(house)
  const session = await aSession(house, treatyId, {
    schedule: { status: 'planned', city: 'Vienna', begins: '2022-01-17' },
  })
  const form = await negotiator.get(at(treatyId, `/propose/schedule/${session.sessionId}`))
  expect(form.body).toContain('name="begins-day" type="text" value="17"')
  const change = await proposed(at(treatyId, `/propose/schedule/${session.sessionId}`), {
    status: 'held',
    city: 'New York',
    'begins-day': '28',
    'begins-month': '2',
    'begins-year': '2022',
    'ends-day': '11',
    'ends-month': '3',
    'ends-year': '2022',
    certainty: 'stated',
  })
  await approve(change)
  const page = await publicPage(`/treaties/${slug}/sessions/${session.slug}`)
  expect(page).toContain('28 February')
  expect(page).toContain('17 January 2022')
})

test('a new treaty is proposed hidden or shown, and a treaty can be taken from view', async () => {
  const fields = {
    title: 'Treaty of Tests',
    shortTitle: 'Tests',
    slug: 'tests',
    summary: 'It tests.',
    certainty: 'stated',
    published: 'yes',
  }
  await approve(await proposed('/staff/treaties/new', fields))
  expect(await publicPage('/treaties/tests')).toContain('Treaty of Tests')
  const { treatyId } = await house.db
    .selectFrom('treaty')
    .select('treatyId')
    .where('slug', '=', 'tests')
    .executeTakeFirstOrThrow()
  await approve(await proposed(at(treatyId, `/propose/treaty/${treatyId}`), { ...fields, published: '' }))
  expect((await house.app.inject('/treaties/tests')).statusCode).toBe(404)
})

test('what others rest on is not removed; what stands alone is', async () => {
  const { treatyId, slug } = await aTreaty(house)
  const session = await aSession(house, treatyId)
  const documentId = await aDocument(house, treatyId, {
    title: 'Twice entered',
    sessionId: session.sessionId,
  })
  const removal = await proposed(at(treatyId, `/propose/session/${session.sessionId}/remove`), {})
  const refused = await approver.post(`${removal}/approve`)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Other entries rest on this one')
  await approve(await proposed(at(treatyId, `/propose/document/${documentId}/remove`), {}))
  expect(await publicPage(`/treaties/${slug}`)).not.toContain('Twice entered')
})

test('auditors and analysts read the record and its changes but propose and decide nothing', async () => {
  const { treatyId } = await aTreaty(house)
  const change = await proposed(at(treatyId, '/propose/document'), document)
  const analyst = await signInAs(house, ['analyst', 'auditor'])
  for (const path of ['/staff/treaties', at(treatyId), '/staff/changes', change])
    expect((await analyst.get(path)).statusCode).toBe(200)
  expect((await analyst.get(at(treatyId))).body).not.toContain('/propose/')
  for (const path of ['/staff/treaties/new', at(treatyId, '/propose/document')])
    expect((await analyst.get(path)).statusCode).toBe(403)
  for (const deed of ['approve', 'refuse', 'take-back'])
    expect((await analyst.post(`${change}/${deed}`)).statusCode).toBe(403)
})

test('addresses that name nothing, or two things that do not belong together, are not found', async () => {
  const [one, other] = [await aTreaty(house), await aTreaty(house)]
  const documentId = await aDocument(house, other.treatyId)
  for (const path of [
    at('nonsense'),
    at('00000000-0000-7000-8000-000000000000'),
    at(one.treatyId, '/propose/nonsense'),
    at(one.treatyId, '/propose/schedule'),
    at(one.treatyId, `/propose/document/${documentId}`),
    at(one.treatyId, `/propose/treaty/${other.treatyId}`),
    at(one.treatyId, `/propose/treaty/${one.treatyId}/remove`),
    '/staff/changes/nonsense',
  ])
    expect((await negotiator.get(path)).statusCode, path).toBe(404)
})
