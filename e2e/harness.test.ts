import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { accessibilityProblems, type Look, looks, openPage, sidewaysOverflow } from './pages.ts'

// The instruments themselves, tried on pages whose faults are known: an instrument that finds nothing proves nothing.

const sound = `<!doctype html><html lang="en"><head><title>Sound</title><meta name="viewport" content="width=device-width">
<style>@media print { nav { display: none } } p { font-size: 1rem }</style></head>
<body><header><nav aria-label="Site"><a href="/">Home</a></nav></header>
<main><h1>Sound page</h1><p id="scripts">off</p>
<label for="words">Words</label><input id="words"><label for="more">More</label><textarea id="more"></textarea></main><script>document.getElementById('scripts').textContent = 'on'</script></body></html>`
const faulty = `<!doctype html><html><head><title>Faulty</title></head>
<body><main><h1>Faulty page</h1><img src="/missing.png"><input><div style="width: 2000px">wide</div></main></body></html>`

const pages: Readonly<Record<string, string>> = {
  '/': sound,
  '/faulty': faulty,
  '/ar': sound.replace('lang="en"', 'lang="ar" dir="rtl"'),
}
const server = createServer((request, response) => {
  const body = pages[request.url ?? '']
  response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(body ?? 'not here')
})

let browser: Browser
let baseUrl: string

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  server.close()
})

const plain: Look = { width: 360, scripts: true }

test('a page is seen with scripts and without', async () => {
  for (const scripts of [true, false]) {
    const { page, close } = await openPage(browser, baseUrl, '/', { width: 360, scripts })
    expect(await page.locator('#scripts').textContent()).toBe(scripts ? 'on' : 'off')
    await close()
  }
})

test('faults are found: no language, no label, no alternative text, a missing file, a page too wide', async () => {
  const { page, troubles, close } = await openPage(browser, baseUrl, '/faulty', plain)
  const problems = (await accessibilityProblems(page)).join('\n')
  for (const rule of ['html-has-lang', 'image-alt', 'label']) expect(problems).toContain(rule)
  expect(troubles.join('\n')).toContain('404')
  expect(await sidewaysOverflow(page)).toBeGreaterThan(1000)
  await close()
})

test('a sound page has none', async () => {
  const { page, troubles, close } = await openPage(browser, baseUrl, '/', plain)
  expect(await accessibilityProblems(page)).toEqual([])
  expect(troubles).toEqual([])
  expect(await sidewaysOverflow(page)).toBe(0)
  await close()
})

describe('looks', () => {
  const measure = async (look: Look, expression: string): Promise<unknown> => {
    const { page, close } = await openPage(browser, baseUrl, '/', look)
    const value = await page.evaluate(expression)
    await close()
    return value
  }
  const letters = 'getComputedStyle(document.querySelector("p")).fontSize'

  test('double text doubles letters and leaves the window as it was', async () => {
    expect(await measure(plain, letters)).toBe('16px')
    expect(await measure({ ...plain, doubleText: true }, `${letters} + innerWidth`)).toBe('32px360')
  })

  test('print uses the print style', async () => {
    const shown = 'getComputedStyle(document.querySelector("nav")).display'
    expect(await measure(plain, shown)).toBe('block')
    expect(await measure({ ...plain, print: true }, shown)).toBe('none')
  })

  test('a language that runs from right to left is asked for by address', async () => {
    expect(await measure(looks['rtl-360'] ?? plain, 'document.documentElement.dir')).toBe('rtl')
  })
})
