import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../consultations/factories.ts'
import { aVisitor, fillSection, send, type Visitor } from './factories.ts'

/* "Change" on the page to check leads back there, however often saving is tried, and loses nothing on the way. */

let under: TestHouse & { close(): Promise<void> }
let consultation: ConsultationUnderTest

beforeAll(async () => {
  under = await startHouse({ keep: true })
  consultation = await aPublishedConsultation(under)
})
afterAll(() => under.close())

const answers = { 'q.stand': 'support', 'q.text': 'First words' }

async function atCheck(slug = consultation.slug): Promise<Visitor> {
  const visitor = await aVisitor(under, slug)
  await fillSection(visitor, 'views', answers)
  await fillSection(visitor, 'more', {})
  await visitor.post('/about-you', { kind: 'individual', go: 'next' })
  await visitor.post('/withhold', { go: 'next' })
  return visitor
}

/** Where a page's form is posted to, and where its way back leads, below the private link. */
function waysOf(visitor: Visitor, body: string): { action: string; back: string } {
  const below = (address: string | undefined) => address?.split(visitor.key)[1] ?? ''
  return {
    action: below(/<form method="post" action="([^"]*)"/.exec(body)?.[1]),
    back: below(/<a href="([^"]*)" class="govuk-back-link"/.exec(body)?.[1]),
  }
}

test.each([
  ['/part/views', { ...answers, 'q.text': 'Changed words' }],
  ['/about-you', { kind: 'individual', name: 'Changed Name' }],
  ['/withhold', { 'withhold.text.passage': 'First words', 'withhold.text.reason': 'private' }],
])('after changing %s from the page to check, a person is back there', async (path, typed) => {
  const visitor = await atCheck()
  const check = await visitor.get('/check')
  const link = new RegExp(`href="[^"]*${visitor.key}(${path}\\?from=check)`).exec(check.body)?.[1] ?? ''
  const ways = waysOf(visitor, (await visitor.get(link)).body)
  expect(ways).toEqual({ action: link, back: '/check' })
  const saved = await visitor.post(ways.action, { ...typed, go: 'next' })
  expect([saved.statusCode, saved.headers.location]).toEqual([303, `/my/${visitor.key}/check`])
  // Who goes through the form in its order still does.
  const inOrder = await visitor.post(path, { ...typed, go: 'next' })
  expect(inOrder.headers.location).not.toBe(`/my/${visitor.key}/check?from=check`)
  expect(waysOf(visitor, (await visitor.get(path)).body).back).not.toBe('/check')
})

test('a change that is refused leads back to the page to check once it is mended', async () => {
  const visitor = await atCheck()
  const refused = await visitor.post('/about-you?from=check', { kind: 'organisation', go: 'next' })
  expect(refused.statusCode).toBe(422)
  const ways = waysOf(visitor, refused.body)
  expect(ways).toEqual({ action: '/about-you?from=check', back: '/check' })
  const mended = await visitor.post(ways.action, {
    kind: 'organisation',
    organisation: 'Society',
    go: 'next',
  })
  expect(mended.headers.location).toBe(`/my/${visitor.key}/check`)
})

test('a change that another window saved meanwhile leads back to the page to check once it is decided', async () => {
  const visitor = await atCheck()
  const page = (await visitor.get('/part/views?from=check')).body
  const baseOf = (body: string) => /name="base" value="([^"]*)"/.exec(body)?.[1] ?? ''
  await fillSection(visitor, 'views', { ...answers, 'q.text': 'From the other window' })
  const typed = { ...answers, 'q.text': 'From this window', go: 'next' }
  const refused = await visitor.post('/part/views?from=check', { ...typed, base: baseOf(page) })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('From the other window')
  const { action } = waysOf(visitor, refused.body)
  const decided = await visitor.post(action, { ...typed, base: baseOf(refused.body) })
  expect(decided.headers.location).toBe(`/my/${visitor.key}/check`)
  expect((await visitor.get('/check')).body).toContain('From this window')
})

test('whoever stops in the middle of a change comes to their form, with what they typed', async () => {
  const visitor = await atCheck()
  const stopped = await visitor.post('/part/views?from=check', { 'q.text': 'Half a change', go: 'later' })
  expect(stopped.headers.location).toBe(`/my/${visitor.key}`)
})

test('a change that opens a part nobody has been through leads there first, and then back to check', async () => {
  const { slug } = await aPublishedConsultation(under, {
    sections: [
      ...consultation.edition.sections,
      {
        id: 'opened',
        title: 'Only for those who oppose',
        questions: [
          {
            id: 'instead',
            type: 'long-text',
            label: 'What instead?',
            required: true,
            showWhen: { questionId: 'stand', anyOf: ['oppose'] },
          },
        ],
      },
    ],
  })
  const visitor = await atCheck(slug)
  const changed = await visitor.post('/part/views?from=check', {
    ...answers,
    'q.stand': 'oppose',
    go: 'next',
  })
  expect(changed.headers.location).toBe(`/my/${visitor.key}/part/opened?from=check`)
  const back = await visitor.post('/part/opened?from=check', { 'q.instead': 'Nothing', go: 'next' })
  expect(back.headers.location).toBe(`/my/${visitor.key}/check`)
  const again = await visitor.post('/part/views?from=check', { ...answers, 'q.stand': 'oppose', go: 'next' })
  expect(again.headers.location).toBe(`/my/${visitor.key}/check`)
})

/** Questions of which some depend on a choice in another part. */
const depending = (id: string, required = true) => ({
  id,
  type: 'long-text' as const,
  label: `Words about ${id}`,
  required,
  showWhen: { questionId: 'stand', anyOf: ['oppose'] },
})

test('a change that opens several parts leads through each of them before it leads back to check', async () => {
  const opened = ['one', 'two', 'three'].map((id) => ({
    id: `part-${id}`,
    title: `Part ${id}`,
    questions: [depending(id, id !== 'three')],
  }))
  const { slug } = await aPublishedConsultation(under, {
    sections: [...consultation.edition.sections, ...opened],
  })
  const visitor = await atCheck(slug)
  const at = (path: string) => `/my/${visitor.key}${path}`
  const oppose = { ...answers, 'q.stand': 'oppose', go: 'next' }
  let led = (await visitor.post('/part/views?from=check', oppose)).headers.location
  for (const id of ['one', 'two', 'three']) {
    expect(led).toBe(at(`/part/part-${id}?from=check`))
    const saved = await visitor.post(`/part/part-${id}?from=check`, { [`q.${id}`]: 'Words', go: 'next' })
    led = saved.headers.location
  }
  expect(led).toBe(at('/check'))
})

test('a change that makes a part already gone through ask for more leads there, and the part is not called saved', async () => {
  const [views, more] = consultation.edition.sections
  if (!views || !more) throw new Error('the edition has too few sections')
  const { slug, editionId } = await aPublishedConsultation(under, {
    sections: [views, { ...more, questions: [...more.questions, depending('gained')] }],
  })
  const visitor = await atCheck(slug)
  const stateOfMore = async () =>
    new RegExp(`${more.title}<[\\s\\S]*?govuk-task-list__status[^>]*>([^<]*)<`).exec(
      (await visitor.get()).body,
    )?.[1]
  expect(await stateOfMore()).toBe('Saved')
  const changed = await visitor.post('/part/views?from=check', {
    ...answers,
    'q.stand': 'oppose',
    go: 'next',
  })
  expect(changed.headers.location).toBe(`/my/${visitor.key}/part/more?from=check`)
  expect(await stateOfMore()).toBe('Begun')
  expect((await visitor.get()).body).toMatch(
    /<a [^>]*href="[^"]*\/part\/more"[^>]*class="govuk-button|class="govuk-button"[^>]*href="[^"]*\/part\/more"/,
  )
  const back = await visitor.post('/part/more?from=check', { 'q.gained': 'Nothing', go: 'next' })
  expect(back.headers.location).toBe(`/my/${visitor.key}/check`)
  expect(await stateOfMore()).toBe('Saved')
  expect((await send(visitor, editionId)).statusCode).toBe(303)
})
