import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { setOut } from './traveller.ts'

const { baseUrl } = inject('house')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

async function toFilesPage(page: Page): Promise<void> {
  await page.goto('/consultations/what-next-2026/submit')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.waitForURL('**/part/**')
  await page.goto(`${page.url().replace(/\/part\/.*$/, '')}/files`)
}

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
})

test('without scripts several files are chosen at once, added with the form and removed again', async () => {
  const { page, arrive } = await setOut(browser, baseUrl, { scripts: false })
  await toFilesPage(page)
  await page
    .getByLabel('Choose files')
    .setInputFiles([file('letter.txt', 'Kia ora'), file('empty.txt', ''), file('map.txt', 'A map')])
  await page.getByRole('button', { name: 'Add these files' }).click()
  await page.getByRole('heading', { name: '2 files added' }).waitFor()
  expect(await page.locator('.govuk-error-summary').textContent()).toContain('“empty.txt” has nothing in it')
  await page.getByRole('button', { name: 'Remove map.txt' }).click()
  await page.getByRole('heading', { name: 'One file added' }).waitFor()
  // Chosen and not yet added: going on adds them.
  await page.getByLabel('Choose files').setInputFiles([file('late.txt', 'Late')])
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.waitForURL('**/about-you')
  await page.goBack()
  await page.reload()
  await page.getByRole('heading', { name: '2 files added' }).waitFor()
  await arrive()
})

test('with scripts files are sent as they are chosen, and go on where a broken connection left them', async () => {
  const { page, look } = await setOut(browser, baseUrl)
  await toFilesPage(page)
  const pieces: string[] = []
  let cut = 0
  await page.route('**/uploads/*?from=*', (route) => {
    pieces.push(new URL(route.request().url()).searchParams.get('from') ?? '')
    // The third piece of the large file does not arrive, the first time.
    return pieces.length === 3 && cut++ === 0 ? route.abort('connectionreset') : route.continue()
  })
  await page
    .getByLabel('Choose files')
    .setInputFiles([file('scan.bin', randomBytes(1_500_000)), file('letter.txt', 'Kia ora')])
  await page.getByRole('heading', { name: '2 files added' }).waitFor()
  expect(cut).toBe(1)
  // No piece was sent from the beginning again.
  expect(pieces.filter((from) => from === '0')).toHaveLength(2)
  expect(await page.getByRole('status').textContent()).toBe('All files you chose are added.')
  await look('submit-files-added')

  // What is refused is said beside the file, and the others are not held up.
  await page
    .getByLabel('Choose files')
    .setInputFiles([file('nothing.txt', ''), file('another.txt', 'Another')])
  await page.getByRole('heading', { name: '3 files added' }).waitFor()
  expect(await page.locator('.app-uploads').textContent()).toContain('“nothing.txt” has nothing in it')

  // The form waits until they are there; a file that is stopped is not added.
  await page.route('**/uploads/*?from=*', () => new Promise(() => undefined))
  await page.getByLabel('Choose files').setInputFiles([file('slow.txt', 'Slow')])
  await page.getByRole('button', { name: 'Stop: slow.txt' }).waitFor()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByText('Files are still being sent').waitFor()
  await look('submit-files-sending')
  await page.getByRole('button', { name: 'Stop: slow.txt' }).click()
  await page.getByText('slow.txt stopped').waitFor()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.waitForURL('**/about-you')
  // The broken connection stands in the browser's console, as it must.
  await page.context().close()
})
