import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { setOut, tabTo } from './traveller.ts'

const { baseUrl } = inject('house')
const consultation = '/consultations/what-next-2026'
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const goOn = (page: Page) => page.getByRole('button', { name: 'Save and continue' }).click()
const referenceOn = async (page: Page): Promise<string> =>
  /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? ''

/** A question that appears by itself does not say when to answer it, and is described by nothing that is not there. */
async function expectWordsOnlyWithoutScripts(page: Page): Promise<void> {
  const depending = page.getByLabel(/^What else matters to you/)
  expect(await depending.isVisible()).toBe(false)
  await page.getByLabel('Something else').check()
  expect(await depending.isVisible()).toBe(true)
  expect(await page.locator('main').textContent()).not.toContain('Answer this only if')
  expect(await depending.getAttribute('aria-describedby')).not.toBe('q.what-else-matters-hint')
  await page.getByLabel('Something else').uncheck()
}

test('a person without scripts and without a mouse goes from the consultation to a receipt', async () => {
  const { page, arrive } = await setOut(browser, baseUrl, { scripts: false })
  const press = async (role: 'button' | 'link', name: string) => {
    await tabTo(page, page.getByRole(role, { name }))
    await page.keyboard.press('Enter')
    await page.waitForLoadState()
  }
  await page.goto(consultation)
  await press('button', 'Make a submission')
  await page.waitForURL('**/submit')
  await press('button', 'Start')
  await page.waitForURL('**/part/you-and-the-convention')
  expect(await page.locator('main').textContent()).toContain('Answer this only if you chose “Something else”')
  await tabTo(page, page.getByLabel('I work with it or have studied it'))
  await page.keyboard.press('ArrowDown')
  await press('button', 'Save and continue')
  await page.waitForURL('**/part/sign-or-join')

  // Nothing chosen where something must be: the message leads to the field.
  await press('button', 'Save and continue')
  await page.locator('.govuk-error-summary').waitFor()
  expect(await page.title()).toMatch(/^Error: /)
  await tabTo(page, page.getByRole('link', { name: /^Say where you stand/ }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Support', { exact: true }))
  await page.keyboard.press('ArrowDown')
  await tabTo(page, page.getByLabel(/^Why\?/))
  await page.keyboard.type('Kia tūpato: the safeguards come first.')
  await tabTo(page, page.getByLabel(/^Sign before the end of 2026/))
  await page.keyboard.press('Space')
  const rest = [
    'part/safeguards',
    'part/at-home',
    'part/staying-in-touch',
    'files',
    'about-you',
    'withhold',
    'check',
  ]
  for (const next of rest) {
    await press('button', 'Save and continue')
    await page.waitForURL(`**/${next}`)
  }
  expect(await page.locator('main').textContent()).toContain('Support with changes')
  await press('link', 'Change How well do you know the convention?')
  await page.waitForURL('**/part/you-and-the-convention*')
  await tabTo(page, page.getByLabel('I have read parts of it'))
  await page.keyboard.press('ArrowDown')
  await press('button', 'Save and continue')
  await page.waitForURL('**/check')
  expect(await page.locator('main').textContent()).toContain('I have heard of it')
  await press('button', 'Send my submission')
  await page.getByRole('heading', { name: 'We have received your submission' }).waitFor()
  expect(await referenceOn(page)).not.toBe('')
  await arrive()
})

test('every page of the form holds, fresh and with its errors, from the start to a withdrawal', async () => {
  const { page, look, arrive } = await setOut(browser, baseUrl)
  await page.goto(`${consultation}/submit`)
  await look('submit-start')
  await page.getByRole('button', { name: 'Start' }).click()
  await look('submit-choices')
  await expectWordsOnlyWithoutScripts(page)
  await goOn(page)
  await look('submit-position')
  await goOn(page)
  await look('submit-position-errors')
  expect(await page.locator(':focus').getAttribute('class')).toContain('govuk-error-summary')
  await page.getByRole('link', { name: /^Choose an answer to “What should/ }).click()
  expect(await page.locator(':focus').getAttribute('id')).toBe('q.next-step')
  // Not asked before a choice calls for it; gone, and its words kept, while another choice is made.
  const day = page.getByLabel('Day', { exact: true })
  expect(await day.isVisible()).toBe(false)
  await page.getByLabel(/^Wait and see/).check()
  await day.fill('31')
  await page.getByLabel('Stay out').check()
  expect(await day.isVisible()).toBe(false)
  await page.getByLabel(/^Wait and see/).check()
  expect(await day.inputValue()).toBe('31')
  await page.getByLabel('Support with changes').check()
  await page.getByLabel(/^Why\?/).fill('Requests can harm people.\n\nMy neighbour Hana told me of hers.')
  await page.getByLabel('Stay out').check()
  await goOn(page)
  await look('submit-grid')
  await goOn(page)
  await look('submit-ranking')
  await page.getByLabel('Getting New Zealand law right').selectOption('2')
  await page.getByLabel(/^How many weeks/).fill('99')
  await goOn(page)
  await look('submit-ranking-errors')
  await page.getByLabel('Getting New Zealand law right').selectOption('1')
  await page.getByLabel(/^How many weeks/).fill('6')
  await goOn(page)
  await look('submit-engagement')
  await page.getByLabel(/address for this/).fill('not an address')
  await goOn(page)
  await look('submit-engagement-errors')
  await page.getByLabel(/address for this/).fill('')
  await goOn(page)
  await look('submit-files')
  await goOn(page)
  await look('submit-about')
  await page.getByLabel('An organisation').check()
  await page.getByLabel('Your email address').fill('not an address')
  await goOn(page)
  await look('submit-about-errors')
  await page.getByLabel(/^Name of the organisation/).fill('Example Society')
  await page.getByLabel('Your email address').fill('society@example.nz')
  await goOn(page)
  await look('submit-withhold')
  await page.locator('summary', { hasText: 'In time, New Zealand should' }).click()
  await page.locator('details[open]').getByLabel('Or only this passage').fill('My neighbour Hana')
  await goOn(page)
  await look('submit-withhold-errors')
  await page.locator('details[open]').getByLabel('Because').fill('She could be recognised')
  await goOn(page)
  await look('submit-check')
  await page.getByRole('link', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await look('submit-draft')
  await page.getByLabel('Send the link to your email address').fill('nowhere')
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await look('submit-draft-errors')
  await page.getByRole('link', { name: 'Check your answers' }).click()
  await page.getByRole('button', { name: 'Send my submission' }).click()
  await look('submit-received')
  const reference = await referenceOn(page)

  const own = (await page.getByRole('link', { name: /\/my\// }).textContent()) ?? ''
  await page.goto(own)
  await look('own')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Signed receipt to download' }).click()
  const statement = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  expect(statement.signature).toBeTruthy()
  expect(JSON.stringify(statement.statement)).toContain(reference)
  await page.getByRole('link', { name: 'Receipt to print' }).click()
  await look('receipt')

  await page.goto(own)
  await page.getByRole('button', { name: 'Correct my submission' }).click()
  await look('correction-check')
  await page.goto(own)
  await look('correction-draft')
  await page.getByRole('link', { name: 'Should New Zealand sign or join?' }).click()
  await page.getByLabel('Oppose', { exact: true }).check()
  await goOn(page)
  await page.goto(own)
  await page.getByRole('link', { name: 'Check your answers' }).click()
  await page.getByRole('button', { name: 'Send my correction' }).click()
  await page.getByRole('heading', { name: 'We have received your correction' }).waitFor()
  expect(await referenceOn(page)).toBe(reference)
  expect(await page.locator('main').textContent()).toContain('Oppose')

  await page.getByRole('link', { name: 'Withdraw my submission' }).click()
  await look('withdraw')
  await page.getByRole('button', { name: 'Withdraw my submission' }).click()
  await look('own-withdrawn')
  expect(await page.locator('main').textContent()).toContain('You withdrew this submission at')
  await arrive()
})
