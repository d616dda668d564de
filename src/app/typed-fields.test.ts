import { parseHTML } from 'linkedom'
import { beforeAll, expect, test } from 'vitest'
import { type StaffBrowser, signInAs } from '../capabilities/accounts/factories.ts'
import { aTreaty } from '../capabilities/consultations/factories.ts'
import { startHouse, type TestHouse } from './testing/start.ts'

let under: TestHouse
let lead: StaffBrowser
let home: string

beforeAll(async () => {
  const started = await startHouse({ keep: true })
  under = started
  lead = await signInAs(started, ['engagement-lead'])
  const begun = await lead.post('/staff/consultations/new', {
    title: 'Begun',
    treatyId: await aTreaty(started),
  })
  home = String(begun.headers.location).replace('?done=begun', '')
  return started.close
})

/** Opens a page, fills its form in as a browser would, and sends it after its token was over. */
async function sendTooLate(path: string, typed: Record<string, string>, more: Record<string, string> = {}) {
  const { document } = parseHTML((await lead.get(path)).body)
  const fields = new URLSearchParams({ do: 'save' })
  for (const field of document.querySelectorAll('main form [name]')) {
    const name = field.getAttribute('name') ?? ''
    if (field.tagName === 'BUTTON') continue
    const value = field.tagName === 'TEXTAREA' ? field.textContent : field.getAttribute('value')
    fields.set(name, typed[name] ?? value ?? '')
  }
  expect([...fields.keys()]).toEqual(expect.arrayContaining(Object.keys(typed)))
  fields.set('_csrf', 'stale')
  return under.app.inject({
    method: 'POST',
    url: path,
    headers: {
      cookie: lead.cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      referer: `${under.house.settings.baseUrl}${path}`,
      ...more,
    },
    payload: fields.toString(),
  })
}

/** The texts given back, and what labels them. */
function givenBack(html: string): readonly (readonly [string, string])[] {
  const { document } = parseHTML(html)
  return [...document.querySelectorAll('[readonly]')].map((field) => [
    document.querySelector(`label[for="${field.id}"]`)?.textContent ?? '',
    (field.tagName === 'TEXTAREA' ? field.textContent : field.getAttribute('value')) ?? '',
  ])
}

test('a form of the builder that comes too late is given back without the names and marks of machines', async () => {
  await lead.post(`${home}/questions/sections/new`, { title: 'Views' })
  await lead.post(`${home}/questions/sections/views/add/multiple-choice`, {
    ...{ label: 'Which matter?', do: 'save', 'options.rows': '2' },
    ...{ 'options.0.label': 'Fish', 'options.1.label': 'Fowl' },
  })
  const answer = await sendTooLate(`${home}/question/which-matter`, {
    label: 'Which of these matter most?',
    help: 'Choose as many as you like, and tell us why on the next page: there is room for it.',
    required: 'yes',
    'options.1.label': '12 nautical miles',
  })
  expect(answer.statusCode).toBe(403)
  expect(givenBack(answer.body)).toEqual([
    ['1 of 4', 'Which of these matter most?'],
    ['2 of 4', 'Choose as many as you like, and tell us why on the next page: there is room for it.'],
    ['3 of 4', 'Fish'],
    ['4 of 4', '12 nautical miles'],
  ])
})

test('the fingerprint of what a page was made from is not given back as typed', async () => {
  const answer = await sendTooLate(`${home}/edit/about`, { title: 'A better title', summary: 'Two\nlines' })
  expect(givenBack(answer.body)).toEqual([
    ['1 of 2', 'A better title'],
    ['2 of 2', 'Two\nlines'],
  ])
})

test('the form is opened again by the name of the site, whatever name a proxy passes on, in the same language', async () => {
  const behind = { host: 'inside.example:3000' }
  expect((await sendTooLate(`${home}/edit/about`, {}, behind)).body).toContain(`href="${home}/edit/about"`)
  expect((await sendTooLate(`/ar${home}/edit/about`, {}, behind)).body).toContain(
    `href="/ar${home}/edit/about"`,
  )
  const foreign = { referer: 'https://elsewhere.example/staff/x' }
  expect((await sendTooLate(`${home}/edit/about`, {}, foreign)).body).not.toContain('/staff/x')
})
