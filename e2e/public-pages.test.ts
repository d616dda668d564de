import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { type RunningHouse, startHouse } from './house.ts'
import { accessibilityProblems, looks, openPage, sidewaysOverflow } from './pages.ts'

let house: RunningHouse
let browser: Browser

beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const paths = ['/', '/treaties/un-cybercrime-convention', '/consultations/what-next-2026']

describe.each(paths)('%s', (path) => {
  test.each(Object.entries(looks))(
    'holds in look %s: fits, loads whole, and axe finds nothing',
    async (_, look) => {
      const { page, troubles, close } = await openPage(browser, house.baseUrl, path, look)
      expect(await page.locator('h1').count()).toBe(1)
      expect(troubles).toEqual([])
      if (look.scripts) {
        if (!look.print) expect(await sidewaysOverflow(page)).toBe(0)
        expect(await accessibilityProblems(page)).toEqual([])
      }
      await close()
    },
  )

  test('sets no cookie and is answered 304 when nothing changed', async () => {
    const first = await fetch(`${house.baseUrl}${path}`)
    expect(first.status).toBe(200)
    expect(first.headers.get('set-cookie')).toBeNull()
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"/)
    const again = await fetch(`${house.baseUrl}${path}`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })
})
