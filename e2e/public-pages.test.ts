import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { accessibilityProblems, looks, openPage, sidewaysOverflow } from './pages.ts'

const { baseUrl } = inject('house')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const paths = [
  '/',
  '/treaties',
  '/treaties/un-cybercrime-convention',
  '/treaties/un-cybercrime-convention/sessions/second-session',
  '/consultations',
  '/consultations/what-next-2026',
  '/consultations/second-session-2022/results',
  '/updates',
]

/** The looks in which axe can find something that it did not find in the others: layout, direction, letters. */
const axeLooks = ['phone-360', 'desk-1280', 'rtl-360']

describe.each(paths)('%s', (path) => {
  test.each(Object.entries(looks))(
    'holds in look %s: fits, loads whole, axe finds nothing',
    async (name, look) => {
      const { page, troubles, close } = await openPage(browser, baseUrl, path, look)
      expect(await page.locator('h1').count()).toBe(1)
      expect(troubles).toEqual([])
      if (look.scripts && !look.print) expect(await sidewaysOverflow(page)).toBe(0)
      if (axeLooks.includes(name)) expect(await accessibilityProblems(page)).toEqual([])
      await close()
    },
  )

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

test('what is folded on the screen is printed', async () => {
  const { page, close } = await openPage(browser, baseUrl, '/treaties/un-cybercrime-convention', {
    width: 768,
    scripts: true,
    print: true,
  })
  for (const folded of await page.locator('details').all())
    expect(await folded.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(150)
  await close()
})
