import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { setOut } from './traveller.ts'

const { baseUrl, dataDir } = inject('house')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const safeguards = /^Which safeguards would you add/
const save = (page: Page, how: 'continue' | 'come back later' = 'continue') =>
  page.getByRole('button', { name: `Save and ${how}` }).click()

/** A form begun, open at its page about safeguards; gives the private link. */
async function begin(page: Page): Promise<string> {
  await page.goto('/consultations/what-next-2026/submit')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.waitForURL('**/part/**')
  const link = page.url().replace(/\/part\/.*$/, '')
  await page.goto(`${link}/part/safeguards`)
  return link
}

const autosaved = (page: Page) =>
  page.waitForResponse((response) => response.url().endsWith('/autosave'), { timeout: 10_000 })

test('what is typed is saved while it is typed, again and again, and a refresh loses nothing', async () => {
  const { page, arrive } = await setOut(browser, baseUrl)
  await begin(page)
  for (const text of ['First thought.', 'First thought. Second thought.']) {
    const answer = autosaved(page)
    await page.getByLabel(safeguards).fill(text)
    expect((await answer).status()).toBe(200)
  }
  await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
  await page.reload()
  expect(await page.getByLabel(safeguards).inputValue()).toBe('First thought. Second thought.')

  // Left in the middle of a word, by a link and not by a button.
  await page.getByLabel(safeguards).fill('Third thought')
  await page.getByRole('link', { name: 'Back', exact: true }).click()
  await page.waitForURL('**/part/sign-or-join')
  await page.goBack()
  expect(await page.getByLabel(safeguards).inputValue()).toBe('Third thought')
  await page.getByLabel(safeguards).fill('Third thought, finished')
  await save(page)
  await page.waitForURL('**/part/at-home')
  await arrive()
})

test('two windows of one form: the second is shown what the first saved, keeps its own words, and decides', async () => {
  const { page, look, arrive } = await setOut(browser, baseUrl)
  const link = await begin(page)
  const other = await page.context().newPage()
  await other.goto(`${link}/part/safeguards`)
  await page.getByLabel(safeguards).fill('From the first window')
  await save(page)
  await page.waitForURL('**/part/at-home')

  await other.getByLabel(safeguards).fill('From the second window')
  await save(other)
  await other.getByText('This page was also saved in another window.').waitFor()
  expect(await other.locator('main').textContent()).toContain('From the first window')
  expect(await other.getByLabel(safeguards).inputValue()).toBe('From the second window')
  await save(other)
  await other.waitForURL('**/part/at-home')
  await page.goto(`${link}/part/safeguards`)
  expect(await page.getByLabel(safeguards).inputValue()).toBe('From the second window')
  await look('submit-safeguards-filled')
  await arrive()
})

test('after the back button an answer can be changed, and the changed one counts', async () => {
  const { page, arrive } = await setOut(browser, baseUrl)
  const link = await begin(page)
  await page.getByLabel(safeguards).fill('Before')
  await save(page)
  await page.waitForURL('**/part/at-home')
  await page.goBack()
  await page.getByLabel(safeguards).fill('After')
  await save(page)
  await page.waitForURL('**/part/at-home')
  await page.goto(`${link}/check`)
  expect(await page.locator('main').textContent()).toContain('After')
  await arrive()
})

test('the private link opens the form in another browser, where no cookie ever was', async () => {
  const first = await setOut(browser, baseUrl)
  const link = await begin(first.page)
  await first.page.getByLabel(safeguards).fill('Written on the bus')
  await save(first.page, 'come back later')
  const shown = await first.page.getByRole('link', { name: /\/my\// }).textContent()
  expect(shown).toBe(link)
  expect(await first.page.context().cookies()).toEqual([])
  await first.page.getByLabel('Send the link to your email address').fill('bus@example.nz')
  await first.page.getByRole('button', { name: 'Send me the link' }).click()
  await first.page.getByText('The link is on its way.').waitFor()
  await first.arrive()

  const second = await setOut(browser, baseUrl, { scripts: false })
  await second.page.goto(await linkMailedTo('bus@example.nz'))
  await second.page.getByRole('link', { name: 'Safeguards' }).click()
  expect(await second.page.getByLabel(safeguards).inputValue()).toBe('Written on the bus')
  await second.arrive()
})

test('a page that lay open for days, with a token that is worth nothing, is still saved', async () => {
  const { page, arrive } = await setOut(browser, baseUrl)
  const link = await begin(page)
  await page.evaluate(
    `document.querySelector('main form').insertAdjacentHTML('beforeend', '<input type="hidden" name="_csrf" value="stale">')`,
  )
  await page.getByLabel(safeguards).fill('Days later')
  await save(page)
  await page.waitForURL('**/part/at-home')
  await page.goto(`${link}/check`)
  expect(await page.locator('main').textContent()).toContain('Days later')
  await arrive()
})

/** The mail waits in the house's outbox until somebody sends it. */
async function linkMailedTo(address: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const outbox = join(dataDir, 'outbox')
    const mail = filesIn(outbox)
      .map((name) => readFileSync(join(outbox, name), 'utf8').replaceAll(/=\r?\n/g, ''))
      .find((text) => text.includes(address))
    const link = mail?.match(/https?:\/\/\S+\/my\/[\w-]+/)?.[0]
    if (link) return link
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no mail to ${address} in the outbox`)
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
