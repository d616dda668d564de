import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { setUpAccount } from './staff.ts'
import { setOut } from './traveller.ts'

const { baseUrl, staff } = inject('house')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()

test('staff propose a fact for the record, draft what is reported back, and deal with feedback', async () => {
  const visitor = await setOut(browser, baseUrl)
  await visitor.page.goto('/improve?page=%2Fconsultations')
  await visitor.page.getByLabel('What went wrong?').fill('The dates could stand further up.')
  await press(visitor.page, 'Send')
  await visitor.page.getByRole('heading', { name: 'Thank you' }).waitFor()
  await visitor.arrive()

  const { page, look, arrive } = await setOut(browser, baseUrl)
  await setUpAccount(page, staff.keeper)
  await page.goto('/staff/people')
  expect(await page.locator('main').textContent()).toContain('It is open to the role “Administrator”.')
  await look('not-permitted')

  await page.goto('/staff/treaties')
  await look('record-treaties')
  await follow(page, /cybercrime/i)
  await look('record-treaty')
  await page.goto(`${page.url()}/propose/fact`)
  await page.getByLabel('Stated in the source').check()
  await press(page, 'Propose')
  await look('record-fact-errors')
  await page.getByLabel('What is known').fill('States that have signed')
  await page.getByLabel('Value').fill('72')
  await press(page, 'Propose')
  // The rest is there: what is stated in a source must name it.
  await page.getByRole('link', { name: /^Enter “Source”/ }).click()
  await page.keyboard.type('The depositary’s list')
  await press(page, 'Propose')
  await page.waitForURL('**/staff/changes/**')
  await look('record-change-own')
  await page.goto('/staff/changes')
  await look('record-changes')

  await page.goto('/staff/consultations')
  await follow(page, 'Draft principles and objectives for a new UN')
  await follow(page, 'Write and publish the report')
  await look('report')
  await page
    .locator('a')
    .and(page.getByRole('button', { name: 'Add an entry' }))
    .click()
  await page.getByLabel('What is it about?').fill('Small island states')
  await page.getByLabel('What did we ask?').fill('What matters most in the Pacific?')
  await look('report-entry-form')
  await press(page, 'Save as a draft')
  await page.getByText('The entry is saved as a draft').waitFor()
  await press(page, 'Ask for approval')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await press(page, 'Throw this draft away')
  await page.getByText('The draft was thrown away').waitFor()
  await page.locator('main a[href*="/report/entries/"]').first().click()
  await look('report-entry-published')

  await page.goto('/staff/feedback')
  await page.getByText('The dates could stand further up.').waitFor()
  await look('feedback')
  await arrive()
})
