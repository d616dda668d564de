import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { accessibilityProblems, sidewaysOverflow } from './pages.ts'

/** Somebody on a journey through the site, in a browser of their own. */
export interface Traveller {
  readonly page: Page
  /**
   * Stops and looks at the page as it is: axe finds nothing, and nothing sticks out sideways on a desk, on a phone and
   * on a phone with letters of twice the size. With PICTURES set to a folder it also leaves pictures there.
   */
  look(name: string): Promise<void>
  /** Ends the journey; fails when a script broke, a file was missing or the server failed on the way. */
  arrive(): Promise<void>
}

const desk = { width: 1280, height: 900 }
const phone = { width: 360, height: 740 }

/** A form that comes back with a message, or a page for others, is no trouble; the browser's console calls it one. */
const refused = /status of (403|409|422)/

export async function setOut(
  browser: Browser,
  baseUrl: string,
  { scripts = true }: { scripts?: boolean } = {},
): Promise<Traveller> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: desk,
    javaScriptEnabled: scripts,
    locale: 'en-NZ',
    timezoneId: 'Pacific/Auckland',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !refused.test(message.text())) troubles.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`)
  })
  return {
    page,
    look: (name) => look(page, name),
    arrive: async () => {
      await context.close()
      expect(troubles).toEqual([])
    },
  }
}

async function look(page: Page, name: string): Promise<void> {
  expect.soft(await accessibilityProblems(page), name).toEqual([])
  expect.soft(await page.locator('h1').count(), `${name}: one heading of the first level`).toBe(1)
  await fits(page, name, desk)
  await fits(page, name, phone)
  await page.evaluate('document.documentElement.style.fontSize = "200%"')
  await fits(page, `${name}-double`, phone)
  await page.evaluate('document.documentElement.style.fontSize = ""')
  await page.setViewportSize(desk)
}

async function fits(page: Page, name: string, size: typeof desk): Promise<void> {
  await page.setViewportSize(size)
  const folder = process.env.PICTURES
  if (folder) {
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${name}.${size.width}.png`), fullPage: true })
  }
  if ((await sidewaysOverflow(page)) > 0)
    expect.soft(await page.evaluate(sticksOut), `${name} is too wide for ${size.width} pixels`).toEqual([])
}

/** What makes a page too wide: the things that stick out and hold no other such thing. */
const sticksOut = `[...document.querySelectorAll('body *')]
  .filter((each) => !each.closest('.app-table-scroll *, .app-figure__drawing--wide *'))
  .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter((each, _, all) => ![...each.children].some((child) => all.includes(child)))
  .map((each) => each.tagName + '.' + each.className + ' ' + each.textContent.slice(0, 40))`

/** Presses the tab key until something has the focus; fails when it cannot be reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const there = target.and(page.locator(':focus'))
  for (let presses = 0; presses < 150; presses += 1) {
    if ((await there.count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${target}`)
}
