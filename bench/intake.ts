/**
 * Receiving: whole submissions through the real server (start, every page, sending) at 1, 16 and 64 connections.
 * The final sendings are timed by themselves, and beside them the same rows are written straight through `pg` in
 * one transaction each, in turns in the same run. Afterwards every acknowledged submission is looked for.
 *
 * Options: --forms per number of connections (1500), --rounds (5).
 */
import { startHouse } from '../e2e/house.ts'
import { fillIn, sharesOf } from './baseline/fill-forms.ts'
import { startFormSender } from './baseline/form-senders.ts'
import { openPool } from './baseline/house-database.ts'
import { type Bench, median, wholeOption } from './baseline/metric.ts'
import { cloneRows, readRows, writeRows } from './baseline/record-rows.ts'

export const run: Bench = async function* (options) {
  const forms = wholeOption(options, 'forms', 1500)
  const rounds = wholeOption(options, 'rounds', 5)
  const house = await startHouse()
  const sender = startFormSender(Number(new URL(house.baseUrl).port))
  const { pool, close } = await openPool(house, 64)
  const acknowledged: string[] = []
  let p99 = 0
  let complete = 0
  try {
    await fillIn(sender, house.baseUrl, 40, 4)
    for (const connections of [1, 16, 64]) {
      const count = connections === 1 ? Math.ceil(forms / 3) : forms
      const prepared = await fillIn(sender, house.baseUrl, count, connections)
      const ours: number[] = []
      const straight: number[] = []
      const latencies: number[] = []
      for (const share of sharesOf(prepared.keys, rounds)) {
        const sent = await sender.send(
          connections,
          share.map((key) => ({ path: `/my/${key}/send`, body: prepared.sending })),
        )
        const refused = sent.results.find((result) => result.status !== 303)
        if (refused) throw new Error(`a sending was answered ${refused.status}`)
        acknowledged.push(...share.map(submissionIdOf))
        latencies.push(...sent.results.map((result) => result.ms))
        ours.push(share.length / sent.seconds)
        const rows = (await readRows(pool, share.map(submissionIdOf))).map(cloneRows)
        straight.push(rows.length / (await writeRows(pool, connections, rows)))
      }
      const [value, baseline] = [median(ours), median(straight)]
      yield { metric: `submits_${connections}`, value, unit: '1/s', baseline, ratio: value / baseline }
      if (connections === 16) {
        p99 = latencies.sort((a, b) => a - b)[Math.floor(latencies.length * 0.99)] ?? 0
        complete = count / (prepared.seconds + count / value)
      }
    }
    yield { metric: 'p99_ms_16', value: p99, unit: 'ms' }
    yield { metric: 'complete_16', value: complete, unit: '1/s' }
    const { rows } = await pool.query<{ stored: number; versions: number }>(
      `select count(distinct s.submission_id)::int as stored, count(v.version_id)::int as versions
       from submission s join submission_version v using (submission_id) where submission_id = any($1::uuid[])`,
      [acknowledged],
    )
    const { stored = 0, versions = 0 } = rows[0] ?? {}
    yield { metric: 'lost', value: acknowledged.length - stored, unit: 'submissions' }
    yield { metric: 'doubled', value: versions - stored, unit: 'submissions' }
  } finally {
    await close()
    sender.stop()
    await house.stop()
  }
}

function submissionIdOf(key: string): string {
  const hex = Buffer.from(key.slice(0, 22), 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
