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
const words = 'Keep the safeguards of article 24, and tell us how they will be watched.'

/** A letter as a scanner would give it. */
async function scanOfLetter(): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 900, height: 500 } })
  await page.setContent(`<p style="font: 34px serif; margin: 60px">Dear Minister,</p>
    <p style="font: 34px serif; margin: 60px">${words}</p>`)
  const picture = await page.screenshot()
  await page.close()
  return picture
}

test('a letter is entered beside its scan, compared by a colleague, and its sender told by a letter', async () => {
  const { page, look, arrive } = await setOut(browser, baseUrl)
  await setUpAccount(page, staff.enterer)
  await page.goto('/staff/consultations')
  await page
    .getByRole('link', { name: /^Try Travaux/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Paper, telephone and meetings' }).first().click()
  await look('entries')
  await press(page, 'Enter one')
  await page.getByRole('heading', { level: 1, name: 'Enter a submission' }).waitFor()
  await press(page, 'Receive it')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await look('entry-errors')

  await page.getByLabel('Add scans or files').setInputFiles({
    name: 'letter.png',
    mimeType: 'image/png',
    buffer: await scanOfLetter(),
  })
  await press(page, 'Add them')
  await page.getByText('1 file added').waitFor()
  // The words of the scan come by themselves, beside what is typed meanwhile.
  const read = page.getByLabel('Words that were read from letter.png')
  await read.waitFor({ timeout: 60_000 })
  expect(await read.inputValue()).toContain('Keep the safeguards of article 24')
  await look('entry-with-scan')

  await page.getByLabel('Post', { exact: true }).check()
  await page.getByLabel('Day of receipt').fill('2026-11-20')
  await page.getByLabel('Name of the person').focus()
  await page.keyboard.type('Mere Example')
  await page.getByLabel('What it says').fill(words)
  await press(page, 'Receive it')
  await page.getByRole('heading', { level: 1, name: /Received/ }).waitFor()
  await look('entry-received')
  await arrive()

  const other = await setOut(browser, baseUrl)
  await setUpAccount(other.page, staff.comparer)
  await other.page.goto('/staff/consultations')
  await other.page
    .getByRole('link', { name: /^Try Travaux/ })
    .first()
    .click()
  await other.page.getByRole('link', { name: 'Paper, telephone and meetings' }).first().click()
  await other.page.getByRole('link', { name: 'Compare one after the other' }).click()
  await other.page.getByRole('heading', { name: 'What came', exact: true }).waitFor()
  expect(await other.page.locator('main').textContent()).toContain(words)
  await other.page.locator('main img').first().waitFor()
  await other.look('compare')
  await press(other.page, 'It is as it came')
  await other.page.getByText('That was the last one').waitFor()
  await other.look('entries-compared')
  await other.arrive()
})
