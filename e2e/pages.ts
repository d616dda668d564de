import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'

/** How a page is looked at. */
export interface Look {
  /** CSS pixels. */
  readonly width: 320 | 360 | 768 | 1280
  readonly scripts: boolean
  /** Letters at twice their size, everything else as it was. */
  readonly doubleText?: boolean
  readonly print?: boolean
  /** The page in another language, by its code: `ar` is written from right to left. */
  readonly language?: string
}

export interface OpenPage {
  readonly page: Page
  /** What went wrong while the page was open: script errors, refused or missing files, broken rules of the security policy. */
  readonly troubles: readonly string[]
  close(): Promise<void>
}

/** The ways in which every page must hold. */
export const looks: Readonly<Record<string, Look>> = {
  'phone-360': { width: 360, scripts: true },
  'tablet-768': { width: 768, scripts: true },
  'desk-1280': { width: 1280, scripts: true },
  'double-text-1280': { width: 1280, scripts: true, doubleText: true },
  'double-text-360': { width: 360, scripts: true, doubleText: true },
  'no-scripts-360': { width: 360, scripts: false },
  'rtl-360': { width: 360, scripts: true, language: 'ar' },
  'rtl-1280': { width: 1280, scripts: true, language: 'ar' },
  'print-768': { width: 768, scripts: true, print: true },
}

/** Opens an address of the site in a fresh browser profile, or, with a cookie `name=value`, as the person it belongs to. */
export async function openPage(
  browser: Browser,
  baseUrl: string,
  path: string,
  look: Look,
  cookie?: string,
): Promise<OpenPage> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width: look.width, height: look.width < 768 ? 740 : 900 },
    javaScriptEnabled: look.scripts,
    locale: 'en-NZ',
    timezoneId: 'Pacific/Auckland',
    reducedMotion: 'reduce',
    // Our own style sheet for double text is not in the page's security policy.
    bypassCSP: look.doubleText ?? false,
  })
  const [name, ...value] = cookie?.split('=') ?? []
  if (name) await context.addCookies([{ name, value: value.join('='), url: baseUrl }])
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
  })
  page.on('requestfailed', (request) => troubles.push(`not loaded: ${request.url()}`))
  await page.goto(look.language ? `/${look.language}${path === '/' ? '' : path}` : path, {
    waitUntil: 'load',
  })
  await dress(page, look)
  return { page, troubles, close: () => context.close() }
}

/** Puts a page that was opened, or gone to since, into the look: print and double text do not survive a visit elsewhere. */
async function dress(page: Page, look: Look): Promise<void> {
  if (look.print) await page.emulateMedia({ media: 'print' })
  if (look.doubleText) await page.addStyleTag({ content: 'html { font-size: 200% !important; }' })
  if (look.scripts) await page.evaluate('document.fonts.ready.then(() => true)')
}

/** What axe finds against WCAG 2.2 AA and good practice, a line each; needs scripts, without them axe may hang. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  )
}

/** How many CSS pixels of the page stick out sideways; a page that fits has none. */
export const sidewaysOverflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
