import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { setUpAccount, signIn } from './staff.ts'
import { setOut } from './traveller.ts'

const { baseUrl, staff } = inject('house')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()
/** A link, or a link that looks like a button. */
const follow = (page: Page, name: string | RegExp) =>
  page
    .getByRole('link', { name })
    .or(page.locator('a').and(page.getByRole('button', { name })))
    .first()
    .click()

/** A day so many days from today, as its three fields want it. */
function dayFromNow(days: number): { day: string; month: string; year: string } {
  const [year = '', month = '', day = ''] = new Date(Date.now() + days * 86_400_000)
    .toISOString()
    .split(/[-T]/)
  return { day, month, year }
}

async function fillDay(page: Page, group: 'opens' | 'closes', days: number, time: string): Promise<void> {
  for (const [part, value] of Object.entries(dayFromNow(days)))
    await page.locator(`[name="${group}-${part}"]`).fill(value)
  await page.locator(`[name="${group}-time"]`).fill(time)
}

/** Every kind of question, with what each list of it needs. */
const kinds: readonly { name: string; label: string; lists?: Readonly<Record<string, readonly string[]>> }[] =
  [
    { name: 'Position', label: 'New Zealand should sign the protocol.' },
    { name: 'Short text', label: 'In a few words, why?' },
    { name: 'Long text', label: 'What should the protocol say?' },
    { name: 'One choice', label: 'When should it start?', lists: { options: ['Soon', 'Later'] } },
    { name: 'Several choices', label: 'Whom does it touch?', lists: { options: ['Firms', 'Families'] } },
    {
      name: 'Agree or disagree, line by line',
      label: 'How far do you agree?',
      // The scale is there from the beginning.
      lists: { statements: ['It is fair', 'It is clear'] },
    },
    { name: 'Ranking', label: 'What comes first?', lists: { options: ['Speed', 'Care'] } },
    { name: 'Number', label: 'How many years?' },
    { name: 'Date', label: 'By when?' },
    { name: 'Email address', label: 'Where can we write?' },
    {
      name: 'How people want to be involved',
      label: 'How would you like to be involved?',
      lists: { levels: ['Closely', 'A little'], ways: ['Meetings', 'Mail'] },
    },
  ]

test('staff sign in with password and code, build a consultation, and a second person makes it public', async () => {
  const lead = await setOut(browser, baseUrl)
  const { page, look } = lead
  const account = await setUpAccount(page, staff.lead)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto('/staff/sign-in')
  await look('sign-in')
  await signIn(page, account)

  await page.goto('/staff/consultations')
  await look('builder-list')
  await follow(page, 'New consultation')
  await look('builder-new')
  await page.getByRole('button', { name: 'Begin the draft' }).click()
  await look('builder-new-errors')
  await page.getByLabel('Title').fill('A protocol on lost ships')
  await page.getByLabel('UN cybercrime convention').check()
  await page.getByRole('button', { name: 'Begin the draft' }).click()
  await page.getByRole('heading', { name: 'Prepare the consultation' }).waitFor()
  const home = page.url().replace('?done=begun', '')

  await follow(page, 'Continue: What it is about')
  await page.getByLabel('Summary').fill('Should New Zealand join?')
  await page.getByLabel('Overview').fill('We ask what you think of the protocol.\n\nIt is short.')
  await look('builder-about')
  await save(page)
  await follow(page, 'Continue: Dates')
  await fillDay(page, 'opens', -1, 'noonish')
  await save(page)
  await look('builder-dates-errors')
  await page.getByRole('link', { name: 'Opening: enter a time' }).click()
  expect(await page.locator(':focus').getAttribute('name')).toBe('opens-time')
  // A field is as wide as its answer: two digits, not a line.
  expect((await page.locator('[name="opens-day"]').boundingBox())?.width).toBeLessThan(60)
  await fillDay(page, 'opens', -1, '9 am')
  await fillDay(page, 'closes', 60, '17:00')
  await save(page)
  await page.goto(`${home}/edit/people`)
  await page.getByLabel('Email address', { exact: true }).fill('not an address')
  await save(page)
  await look('builder-people-errors')
  await page.locator('[name="agencySlugs"]').first().check()
  await page.getByLabel('Name', { exact: true }).fill('Treaty team')
  await page.getByLabel('Email address', { exact: true }).fill('team@agency.example')
  await save(page)
  await page.goto(`${home}/edit/session`)
  await look('builder-session')
  await page.goto(`${home}/edit/documents`)
  await look('builder-documents')
  await page.goto(`${home}/edit/notice`)
  await look('builder-notice')
  await page.getByRole('button', { name: 'Put a starting text into all that are missing' }).click()
  await save(page)

  await page.goto(`${home}/questions`)
  await look('builder-questions-empty')
  await follow(page, 'Add a section')
  await save(page)
  await look('builder-section-errors')
  await page.getByLabel('Title').fill('Your views')
  await save(page)
  for (const { name, label, lists } of kinds) {
    await follow(page, 'Add a question to “Your views”')
    if (name === 'Position') await look('builder-kinds')
    await page.getByRole('link', { name, exact: true }).click()
    const fields = page.locator('[name="label"]')
    if (name === 'Several choices') await save(page)
    if (name === 'Several choices') await look('builder-choices-errors')
    await fields.fill(label)
    for (const [list, words] of Object.entries(lists ?? {}))
      for (const [row, word] of words.entries())
        await page.locator(`[name="${list}.${row}.label"]`).fill(word)
    await save(page)
    await page.getByText(label).first().waitFor()
  }
  await follow(page, 'Set a condition What comes first?')
  await look('builder-condition')
  await page.getByLabel('When should it start?').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await save(page)
  await look('builder-condition-errors')
  await page.getByLabel('Soon').check()
  await save(page)
  await look('builder-questions')
  expect(await page.locator('main').textContent()).toContain('Shown only after Soon')
  await follow(page, 'Take out By when?')
  await look('builder-take-out')

  await page.goto(`${home}/preview`)
  await look('builder-preview-page')
  await follow(page, 'The form')
  await look('builder-preview-start')
  await page.getByRole('button', { name: 'Start' }).click()
  await look('builder-preview-form')
  for (const { label } of kinds) expect(await page.locator('main').textContent()).toContain(label)
  await page.goto(home)
  await look('builder-home')
  await follow(page, 'Continue: Approval and publication')
  await look('builder-approval-draft')
  await page.getByRole('button', { name: 'Propose for approval' }).click()
  expect((await page.request.get('/consultations/a-protocol-on-lost-ships')).status()).toBe(404)

  const approver = await setOut(browser, baseUrl)
  await setUpAccount(approver.page, staff.approver)
  await approver.page.goto('/staff')
  await approver.look('approver-home')
  await follow(approver.page, /A protocol on lost ships/)
  await approver.page.goto(`${home}/approval`)
  await approver.look('builder-approval-decide')
  await approver.page.getByRole('button', { name: 'Send back' }).click()
  await approver.look('builder-approval-errors')
  await approver.page.getByRole('button', { name: 'Approve' }).click()
  await approver.page.getByRole('button', { name: 'Publish' }).waitFor()
  await approver.arrive()

  await page.reload()
  await look('builder-approval-approved')
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('link', { name: '/consultations/a-protocol-on-lost-ships' }).waitFor()
  await look('builder-home-published')
  await lead.arrive()

  const visitor = await setOut(browser, baseUrl)
  await visitor.page.goto('/consultations/a-protocol-on-lost-ships')
  await visitor.page.getByRole('button', { name: 'Make a submission' }).click()
  await visitor.page.getByRole('button', { name: 'Start' }).click()
  expect(await visitor.page.locator('main').textContent()).toContain('New Zealand should sign the protocol.')
  await visitor.look('every-kind-of-question')
  await visitor.arrive()
})
