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
  '/treaties/un-cybercrime-convention',
  '/treaties/un-cybercrime-convention/sessions/concluding-session',
  '/consultations',
  '/consultations/what-next-2026',
  '/consultations/what-next-2026/questions',
  '/consultations/draft-principles-2021/results',
  '/updates',
  '/improve?page=%2F',
  '/privacy',
]

// What axe looks at is the same in the other looks, and it is slow.
const examined = new Set(['desk-1280', 'rtl-360'])
const taken = Object.entries(looks).filter(
  ([name]) => !['tablet-768', 'double-text-1280', 'rtl-1280'].includes(name),
)

describe.each(paths)('%s', (path) => {
  test.each(taken)('holds in look %s: fits, loads whole, and axe finds nothing', async (name, look) => {
    const { page, troubles, close } = await openPage(browser, baseUrl, path, look)
    expect(await page.locator('h1').count()).toBe(1)
    expect(troubles).toEqual([])
    if (look.scripts && !look.print) expect(await sidewaysOverflow(page)).toBe(0)
    if (examined.has(name)) expect(await accessibilityProblems(page)).toEqual([])
    await close()
  })
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
