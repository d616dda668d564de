/**
 * Public pages: requests a second at 16 connections, beside a bare node:http server that sends the same bytes and
 * headers in the same run, and the weight of a first visit.
 *
 * Options: --seconds per round (1), --rounds (9), --connections (16).
 */
import type { Page } from 'playwright-core'
import { launchBrowser } from '../e2e/chromium.ts'
import { startHouse } from '../e2e/house.ts'
import { type Bench, median, wholeOption } from './baseline/metric.ts'
import {
  type Answer,
  fetchRaw,
  type LoadGenerator,
  startBareServer,
  startLoadGenerator,
  visitorHeaders,
} from './baseline/servers.ts'

const pages: Readonly<Record<string, string>> = {
  home: '/',
  treaty: '/treaties/un-cybercrime-convention',
  consultation: '/consultations/what-next-2026',
}

export const run: Bench = async function* (options) {
  const seconds = wholeOption(options, 'seconds', 1)
  const rounds = wholeOption(options, 'rounds', 9)
  const connections = wholeOption(options, 'connections', 16)
  const house = await startHouse()
  const generator = startLoadGenerator()
  try {
    const answers: Record<string, Answer> = {}
    for (const path of Object.values(pages)) answers[path] = await fetchPage(`${house.baseUrl}${path}`)
    const bare = await startBareServer(answers)
    const port = Number(new URL(house.baseUrl).port)
    try {
      for (const [metric, path] of Object.entries(pages)) {
        const each = { path, connections, seconds }
        const ours: number[] = []
        const yardstick: number[] = []
        await warm(generator, [port, bare.port], path, connections)
        // In turns, so that a noisy neighbour disturbs both.
        for (let round = 0; round < rounds; round += 1) {
          ours.push((await generator.run({ ...each, port })).perSecond)
          yardstick.push((await generator.run({ ...each, port: bare.port })).perSecond)
        }
        const [value, baseline] = [median(ours), median(yardstick)]
        yield { metric, value, unit: 'req/s', baseline, ratio: value / baseline }
      }
    } finally {
      bare.stop()
    }
    yield { metric: 'first_visit_kb', value: (await firstVisitBytes(house.baseUrl)) / 1000, unit: 'kB' }
  } finally {
    generator.stop()
    await house.stop()
  }
}

/** Twice, because the first visit renders and the second is what all others get. */
async function fetchPage(url: string): Promise<Answer> {
  await fetchRaw(url)
  const answer = await fetchRaw(url)
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return answer
}

async function warm(generator: LoadGenerator, ports: readonly number[], path: string, connections: number) {
  for (const port of ports) await generator.run({ port, path, connections, seconds: 0.5 })
}

/**
 * Every byte of a first visit to the home page: what a browser with scripts on asks for, each fetched again without
 * unpacking, heads included.
 */
async function firstVisitBytes(baseUrl: string): Promise<number> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const asked = watchRequests(page)
    await page.goto(`${baseUrl}/`, { waitUntil: 'networkidle' })
    let bytes = 0
    for (const url of asked) bytes += (await fetchRaw(url, headersFor(url))).transferred
    return bytes
  } finally {
    await browser.close()
  }
}

function watchRequests(page: Page): ReadonlySet<string> {
  const asked = new Set<string>()
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.add(request.url())
  })
  return asked
}

const headersFor = (url: string): Readonly<Record<string, string>> =>
  new URL(url).pathname === '/' ? visitorHeaders : { ...visitorHeaders, accept: '*/*' }
