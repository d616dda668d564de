import { readFileSync } from 'node:fs'
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

/** A link, or a link that looks like a button. */
const follow = (page: Page, name: string | RegExp) =>
  page
    .getByRole('link', { name })
    .or(page.locator('a').and(page.getByRole('button', { name })))
    .first()
    .click()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

test('an analyst reads, searches, labels, notes, gives to a colleague and takes out what was received', async () => {
  const colleague = await setOut(browser, baseUrl)
  await setUpAccount(colleague.page, staff.colleague)
  await colleague.arrive()

  const { page, look, arrive } = await setOut(browser, baseUrl)
  await setUpAccount(page, staff.analyst)
  await look('analyst-home')
  await page.goto('/staff/consultations')
  await follow(page, 'Draft principles and objectives for a new UN')
  await look('reading-consultation')
  await follow(page, 'Dashboard: figures and charts')
  await look('reading-dashboard')
  await follow(page, 'Labels')
  await press(page, 'Add label')
  await look('reading-labels-errors')
  await page.getByLabel('Label', { exact: true }).fill('privacy')
  await press(page, 'Add label')

  await follow(page, 'Inbox')
  await look('reading-inbox')
  await page.getByText('Filters', { exact: true }).click()
  await page.getByLabel('Submitter', { exact: true }).selectOption('An organisation')
  await press(page, 'Show these')
  await look('reading-inbox-filtered')
  expect(page.url()).toContain('kind=organisation')
  const rows = page.locator('[data-list] a[href*="/staff/submissions/"]')
  const filtered = await rows.count()
  expect(filtered).toBeGreaterThan(0)

  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/staff/submissions/**')
  await look('reading-submission')
  const reading = page.url()
  await press(page, 'Add note')
  await look('reading-submission-errors')
  await page.getByLabel('Add a note').fill('Compare with the form letter about kauri.')
  await press(page, 'Add note')
  await page.getByText('Note added.').waitFor()
  await page.locator('select[name="label"]').selectOption('privacy')
  await press(page, 'Add label')
  await page.getByText('Label added.').waitFor()
  await page.locator('select[name="assignee"]').selectOption(staff.colleague.name)
  await press(page, 'Assign')
  await page.getByText('Assigned.').waitFor()
  await press(page, 'Mark as read')
  await page.getByText('Marked as read.').waitFor()
  await page.goto(reading)
  await look('reading-submission-worked-on')
  const text = (await page.locator('main').textContent()) ?? ''
  for (const each of ['privacy', staff.colleague.name, 'form letter about kauri', 'Read by Ana Lyst'])
    expect(text).toContain(each)

  await follow(page, /Back to the (filtered )?inbox/)
  await page.goto(page.url().replace(/\?.*/, ''))
  await page.keyboard.press('/')
  await page.keyboard.type('kauri')
  await page.keyboard.press('Enter')
  await page.waitForURL('**words=kauri**')
  await look('reading-inbox-search')
  expect(await rows.count()).toBe(1)
  expect(await page.locator('main mark').first().textContent()).toBe('kauri')

  await page.goto(page.url().replace(/\?.*/, ''))
  await follow(page, 'Export')
  await look('reading-export')
  const download = page.waitForEvent('download')
  await follow(page, 'Download as CSV')
  const file = readFileSync(await (await download).path(), 'utf8')
  expect(file.split('\n')[0]).toContain('Reference')
  expect(file).toContain('privacy')
  await arrive()
})
