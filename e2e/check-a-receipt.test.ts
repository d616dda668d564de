import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { fillIn } from '../bench/baseline/fill-forms.ts'
import { startFormSender } from '../bench/baseline/form-senders.ts'
import { launchBrowser } from './chromium.ts'
import { setOut } from './traveller.ts'

const { baseUrl } = inject('house')
let browser: Browser
/** As it is downloaded once its entry has its place. */
let receipt: string

beforeAll(async () => {
  browser = await launchBrowser()
  const sender = startFormSender(Number(new URL(baseUrl).port))
  const { keys, sending } = await fillIn(sender, baseUrl, 1, 1)
  await sender.send(1, [{ path: `/my/${keys[0]}/send`, body: sending }])
  sender.stop()
  for (let tries = 0; tries < 100 && !receipt?.includes('"entry"'); tries += 1) {
    await pause(200)
    receipt = await (await fetch(`${baseUrl}/my/${keys[0]}/receipt.json`)).text()
  }
})
afterAll(() => browser?.close())

/** What is shown, without the sentence that says who checked it. */
const shownIn = async (result: Locator): Promise<string> =>
  (await result.innerHTML()).replace(
    /<p class="govuk-body">(This site checked it|Checked by your browser).*?<\/p>/,
    '',
  )

test('a receipt is checked by the browser alone: only published files are fetched, and nothing is sent', async () => {
  const { page, look, arrive } = await setOut(browser, baseUrl)
  await page.goto('/verify')
  await page.getByLabel('The file with the receipt').setInputFiles({
    name: 'receipt.json',
    mimeType: 'application/json',
    buffer: Buffer.from(receipt),
  })
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await page.getByRole('button', { name: 'Check it in this browser only' }).click()
  const result = page.locator('#check-result')
  await result.getByText('The receipt was not sent to anyone').waitFor()
  const words = await result.textContent()
  expect(words).toContain('The receipt is genuine')
  expect(words).toContain('Its entry stands in the log')
  expect(words).toContain('The submission is counted')
  const byBrowser = await shownIn(result)
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.filter((each) => !each.startsWith('GET /log/'))).toEqual([])
  await look('verified-by-browser')

  await page.getByRole('button', { name: 'Check the receipt' }).click()
  await page.getByText('This site checked it').waitFor()
  expect(await shownIn(page.locator('#check-result'))).toEqual(byBrowser)

  await page.goto('/verify')
  await page
    .getByLabel('Or the text of the receipt')
    .fill(receipt.replace('"version": 1', '"version": 2').replace(/.{60}/g, '$&\n'))
  await page.getByRole('button', { name: 'Check it in this browser only' }).click()
  await result.getByText('This is not a receipt as we gave it').waitFor()
  expect(await result.textContent()).toContain('The receipt is not as it was given')
  const forged = await shownIn(result)
  await page.getByRole('button', { name: 'Check the receipt' }).click()
  await page.getByText('This site checked it').waitFor()
  expect(await shownIn(page.locator('#check-result'))).toEqual(forged)

  await page.getByLabel('Or the text of the receipt').fill('{')
  await page.getByRole('button', { name: 'Check it in this browser only' }).click()
  await page.getByRole('link', { name: 'This is not a receipt we can read' }).waitFor()
  expect(await result.textContent()).toBe('')
  await arrive()
})

test('without scripts the site checks it, and says that it did', async () => {
  const { page, arrive } = await setOut(browser, baseUrl, { scripts: false })
  await page.goto('/verify')
  await page.getByLabel('The file with the receipt').setInputFiles({
    name: 'receipt.json',
    mimeType: 'application/json',
    buffer: Buffer.from(receipt),
  })
  await page.getByRole('button', { name: 'Check the receipt' }).click()
  await page.getByText('This site checked it').waitFor()
  const words = await page.locator('main').textContent()
  expect(words).toContain('The receipt is genuine')
  expect(words).toContain('Its entry stands in the log')
  await arrive()
})
