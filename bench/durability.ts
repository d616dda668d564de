/**
 * Killed at random under load: thirty-two people make submissions, files among them, through the real server, while server,
 * worker and PostgreSQL are killed with -9 at random moments, and start again by themselves. Whoever gets no answer sends again, as
 * a person would. Afterwards what was acknowledged, what is stored and what is in the log must be the same, every file must be
 * there with the bytes that were sent, and every receipt must be proved by the independent checker from the published files.
 *
 * Options: --kills (200), --people (32), --seed (1).
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { referenceCase } from '../demo/reference-case.ts'
import { checkWithFiles, nodeTools, readFromWeb } from '../src/capabilities/ledger/index.ts'
import { openFolderStore } from '../src/platform/files/folder-store.ts'
import { type Bench, wholeOption } from './baseline/metric.ts'
import { type Acknowledged, keepSending, type UnderFire } from './baseline/sender-under-fire.ts'
import { parts, type Supervised, startSupervised } from './baseline/supervised.ts'

const slug = 'what-next-2026'

export const run: Bench = async function* (options) {
  const kills = wholeOption(options, 'kills', 200)
  const people = wholeOption(options, 'people', 32)
  const chance = chanceFrom(wholeOption(options, 'seed', 1))
  const demo = referenceCase.consultations.find((consultation) => consultation.slug === slug)
  if (!demo) throw new Error(`there is no ${slug}`)
  const dataDir = mkdtempSync(join(tmpdir(), 'durability-'))
  const house = await startSupervised(dataDir)
  const fire: UnderFire = { baseUrl: house.baseUrl, over: false, acknowledged: [], unanswered: 0 }
  const killed = new Map<string, number>()
  try {
    const atWork = Promise.all(Array.from({ length: people }, (_, i) => keepSending(fire, demo, i)))
    // A failure of one of them is seen when all are done; nothing is lost by waiting.
    atWork.catch(() => undefined)
    for (let done = 0; done < kills; ) {
      await pause(200 + chance() * 1_800)
      const part = parts[Math.floor(chance() * parts.length)] ?? 'server'
      if (!house.kill(part)) continue
      done += 1
      killed.set(part, (killed.get(part) ?? 0) + 1)
      // Now and then the next one dies while this one is coming back.
      if (chance() < 0.8) await house.untilReady()
    }
    await house.untilReady()
    await pause(2_000)
    fire.over = true
    await atWork
    await house.untilReady()
    const found = await look(house, dataDir, fire.acknowledged)
    yield { metric: 'kills', value: kills, unit: 'times' }
    for (const part of parts) yield { metric: `kills_${part}`, value: killed.get(part) ?? 0, unit: 'times' }
    yield { metric: 'unanswered', value: fire.unanswered, unit: 'requests' }
    yield { metric: 'acknowledged', value: fire.acknowledged.length, unit: 'submissions' }
    yield { metric: 'stored', value: found.stored, unit: 'submissions' }
    yield { metric: 'in_log', value: found.inLog, unit: 'entries' }
    yield { metric: 'lost', value: found.lost, unit: 'submissions' }
    yield { metric: 'doubled', value: found.doubled, unit: 'submissions' }
    yield { metric: 'files_lost', value: found.filesLost, unit: 'files' }
    yield { metric: 'unproven', value: found.unproven, unit: 'receipts' }
  } finally {
    fire.over = true
    await house.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const idOf = (key: string): string =>
  Buffer.from(key.slice(0, 22), 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

async function look(house: Supervised, dataDir: string, acknowledged: readonly Acknowledged[]) {
  const client = new pg.Client(house.database)
  await client.connect()
  try {
    // The sequencer places what waits once a second.
    for (let tries = 0; tries < 120; tries++) {
      const { rows } = await client.query<{ n: number }>('select count(*)::int as n from ledger_outbox')
      if (rows[0]?.n === 0) break
      await pause(500)
    }
    await pause(2_500)
    const ids = acknowledged.map(({ key }) => idOf(key))
    // Not the demonstration's own: what came in now, acknowledged or not.
    const { rows } = await client.query<{ id: string; versions: number; leaves: number }>(
      `select s.submission_id as id, count(distinct v.version_id)::int as versions,
         (select count(*)::int from ledger_leaf l where l.subject_id = s.submission_id and l.kind = 'received') as leaves
       from submission s join submission_version v using (submission_id)
       where not s.synthetic group by s.submission_id`,
    )
    const known = new Map(rows.map((row) => [row.id, row]))
    const lost = ids.filter((id) => (known.get(id)?.leaves ?? 0) === 0)
    return {
      stored: rows.length,
      inLog: rows.reduce((sum, row) => sum + row.leaves, 0),
      lost: lost.length + rows.filter(({ leaves }) => leaves === 0).length,
      doubled:
        rows.filter(({ versions, leaves }) => versions > 1 || leaves > 1).length +
        (ids.length - new Set(ids).size),
      filesLost: await countLostFiles(client, join(dataDir, 'own', 'files'), acknowledged),
      unproven: await countUnproven(house, acknowledged),
    }
  } finally {
    await client.end()
  }
}

/** Files that were acknowledged and are not with their submission, or not in the store with the bytes that were sent. */
async function countLostFiles(client: pg.Client, folder: string, acknowledged: readonly Acknowledged[]) {
  const store = await openFolderStore(folder)
  let lost = 0
  for (const { key, files } of acknowledged)
    for (const sha256 of files) {
      const { rows } = await client.query<{ n: number }>(
        'select count(*)::int as n from submission_attachment where submission_id = $1 and sha256 = $2',
        [idOf(key), sha256],
      )
      if (rows[0]?.n !== 1) lost += 1
      else {
        const hash = createHash('sha256')
        for await (const chunk of await store.open(sha256)) hash.update(chunk as Buffer)
        if (hash.digest('hex') !== sha256) lost += 1
      }
    }
  await store.close()
  return lost
}

/** Receipts, as their senders download them, that the checker does not find right and in the log. */
async function countUnproven(house: Supervised, acknowledged: readonly Acknowledged[]): Promise<number> {
  const fetched = new Map<string, ReturnType<ReturnType<typeof readFromWeb>>>()
  const fromWeb = readFromWeb(`${house.baseUrl}/log`)
  const read = (path: string) => {
    const known = fetched.get(path) ?? fromWeb(path)
    fetched.set(path, known)
    return known
  }
  let unproven = 0
  for (const { key } of acknowledged) {
    const receipt = await (await fetch(`${house.baseUrl}/my/${key}/receipt.json`)).text()
    const report = await checkWithFiles({ receipt }, read, nodeTools)
    if (!report.right || report.said?.entry === undefined) unproven += 1
  }
  return unproven
}
