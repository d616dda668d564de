/**
 * The log: whether the sequencer slows submissions, and what proofs and checks cost at a million entries.
 *
 * Sendings of whole submissions are timed at 16 connections through the real server, in alternating turns: with the
 * sequencer at work, and held up. Then a million entries are handed in at once, the running house sequences them, proofs
 * are fetched from it one by one, and `travaux verify --all` computes the whole log anew from a folder of its files.
 *
 * Options: --forms in each turn (700), --rounds of two turns (6), --entries (1000000), --proofs (300).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type RunningHouse, startHouse } from '../e2e/house.ts'
import { fillIn, sharesOf } from './baseline/fill-forms.ts'
import { startFormSender } from './baseline/form-senders.ts'
import { openPool } from './baseline/house-database.ts'
import { type Bench, median, wholeOption } from './baseline/metric.ts'

const connections = 16
/** Ticks of other capabilities that go through the log: the inbox, the register. */
const followers = ['analysis.sort-in', 'submissions.number-entries']

export const run: Bench = async function* (options) {
  const forms = wholeOption(options, 'forms', 700)
  const rounds = wholeOption(options, 'rounds', 6)
  const entries = wholeOption(options, 'entries', 1_000_000)
  const proofs = wholeOption(options, 'proofs', 300)
  const house = await startHouse()
  const { pool, close } = await openPool(house, 2)
  const folder = mkdtempSync(join(tmpdir(), 'travaux-bench-log-'))
  try {
    const turns = await timeIntake(house, pool, forms, rounds)
    const [withLog, without] = [median(turns.withLog), median(turns.without)]
    yield {
      metric: 'submits_with_log',
      value: withLog,
      unit: '1/s',
      baseline: without,
      ratio: withLog / without,
    }
    yield { metric: 'intake_ratio_with_log', value: median(turns.ratios), unit: 'ratio' }

    // What follows the log would go through all of them meanwhile, and take half the machine.
    const quiet = await pool.connect()
    for (const follower of followers) await quiet.query('select pg_advisory_lock(hashtext($1))', [follower])
    await handIn(pool, entries)
    const began = performance.now()
    await untilSequenced(pool)
    yield { metric: 'sequence_million_s', value: secondsSince(began), unit: 's' }

    const size = await countLeaves(pool)
    const times = await timeProofs(house, size, proofs)
    yield { metric: 'proof_ms', value: median(times), unit: 'ms' }
    yield {
      metric: 'proof_p99_ms',
      value: times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0,
      unit: 'ms',
    }

    await quiet.query('select pg_advisory_unlock_all()')
    quiet.release()
    const exporting = performance.now()
    await house.command(['log', 'export', folder])
    yield { metric: 'export_million_s', value: secondsSince(exporting), unit: 's' }
    const checking = performance.now()
    const report = JSON.parse(await house.command(['verify', '--all', '--json', '--log', folder]))
    const seconds = secondsSince(checking)
    const whole = report.findings.find((finding: { code: string }) => finding.code === 'log.whole')
    if (!report.right || Number(whole?.detail.size) < entries) throw new Error('the log was not found right')
    yield { metric: 'verify_million_s', value: seconds, unit: 's' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await close()
    await house.stop()
  }
}

/** Submissions a second, turn by turn. Each turn starts with nothing waiting, so that none pays for the one before. */
async function timeIntake(house: RunningHouse, pool: pg.Pool, forms: number, rounds: number) {
  const sender = startFormSender(Number(new URL(house.baseUrl).port))
  const turns = { withLog: [] as number[], without: [] as number[], ratios: [] as number[] }
  const holder = await pool.connect()
  try {
    // What follows the log (the inbox, the register) rests in every turn: it is not the log that is measured by it.
    for (const follower of followers) await holder.query('select pg_advisory_lock(hashtext($1))', [follower])
    await fillIn(sender, house.baseUrl, 40, 4)
    const prepared = await fillIn(sender, house.baseUrl, forms * rounds * 2, connections)
    const shares = [...sharesOf(prepared.keys, rounds * 2)]
    const time = async (share: readonly string[] = []) => {
      await untilSequenced(pool)
      const sent = await sender.send(
        connections,
        share.map((key) => ({ path: `/my/${key}/send`, body: prepared.sending })),
      )
      const refused = sent.results.find((result) => result.status !== 303)
      if (refused) throw new Error(`a sending was answered ${refused.status}`)
      return share.length / sent.seconds
    }
    const timeHeldUp = async (share: readonly string[] | undefined) => {
      await untilSequenced(pool)
      // The lock that a worker takes to sequence: while we have it, nobody does.
      await holder.query("select pg_advisory_lock(hashtext('ledger.sequence'))")
      const value = await time(share)
      await holder.query("select pg_advisory_unlock(hashtext('ledger.sequence'))")
      return value
    }
    for (let round = 0; round < rounds; round += 1) {
      const [one, other] = [shares[round * 2], shares[round * 2 + 1]]
      // In turns the other comes first, so that neither always meets the fuller tables.
      const without = round % 2 === 0 ? await timeHeldUp(one) : undefined
      const withLog = await time(without === undefined ? one : other)
      const held = without ?? (await timeHeldUp(other))
      turns.withLog.push(withLog)
      turns.without.push(held)
      turns.ratios.push(withLog / held)
    }
    return turns
  } finally {
    await holder.query('select pg_advisory_unlock_all()')
    holder.release()
    sender.stop()
  }
}

const handIn = (pool: pg.Pool, entries: number) =>
  pool.query(
    `insert into ledger_outbox (entry_id, kind, subject_id, version_id, entry, occurred_at)
     select gen_random_uuid(), 'published', gen_random_uuid(), gen_random_uuid(), sha256(i::text::bytea), now()
     from generate_series(1, $1::int) i`,
    [entries],
  )

async function untilSequenced(pool: pg.Pool): Promise<void> {
  for (let tries = 0; tries < 12_000; tries += 1) {
    const { rowCount } = await pool.query('select from ledger_outbox limit 1')
    if (rowCount === 0) return
    await pause(50)
  }
  throw new Error('the outbox was not emptied within ten minutes')
}

async function countLeaves(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ size: string }>('select max(leaf_index) + 1 as size from ledger_leaf')
  return Number(rows[0]?.size)
}

/** Milliseconds for each proof, over HTTP, one after the other, each of another entry. */
async function timeProofs(house: RunningHouse, size: number, count: number): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < count + 20; i += 1) {
    const number = 1 + Math.floor(((i * 0.618_034) % 1) * size)
    const began = performance.now()
    const answer = await fetch(`${house.baseUrl}/log/proof/${number}`)
    const proof = await answer.text()
    if (!proof.startsWith(`c2sp.org/tlog-proof@v1\nindex ${number - 1}\n`))
      throw new Error(`the proof of ${number} was answered ${answer.status}`)
    // The first ones meet cold connections.
    if (i >= 20) times.push(performance.now() - began)
  }
  return times
}

const secondsSince = (began: number): number => (performance.now() - began) / 1000
