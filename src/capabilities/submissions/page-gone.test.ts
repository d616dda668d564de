import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../app/testing/start.ts'
import { aNextEdition, aPublishedConsultation } from '../consultations/factories.ts'
import type { Section } from '../consultations/index.ts'
import { aSubmission, aVisitor, fillSection, postForm, type Visitor } from './factories.ts'

/* The page somebody writes on may be a page of the form no longer when they save it: their words are never lost. */

let under: TestHouse & { close(): Promise<void> }

beforeAll(async () => {
  under = await startHouse({ keep: true })
})
afterAll(() => under.close())

const options = ['yes', 'no'].map((id) => ({ id, label: `Choice ${id}` }))
const sections: Section[] = [
  {
    id: 'first',
    title: 'First',
    questions: [{ id: 'work', type: 'single-choice', label: 'Do you?', required: true, options }],
  },
  {
    id: 'second',
    title: 'Second',
    questions: ['which', 'why'].map((id) => ({
      id,
      type: 'short-text',
      label: `Words about ${id}`,
      required: id === 'why',
      showWhen: { questionId: 'work', anyOf: ['yes'] },
    })),
  },
  {
    id: 'third',
    title: 'Third',
    questions: [{ id: 'free', type: 'long-text', label: 'Anything else?', required: false }],
  },
]

const marksOf = ({ body }: { body: string }): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name as string,
      value as string,
    ]),
  )

const placeOf = (visitor: Visitor, step: string) => `/my/${visitor.key}/part/${step}`

async function atSecond() {
  const consultation = await aPublishedConsultation(under, { sections })
  const visitor = await aVisitor(under, consultation.slug)
  await fillSection(visitor, 'first', { 'q.work': 'yes' })
  return { consultation, visitor, marks: marksOf(await visitor.get('/part/second')) }
}

test('words typed on a page that another window hid meanwhile are kept, and are there when it is asked again', async () => {
  const { visitor, marks } = await atSecond()
  await fillSection(visitor, 'first', { 'q.work': 'no' })
  const kept = await visitor.post('/part/second', {
    'q.which': 'Typed on a hidden page',
    ...marks,
    go: 'next',
  })
  expect([kept.statusCode, kept.headers.location]).toEqual([303, placeOf(visitor, 'third')])
  const hidden = await visitor.get('/check')
  expect(hidden.body).not.toContain('Typed on a hidden page')
  await fillSection(visitor, 'first', { 'q.work': 'yes' })
  expect((await visitor.get('/part/second')).body).toContain('Typed on a hidden page')
  // Nobody looked at what is asked there: it does not count as gone through.
  expect((await visitor.get()).body).toMatch(/Second<[\s\S]*?govuk-task-list__status[^>]*>Begun/)
})

test('a page that another window hid meanwhile goes on saving itself', async () => {
  const { visitor, marks } = await atSecond()
  await fillSection(visitor, 'first', { 'q.work': 'no' })
  const saved = await visitor.post('/part/second/autosave', { 'q.which': 'Saved by itself', ...marks })
  expect([saved.statusCode, saved.json().saved]).toEqual([200, true])
  await fillSection(visitor, 'first', { 'q.work': 'yes' })
  expect((await visitor.get('/part/second')).body).toContain('Saved by itself')
})

test('words typed on a page that another window saved and then hid are given back', async () => {
  const { visitor, marks } = await atSecond()
  await fillSection(visitor, 'second', { 'q.which': 'From the other window', 'q.why': 'x' })
  await fillSection(visitor, 'first', { 'q.work': 'no' })
  const answer = await visitor.post('/part/second', { 'q.which': 'From this window', ...marks, go: 'next' })
  expect(answer.statusCode).toBe(409)
  expect(answer.body).toContain('The form changed while you were writing')
  expect(answer.body).toContain('From this window')
  await fillSection(visitor, 'first', { 'q.work': 'yes' })
  expect((await visitor.get('/part/second')).body).toContain('From the other window')
})

test('words typed in a part that a newer edition left out are given back', async () => {
  const { consultation, visitor, marks } = await atSecond()
  const typed = { 'q.which': 'Typed in a part left out', ...marks, go: 'next' }
  await aNextEdition(under, consultation, { sections: sections.filter(({ id }) => id !== 'second') })
  // The web server hears of the new edition a moment after it is published.
  const autosave = async () => (await visitor.post('/part/second/autosave', marks)).statusCode
  await expect.poll(autosave).toBe(409)
  for (let i = 0; i < 2; i++) {
    const answer = await visitor.post('/part/second', typed)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('The form changed while you were writing')
    expect(answer.body).toContain('Words about which')
    expect(answer.body).toContain('Typed in a part left out')
    expect(answer.body).toContain(`href="/my/${visitor.key}"`)
  }
  expect((await visitor.get('/part/second')).statusCode).toBe(404)
  const left = await visitor.post('/part/second/autosave', typed)
  expect([left.statusCode, left.json()]).toEqual([409, { saved: false, reason: 'edition-changed' }])
})

test('words typed under a question that a newer edition left out stay with the form, and are there when it asks again', async () => {
  const { consultation, visitor, marks } = await atSecond()
  const typed = { 'q.which': 'Typed under a question left out', 'q.why': 'Still asked', ...marks, go: 'next' }
  const without = sections.map((section) => ({
    ...section,
    questions: section.questions.filter(({ id }) => id !== 'which'),
  }))
  await aNextEdition(under, consultation, { sections: without })
  const autosave = async () => (await visitor.post('/part/second/autosave', typed)).statusCode
  await expect.poll(autosave).toBe(409)
  await visitor.get('/part/second')
  // The form was carried over meanwhile; this page still shows what it was made from, and must not say that all is saved.
  expect(await autosave()).toBe(409)
  expect((await visitor.post('/part/second', typed)).statusCode).toBe(303)
  const told = (await visitor.get('/part/second')).body
  expect(told).toContain('No longer asked: Words about which')
  expect(told).toContain('Still asked')
  await aNextEdition(under, consultation, { sections })
  const asked = async () => (await visitor.get('/part/second')).body
  await expect.poll(asked).toContain('Typed under a question left out')
})

test('a request to withhold about a question that a newer edition left out is there when it asks again', async () => {
  const { consultation, visitor, marks } = await atSecond()
  await visitor.post('/part/second', { 'q.which': 'Our supplier', ...marks, go: 'next' })
  const asked = { 'withhold.which': 'yes', 'withhold.which.reason': 'It is a trade secret', go: 'next' }
  expect((await visitor.post('/withhold', asked)).statusCode).toBe(303)
  const without = sections.map((section) => ({
    ...section,
    questions: section.questions.filter(({ id }) => id !== 'which'),
  }))
  await aNextEdition(under, consultation, { sections: without })
  const page = async () => (await visitor.get('/withhold')).body
  await expect.poll(page).not.toContain('It is a trade secret')
  const other = { 'withhold.everything': 'yes', 'withhold.everything.reason': 'All of it', go: 'next' }
  const field = (name: string, html: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const html = await page()
  const saved = await visitor.post('/withhold', {
    ...other,
    base: field('base', html),
    edition: field('edition', html),
  })
  expect(saved.statusCode).toBe(303)
  await aNextEdition(under, consultation, { sections })
  await expect.poll(page).toContain('It is a trade secret')
  expect(await page()).toContain('All of it')
})

test('a part that was in no edition is not there, for people and for scripts', async () => {
  const { visitor } = await atSecond()
  expect((await visitor.post('/part/never', { 'q.which': 'x' })).statusCode).toBe(404)
  const script = await visitor.post('/part/never/autosave', { 'q.which': 'x' })
  expect([script.statusCode, script.json()]).toEqual([404, { saved: false, reason: 'unknown' }])
})

test('a script that saves behind a link that opens nothing is answered as a script', async () => {
  const consultation = await aPublishedConsultation(under)
  const { key } = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  for (const link of ['x', `${key.slice(0, 22)}${'A'.repeat(22)}`]) {
    const answer = await postForm(under.app, `/my/${link}/part/views/autosave`, { 'q.text': 'x' })
    expect([answer.statusCode, answer.json()]).toEqual([404, { saved: false, reason: 'unknown' }])
  }
})
