import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { accessibilityProblems, type Look, looks, openPage, sidewaysOverflow } from './pages.ts'

const { baseUrl } = inject('house')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const paths = [
  '/',
  '/treaties/un-cybercrime-convention',
  '/treaties/un-cybercrime-convention/sessions/concluding-session',
  '/consultations',
  '/consultations/what-next-2026',
  '/consultations/what-next-2026/questions',
  '/consultations/what-next-2026/register',
  '/consultations/draft-principles-2021/results',
  '/updates',
  '/improve?page=%2F',
  '/verify',
  '/api',
  '/privacy',
]

// What axe looks at is the same in the other looks, and it is slow. Directions differ in the shell and in long pages.
const examined = new Set(['desk-1280'])
const examinedFromTheRight = new Set([
  '/',
  '/treaties/un-cybercrime-convention',
  '/consultations/what-next-2026',
])

/** Looks that one opening of a page serves: they differ in width and medium only. */
const openings = new Map<string, [string, Look][]>()
for (const entry of Object.entries(looks)) {
  const { scripts, doubleText, language } = entry[1]
  const kind = [scripts, doubleText, language].join()
  openings.set(kind, [...(openings.get(kind) ?? []), entry])
}

describe.each(paths)('%s', (path) => {
  test.each(
    [...openings.values()].map((entries) => ({ looks: entries.map(([name]) => name).join(', '), entries })),
  )('fits, loads whole, and axe finds nothing: $looks', async ({ entries: [first, ...others] }) => {
    if (!first) throw new Error('no look')
    const { page, troubles, close } = await openPage(browser, baseUrl, path, first[1])
    expect(await page.locator('h1').count()).toBe(1)
    for (const [name, look] of [first, ...others]) {
      await page.setViewportSize({ width: look.width, height: 800 })
      await page.emulateMedia({ media: look.print ? 'print' : 'screen' })
      if (look.scripts && !look.print) expect(await sidewaysOverflow(page), name).toBe(0)
      if (examined.has(name) || (name === 'rtl-360' && examinedFromTheRight.has(path)))
        expect(await accessibilityProblems(page), name).toEqual([])
    }
    expect(troubles).toEqual([])
    await close()
  })
})

test('what is folded on the screen is printed', async () => {
  const { page, close } = await openPage(
    browser,
    baseUrl,
    '/treaties/un-cybercrime-convention',
    looks['print-768'] as Look,
  )
  for (const folded of await page.locator('main details').all())
    expect((await folded.boundingBox())?.height).toBeGreaterThan(150)
  await close()
})

describe.each(paths.filter((path) => !path.startsWith('/improve')))('%s', (path) => {
  test('sets no cookie and is answered 304 when nothing changed', async () => {
    const first = await fetch(`${baseUrl}${path}`)
    expect(first.status).toBe(200)
    expect(first.headers.get('set-cookie')).toBeNull()
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"/)
    const again = await fetch(`${baseUrl}${path}`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })
})
