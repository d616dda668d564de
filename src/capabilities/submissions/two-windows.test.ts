import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../consultations/factories.ts'
import { aSubmission, aVisitor, type Fields, fillSection, send, type Visitor } from './factories.ts'

/* The same form in two windows: whatever is typed in either is kept, shown, or given back. */

let under: TestHouse & { close(): Promise<void> }
let consultation: ConsultationUnderTest

beforeAll(async () => {
  under = await startHouse({ keep: true })
  consultation = await aPublishedConsultation(under)
})
afterAll(() => under.close())

/** The hidden fields with which a window shows which words it was made from. */
async function marksOf(visitor: Visitor, path: string): Promise<Record<string, string>> {
  const { body } = await visitor.get(path)
  return Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name as string,
      value as string,
    ]),
  )
}

const answers = { 'q.stand': 'support', 'q.text': 'Sent words' }
const about: Fields = { kind: 'individual', name: 'Typed In The Other Window' }
const asked: Fields = { 'withhold.everything': 'yes', 'withhold.everything.reason': 'Typed reason' }

test.each([
  [
    '/part/views',
    { 'q.stand': 'support', 'q.text': 'Typed in the other window' },
    'Typed in the other window',
  ],
  ['/about-you', about, 'Typed In The Other Window'],
  ['/withhold', asked, 'Typed reason'],
] as const)(
  'what is typed on %s after the form was sent in another window is given back',
  async (path, typed, words) => {
    const visitor = await aSubmission(under, consultation, { answers })
    const answer = await visitor.post(path, { ...typed, go: 'next' })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('sent in another window')
    expect(answer.body).toContain(words)
    expect((await visitor.get()).body).not.toContain(words)
  },
)

test('a second click on a page of a form that was sent leads to what was received', async () => {
  const visitor = await aSubmission(under, consultation, { answers })
  const answer = await fillSection(visitor, 'views', answers)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/my/${visitor.key}`])
})

test('what is typed after the submission was withdrawn in another window is given back, and not kept', async () => {
  const visitor = await aSubmission(under, consultation, { answers })
  await visitor.post('/correct')
  await visitor.post('/withdraw')
  const answer = await fillSection(visitor, 'views', { ...answers, 'q.text': 'Typed after withdrawing' })
  expect(answer.statusCode).toBe(409)
  expect(answer.body).toContain('withdrawn in another window')
  expect(answer.body).toContain('Typed after withdrawing')
  expect((await visitor.get('/part/views')).statusCode).toBe(303)
})

test.each([
  ['/withhold', asked, { 'withhold.text': 'yes', 'withhold.text.reason': 'Older page' }, 'Typed reason'],
  ['/about-you', about, { kind: 'individual', name: 'Older Page' }, 'Typed In The Other Window'],
] as const)(
  'an older page of %s does not take back what another window saved',
  async (path, first, second, words) => {
    const visitor = await aVisitor(under, consultation.slug)
    await fillSection(visitor, 'views', answers)
    const marks = await marksOf(visitor, path)
    expect((await visitor.post(path, { ...first, ...marks, go: 'next' })).statusCode).toBe(303)
    const refused = await visitor.post(path, { ...second, ...marks, go: 'next' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(words)
    expect(refused.body).toContain(path === '/withhold' ? 'Older page' : 'Older Page')
    expect((await visitor.get('/check')).body).toContain(words)
    // With both before their eyes they decide.
    const base = /name="base" value="([^"]*)"/.exec(refused.body)?.[1] ?? ''
    expect((await visitor.post(path, { ...second, base, go: 'next' })).statusCode).toBe(303)
    expect((await visitor.get('/check')).body).not.toContain(words)
  },
)

test('a request about an answer that another window emptied meanwhile is kept, and the person is told', async () => {
  const visitor = await aVisitor(under, consultation.slug)
  await fillSection(visitor, 'views', answers)
  const marks = await marksOf(visitor, '/withhold')
  await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': '' })
  const typed = { 'withhold.text.passage': 'Sent words', 'withhold.text.reason': 'It names my client' }
  expect((await visitor.post('/withhold', { ...typed, ...marks, go: 'next' })).statusCode).toBe(303)
  for (const path of ['/check', '/withhold']) {
    const { body } = await visitor.get(path)
    for (const words of ['Sent words', 'It names my client', 'so there is nothing to withhold'])
      expect(body, path).toContain(words)
  }
  // Saved once more as it stands, and answered again: the request has not gone, and counts again.
  await visitor.post('/withhold', { ...typed, ...(await marksOf(visitor, '/withhold')), go: 'next' })
  await fillSection(visitor, 'views', answers)
  const check = (await visitor.get('/check')).body
  expect(check).toContain('It names my client')
  expect(check).not.toContain('nothing to withhold')
})

test('nothing is sent that was changed since the page to check it was made', async () => {
  const visitor = await aVisitor(under, consultation.slug)
  await fillSection(visitor, 'views', answers)
  const marks = await marksOf(visitor, '/check')
  await fillSection(visitor, 'views', { ...answers, 'q.text': 'Words not read again' })
  const refused = await visitor.post('/send', marks)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('changed in another window')
  expect(refused.body).toContain('Words not read again')
  const unsaid = await visitor.post('/send', { edition: consultation.editionId })
  expect(unsaid.statusCode).toBe(409)
  expect(unsaid.body).toContain('Please look through your answers once more')
  expect((await visitor.post('/send', await marksOf(visitor, '/check'))).statusCode).toBe(303)
})

test('nothing is sent with an address, a name or a request that was refused', async () => {
  const visitor = await aVisitor(under, consultation.slug)
  await fillSection(visitor, 'views', answers)
  const addresses = 'one@example.org, two@example.org'
  await visitor.post('/about-you', { kind: 'organisation', email: addresses, name: 'x'.repeat(300) })
  await visitor.post('/withhold', { 'withhold.everything': 'yes' })
  const refused = await send(visitor, consultation.editionId)
  expect(refused.statusCode).toBe(422)
  for (const words of ['email address in the form', 'characters or fewer', 'name of the', 'Enter the reason'])
    expect(refused.body.toLowerCase()).toContain(words.toLowerCase())
  for (const place of ['answers-about-you', 'answers-withhold'])
    expect(refused.body).toContain(`href="#${place}"`)
  await visitor.post('/about-you', { kind: 'individual', email: 'one@example.org' })
  await visitor.post('/withhold', {})
  expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
})

test('a body that is no form changes nothing', async () => {
  const visitor = await aVisitor(under, consultation.slug)
  await fillSection(visitor, 'views', { ...answers, 'q.text': 'Keep these words' })
  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
    const answer = await under.app.inject({
      method: 'POST',
      url: `/my/${visitor.key}/part/views`,
      headers: { 'content-type': type },
      payload: '{}',
    })
    expect(answer.statusCode, type).toBe(400)
  }
  expect((await visitor.get('/check')).body).toContain('Keep these words')
})

test('after a page that was too long to keep, the next one is saved', async () => {
  const visitor = await aVisitor(under, consultation.slug)
  const marks = await marksOf(visitor, '/part/views')
  const tooLong = { 'q.stand': 'support', 'q.text': 'x'.repeat(2_100_000) }
  const refused = await visitor.post('/part/views', { ...tooLong, ...marks, go: 'next' })
  expect(refused.statusCode).toBe(422)
  const base = /name="base" value="([^"]*)"/.exec(refused.body)?.[1] ?? ''
  const shorter = await visitor.post('/part/views', { ...answers, base, go: 'next' })
  expect(shorter.statusCode).toBe(303)
})

test('whoever stops half way is let go, with what they typed saved as it stands', async () => {
  const visitor = await aVisitor(under, consultation.slug)
  const stopped = await visitor.post('/part/views', { 'q.text': 'Half of it', go: 'later' })
  expect([stopped.statusCode, stopped.headers.location]).toEqual([303, `/my/${visitor.key}`])
  expect((await visitor.get('/part/views')).body).toContain('Half of it')
  const unsaid = await visitor.post('/about-you', { kind: 'organisation', go: 'later' })
  expect(unsaid.headers.location).toBe(`/my/${visitor.key}`)
  expect((await send(visitor, consultation.editionId)).statusCode).toBe(422)
})

test('a page that only saved itself is where the person goes on', async () => {
  const visitor = await aVisitor(under, consultation.slug)
  await visitor.post('/part/views/autosave', { ...answers, 'q.text': 'Half a thou' })
  const page = await visitor.get()
  expect(page.body).toMatch(
    /<a [^>]*class="govuk-button"[^>]*href="[^"]*\/part\/views"|href="[^"]*\/part\/views"[^>]*class="govuk-button/,
  )
})

test('a withdrawal that comes between reading and sending a correction stands', async () => {
  const visitor = await aSubmission(under, consultation, { answers })
  await visitor.post('/correct')
  const client = await under.pool.connect()
  let corrected: ReturnType<typeof send>
  try {
    await client.query('begin')
    await client.query('update submission set withdrawn_at = received_at where submission_id = $1', [
      visitor.submissionId,
    ])
    corrected = send(visitor, consultation.editionId)
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    await expect.poll(async () => (await under.pool.query(waiting)).rowCount).toBe(1)
    await client.query('commit')
  } finally {
    client.release()
  }
  expect((await corrected).headers.location).toBe(`/my/${visitor.key}`)
  const versions = await under.db
    .selectFrom('submissionVersion')
    .select('number')
    .where('submissionId', '=', visitor.submissionId)
    .execute()
  expect(versions).toEqual([{ number: 1 }])
})

test('windows that save themselves behind the same address do not keep a page from being saved', async () => {
  const crowded = await startHouse({ rateLimitPerMinute: 20 })
  const { slug } = await aPublishedConsultation(crowded)
  const [one, other] = [await aVisitor(crowded, slug), await aVisitor(crowded, slug)]
  let last = 0
  for (let i = 0; i < 25; i++) last = (await other.post('/part/views/autosave', answers)).statusCode
  expect(last).toBe(429)
  expect((await fillSection(one, 'views', answers)).statusCode).toBe(303)
})
