import { beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { type FormFields, type StaffBrowser, signInAs } from '../../accounts/factories.ts'
import { aTreaty, richEdition } from '../factories.ts'
import { getConsultation } from '../index.ts'
import { validateEdition } from '../schemas.ts'

let house: TestHouse
let lead: StaffBrowser

beforeAll(async () => {
  const started = await startHouse({ now: '2026-11-24T00:00:00Z', keep: true })
  house = started
  lead = await signInAs(started, ['engagement-lead'], { name: 'Lee Lead' })
  return started.close
})

/** A draft with one empty section, "views"; its page in the workspace. */
async function aDraft(title: string): Promise<string> {
  const reply = await lead.post('/staff/consultations/new', { title, treatyId: await aTreaty(house) })
  const home = String(reply.headers.location).replace('?done=begun', '')
  await lead.post(`${home}/questions/sections/new`, { title: 'Views' })
  return home
}

const questionsOf = async (home: string) =>
  (await getConsultation(house.db, home.split('/').at(-1) ?? '')).inProgress?.edition.sections.flatMap(
    ({ questions }) => questions,
  )

/** What stands in the text fields of a page that have these names. */
const typedIn = (body: string, name: RegExp): string[] =>
  [...body.matchAll(/<input[^>]*>/g)]
    .map(([input]) => ({
      name: /name="([^"]*)"/.exec(input)?.[1] ?? '',
      value: /value="([^"]*)"/.exec(input)?.[1] ?? '',
    }))
    .filter((input) => name.test(input.name))
    .map(({ value }) => value)

const rows = (list: string, ...labels: string[]): FormFields => ({
  [`${list}.rows`]: String(labels.length),
  ...Object.fromEntries(labels.map((label, row) => [`${list}.${row}.label`, label])),
})

test('a question cannot offer one choice twice, however it is typed, and nothing typed is lost', async () => {
  const home = await aDraft('Twice')
  const add = (type: string, fields: FormFields) =>
    lead.post(`${home}/questions/sections/views/add/${type}`, { label: 'Which?', do: 'save', ...fields })

  const composed = 'M\u0101ori'
  const decomposed = '  MA\u0304ORI '
  const refused = await add('single-choice', rows('options', composed, 'Neither', decomposed))
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('New question: One choice')
  expect(refused.body).toContain('href="#options.2.label"')
  expect(refused.body).toMatch(/<input[^>]*id="options.2.label"[^>]*aria-describedby="options.2.label-error"/)
  expect(refused.body).toContain('is there already. Change one of the two, or leave this one empty')
  expect(typedIn(refused.body, /^options\.\d\.label$/).slice(0, 3)).toEqual([
    composed,
    'Neither',
    decomposed.normalize('NFC'),
  ])
  expect(await questionsOf(home)).toEqual([])

  const grid = { ...rows('statements', 'Reefs', 'reefs'), ...rows('scale', 'Agree', 'Disagree', 'agree') }
  const both = await add('agreement-grid', grid)
  expect(both.statusCode).toBe(422)
  expect(both.body).toContain('href="#statements.1.label"')
  expect(both.body).toContain('href="#scale.2.label"')

  // An emptied row is no choice.
  expect((await add('single-choice', rows('options', 'Yes', '', 'No', ''))).statusCode).toBe(303)
})

test('an edition that offers one choice twice is refused by whatever door it comes in', () => {
  const options = [
    { id: 'a', label: 'Yes' },
    { id: 'b', label: 'yes ' },
  ]
  const question = { id: 'q', type: 'single-choice', label: 'Is it?', required: false, options } as const
  const edition = richEdition(new Date('2026-11-24T00:00:00Z'), {
    sections: [{ id: 's', title: 'S', questions: [question] }],
  })
  expect(validateEdition(edition)).toMatchObject({
    ok: false,
    problems: [{ path: 'sections.0.questions.0.options.1.label', key: 'consultations.edition.said-twice' }],
  })
})

test('a new grid begins with the usual scale, which can be changed', async () => {
  const home = await aDraft('Grid')
  const path = `${home}/questions/sections/views/add/agreement-grid`
  const page = await lead.get(path)
  expect(typedIn(page.body, /^scale\.\d\.label$/).filter(Boolean)).toEqual([
    'Strongly agree',
    'Agree',
    'Neither agree nor disagree',
    'Disagree',
    'Strongly disagree',
    'Not sure',
  ])
  const scale = rows('scale', 'Strongly agree', 'Agree', '', 'Disagree', 'Strongly disagree', 'No idea')
  const saved = await lead.post(path, { label: 'So?', do: 'save', ...rows('statements', 'Reefs'), ...scale })
  expect(saved.statusCode).toBe(303)
  expect(await questionsOf(home)).toMatchObject([
    { scale: [{ id: 'strongly-agree' }, {}, {}, {}, { id: 'no-idea', label: 'No idea' }] },
  ])
})

test('the bounds of a date are asked for with a year of four digits', async () => {
  const home = await aDraft('Bounds')
  const add = (year: string) =>
    lead.post(`${home}/questions/sections/views/add/date`, {
      label: 'By when?',
      do: 'save',
      'max-day': '30',
      'max-month': '6',
      'max-year': year,
    })
  const refused = await add('27')
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Enter the year with four digits, such as 2027')
  expect(typedIn(refused.body, /^max-year$/)).toEqual(['27'])
  expect((await add('2027')).statusCode).toBe(303)
  expect(await questionsOf(home)).toMatchObject([{ max: '2027-06-30' }])
})

test('the link to the condition of a question says whether there is one to change, and of which question', async () => {
  const home = await aDraft('Links')
  const add = (type: string, fields: FormFields) =>
    lead.post(`${home}/questions/sections/views/add/${type}`, { do: 'save', ...fields })
  await add('single-choice', { label: 'Decide', ...rows('options', 'Yes', 'No') })
  await add('short-text', { label: 'Why' })
  const links = async () =>
    [
      ...(await lead.get(`${home}/questions`)).body.matchAll(
        />([^<>]*condition)<span class="govuk-visually-hidden"> ([^<]*)</g,
      ),
    ].map(([, link, question]) => `${link}: ${question}`)
  expect(await links()).toEqual(['Set a condition: Decide', 'Set a condition: Why'])
  await lead.post(`${home}/question/why/condition`, { on: 'decide', anyOf: 'no' })
  expect(await links()).toEqual(['Set a condition: Decide', 'Change the condition: Why'])
})
