/**
 * `npm run pictures -- --out FOLDER [--base URL] [--cookie NAME=VALUE] [--look NAME …] [PATH …]`
 *
 * Takes pictures of pages in every look (widths, double text, right to left, no scripts, print), for people to
 * look at. Without --base it starts a house of its own; without paths it takes the pages of the site map.
 * With --cookie pages behind sign-in are seen as the person whose session it is.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../e2e/chromium.ts'
import { startHouse } from '../e2e/house.ts'
import { type Look, looks, openPage, sidewaysOverflow } from '../e2e/pages.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    base: { type: 'string' },
    cookie: { type: 'string' },
    look: { type: 'string', multiple: true },
  },
})
const unknown = (values.look ?? []).find((name) => !(name in looks))
if (!values.out || unknown !== undefined) {
  console.error(
    unknown === undefined ? 'say where the pictures go: --out FOLDER' : `no look named ${unknown}`,
  )
  console.error(`looks: ${Object.keys(looks).join(', ')}`)
  process.exit(1)
}
const out = values.out
const chosen = Object.entries(looks).filter(([name]) => !values.look || values.look.includes(name))

mkdirSync(out, { recursive: true })
const house = values.base ? undefined : await startHouse()
const baseUrl = (values.base ?? house?.baseUrl ?? '').replace(/\/+$/, '')
const browser = await launchBrowser()
try {
  const paths = positionals.length > 0 ? positionals : await pathsOfSiteMap(baseUrl)
  for (const path of paths)
    for (const [name, look] of chosen) {
      const picture = `${nameOfPath(path)}.${name}.png`
      const remarks = await takePicture(browser, path, look, join(out, picture))
      console.log([picture, ...remarks].join('  '))
    }
} finally {
  await browser.close()
  await house?.stop()
}

async function takePicture(browser: Browser, path: string, look: Look, file: string): Promise<string[]> {
  const { page, troubles, close } = await openPage(browser, baseUrl, path, look, values.cookie)
  await page.screenshot({ path: file, fullPage: true })
  const overflow = look.scripts ? await sidewaysOverflow(page) : 0
  await close()
  return [...(overflow > 0 ? [`${overflow} px stick out sideways`] : []), ...troubles]
}

async function pathsOfSiteMap(baseUrl: string): Promise<string[]> {
  const answer = await fetch(`${baseUrl}/sitemap.xml`)
  const found = [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    (match) => new URL(match[1] ?? '').pathname,
  )
  return [...new Set(['/', ...found])]
}

function nameOfPath(path: string): string {
  const name = path.replace(/^\/|\/$/g, '').replace(/[^\w-]+/g, '_')
  return name === '' ? 'home' : name
}
