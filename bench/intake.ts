/**
 * Receiving: whole submissions through the real server (start, every page, sending) at 1, 16 and 64 connections.
 * The final sendings are timed by themselves, and beside them the same rows are written straight through `pg` in
 * one transaction each, in turns in the same run. Afterwards every acknowledged submission is looked for.
 *
 * Options: --forms per number of connections (1500), --rounds (5).
 */
import { referenceCase } from '../demo/reference-case.ts'
import { syntheticSubmissions } from '../demo/synthetic-submissions.ts'
import { startHouse } from '../e2e/house.ts'
import { fieldsOfSection } from './baseline/form-fields.ts'
import { type FormSender, startFormSender } from './baseline/form-senders.ts'
import { openPool } from './baseline/house-database.ts'
import { type Bench, median, wholeOption } from './baseline/metric.ts'
import { cloneRows, readRows, writeRows } from './baseline/record-rows.ts'

const slug = 'what-next-2026'

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

interface Prepared {
  readonly keys: readonly string[]
  readonly sending: string
  readonly seconds: number
}

/** Fills in forms up to the last page, as people do: every page posted and saved. */
async function fillIn(
  sender: FormSender,
  baseUrl: string,
  count: number,
  connections: number,
): Promise<Prepared> {
  const demo = referenceCase.consultations.find((consultation) => consultation.slug === slug)
  if (!demo) throw new Error(`there is no ${slug}`)
  const answered = syntheticSubmissions(demo).filter((submission) => submission.method === 'typed')
  const of = (i: number) => {
    const one = answered[i % answered.length]
    if (!one) throw new Error('no submission was made')
    return one.content
  }
  let seconds = 0
  const post = async (list: readonly { path: string; body: string }[]) => {
    const sent = await sender.send(connections, list)
    const refused = sent.results.findIndex((result) => result.status !== 303)
    if (refused >= 0)
      throw new Error(
        `${list[refused]?.path.replace(/[\w-]{44}/, '…')} was answered ${sent.results[refused]?.status}`,
      )
    seconds += sent.seconds
    return sent.results
  }
  const started = await post(
    Array.from({ length: count }, () => ({ path: `/consultations/${slug}/submit`, body: '' })),
  )
  const keys = started.map((result) => {
    const key = /\/my\/([\w-]{44})/.exec(result.location ?? '')?.[1]
    if (!key) throw new Error('no form was started')
    return key
  })
  for (const section of demo.edition.sections)
    await post(
      keys.map((key, i) => ({
        path: `/my/${key}/part/${section.id}`,
        body: fieldsOfSection(section, of(i).answers),
      })),
    )
  await post(
    keys.map((key) => ({ path: `/my/${key}/about-you`, body: 'kind=individual&name=Example&go=next' })),
  )
  await post(keys.map((key) => ({ path: `/my/${key}/withhold`, body: 'go=next' })))
  const check = await (await fetch(`${baseUrl}/my/${keys[0]}/check`)).text()
  const editionId = /name="edition" value="([^"]+)"/.exec(check)?.[1]
  // All forms were saved equally often, so that the first one's revision is that of all.
  const revision = /name="revision" value="(\d+)"/.exec(check)?.[1]
  if (!editionId || !revision) throw new Error('the last page names no edition or no revision')
  return { keys, sending: `edition=${editionId}&revision=${revision}`, seconds }
}

function* sharesOf<T>(list: readonly T[], shares: number): Iterable<readonly T[]> {
  const size = Math.ceil(list.length / shares)
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size)
}

function submissionIdOf(key: string): string {
  const hex = Buffer.from(key.slice(0, 22), 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
