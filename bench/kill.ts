/**
 * Killed under load: sixteen people make submissions while the whole program is killed with -9 again and again, and
 * started again on the same data. Whoever gets no answer sends again, as a person would. Afterwards everything that
 * was acknowledged is looked for, and processes that outlived the program are counted.
 *
 * Options: --kills (4), --seconds between them (5), --people (16).
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { referenceCase } from '../demo/reference-case.ts'
import { syntheticSubmissions } from '../demo/synthetic-submissions.ts'
import { type RunningHouse, startHouse } from '../e2e/house.ts'
import { fieldsOfSection } from './baseline/form-fields.ts'
import { connectTo } from './baseline/house-database.ts'
import { type Bench, median, wholeOption } from './baseline/metric.ts'

const slug = 'what-next-2026'

export const run: Bench = async function* (options) {
  const kills = wholeOption(options, 'kills', 4)
  const seconds = wholeOption(options, 'seconds', 5)
  const people = wholeOption(options, 'people', 16)
  const dataDir = mkdtempSync(join(tmpdir(), 'travaux-kill-'))
  let house = await startHouse({ DATA_DIR: dataDir })
  const settings = { DATA_DIR: dataDir, PORT: new URL(house.baseUrl).port }
  const load = { baseUrl: house.baseUrl, over: false, sent: [] as string[], unanswered: 0 }
  const back: number[] = []
  try {
    const atWork = Promise.all(Array.from({ length: people }, (_, i) => keepSending(load, i)))
    for (let i = 0; i < kills; i += 1) {
      await pause(seconds * 1000)
      await kill(house)
      const began = performance.now()
      house = await startHouse(settings)
      back.push((performance.now() - began) / 1000)
    }
    await pause(seconds * 1000)
    load.over = true
    await atWork
    const found = await countStored(house, load.sent)
    await kill(house)
    await pause(5_000)
    yield { metric: 'kills', value: kills, unit: 'times' }
    yield { metric: 'unanswered', value: load.unanswered, unit: 'requests' }
    yield { metric: 'acknowledged', value: load.sent.length, unit: 'submissions' }
    yield { metric: 'lost', value: load.sent.length - found.stored, unit: 'submissions' }
    yield { metric: 'doubled', value: found.versions - found.stored, unit: 'submissions' }
    yield { metric: 'log_gaps', value: found.gaps, unit: 'leaves' }
    yield { metric: 'back_s', value: median(back), unit: 's' }
    yield { metric: 'orphans', value: processesOn(dataDir), unit: 'processes' }
  } finally {
    load.over = true
    await house.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Load = { baseUrl: string; over: boolean; sent: string[]; unanswered: number }

/** One person after the other fills in a form to the end. */
async function keepSending(load: Load, person: number): Promise<void> {
  const demo = referenceCase.consultations.find((consultation) => consultation.slug === slug)
  if (!demo) throw new Error(`there is no ${slug}`)
  const made = syntheticSubmissions(demo).filter((submission) => submission.method === 'typed')
  for (let i = person; !load.over; i += 7) {
    const content = made[i % made.length]?.content
    const started = await insist(load, `/consultations/${slug}/submit`, '')
    const key = /\/my\/([\w-]{44})/.exec(started.headers.get('location') ?? '')?.[1]
    if (!key || !content) throw new Error('no form was started')
    for (const section of demo.edition.sections)
      await insist(load, `/my/${key}/part/${section.id}`, fieldsOfSection(section, content.answers))
    await insist(load, `/my/${key}/about-you`, 'kind=individual&name=Example&go=next')
    await insist(load, `/my/${key}/withhold`, 'go=next')
    const page = await (await insist(load, `/my/${key}/check`)).text()
    const editionId = /name="edition" value="([^"]+)"/.exec(page)?.[1]
    const revision = /name="revision" value="(\d+)"/.exec(page)?.[1]
    // Someone who never saw the answer sends again and is shown what was received before.
    if (editionId) await insist(load, `/my/${key}/send`, `edition=${editionId}&revision=${revision}`)
    load.sent.push(key)
  }
}

/** Asks until there is an answer. A server error is one of the things that must not come back. */
async function insist(load: Load, path: string, body?: string): Promise<Response> {
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      const response = await fetch(load.baseUrl + path, {
        method: body === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        ...(body === undefined
          ? {}
          : { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      })
      if (body !== undefined) await response.arrayBuffer()
      if (response.status === 200 || response.status === 303) return response
      throw new Error(`${path.replace(/[\w-]{44}/, '…')} was answered ${response.status}`)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      load.unanswered += 1
      await pause(100)
    }
  }
  throw new Error('no answer for a minute')
}

async function kill(house: RunningHouse): Promise<void> {
  const gone = new Promise((resolve) => house.process.once('exit', resolve))
  house.process.kill('SIGKILL')
  await gone
}

async function countStored(house: RunningHouse, keys: readonly string[]) {
  const { client, close } = await connectTo(house)
  // The sequencer places what waits once a second.
  await pause(3_000)
  const { rows } = await client.query<{ stored: number; versions: number; gaps: number }>(
    `select count(distinct s.submission_id)::int as stored, count(v.version_id)::int as versions,
       (select (coalesce(max(leaf_index) + 1, 0) - count(*))::int from ledger_leaf) as gaps
     from submission s join submission_version v using (submission_id) where submission_id = any($1::uuid[])`,
    [keys.map(submissionIdOf)],
  )
  await close()
  return rows[0] ?? { stored: 0, versions: 0, gaps: 0 }
}

function submissionIdOf(key: string): string {
  return Buffer.from(key.slice(0, 22), 'base64url').toString('hex')
}

/** Processes whose command names the folder. */
function processesOn(dataDir: string): number {
  const running = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
  return running.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir)
    } catch {
      return false
    }
  }).length
}
