/**
 * Export: 250,000 answers to CSV through the staff door of the running product, as a browser would download them.
 * Counts what came out, and reads the peak memory of the serving process. The baseline of `seconds` is the same
 * rows straight through pg.
 *
 * Options: --answers (250000).
 */
import { request } from 'node:http'
import type pg from 'pg'
import { type RunningHouse, startHouse } from '../e2e/house.ts'
import {
  connectTo,
  countAnswers,
  multiplySubmissions,
  signInDirectly,
  untilSortedIn,
} from './baseline/house-database.ts'
import { forgetPeak, peakMegabytes } from './baseline/memory.ts'
import { type Bench, wholeOption } from './baseline/metric.ts'

const slug = 'what-next-2026'

export const run: Bench = async function* (options) {
  const wanted = wholeOption(options, 'answers', 250_000)
  const house = await startHouse()
  try {
    const { client, close } = await connectTo(house)
    try {
      const consultationId = await findConsultation(client)
      await untilSortedIn(client, consultationId)
      const answers = await multiplySubmissions(client, consultationId, wanted)
      const cookie = await signInDirectly(client, ['analyst', 'engagement-lead', 'information-officer'])
      const submissions = await countSubmissions(client, consultationId)

      const plain = await readPlainly(client, consultationId)
      if (plain.answers !== answers) throw new Error(`pg read ${plain.answers} of ${answers} answers`)
      const pid = house.process.pid ?? 0
      forgetPeak(pid)
      const { seconds, records } = await download(
        house,
        `/staff/consultations/${consultationId}/export.csv`,
        cookie,
      )
      const peak = peakMegabytes(pid)
      // The first record is the headings.
      if (records - 1 !== submissions)
        throw new Error(`the export has ${records - 1} of ${submissions} submissions`)
      if ((await countAnswers(client, consultationId)) < wanted) throw new Error('too few answers')

      yield {
        metric: 'seconds',
        value: seconds,
        unit: 's',
        baseline: plain.seconds,
        ratio: seconds / plain.seconds,
      }
      yield { metric: 'peak_rss_mb', value: peak, unit: 'MB' }
      yield { metric: 'rows', value: answers, unit: 'answers' }
    } finally {
      await close()
    }
  } finally {
    await house.stop()
  }
}

async function findConsultation(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'select consultation_id as id from consultation where slug = $1',
    [slug],
  )
  if (!rows[0]) throw new Error(`there is no consultation ${slug}`)
  return rows[0].id
}

async function countSubmissions(client: pg.Client, consultationId: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(
    'select count(*) as n from submission where consultation_id = $1',
    [consultationId],
  )
  return Number(rows[0]?.n)
}

/** All answers with their words, a thousand at a time, through a cursor. */
async function readPlainly(
  client: pg.Client,
  consultationId: string,
): Promise<{ seconds: number; answers: number }> {
  const began = performance.now()
  let answers = 0
  await client.query('begin')
  await client.query({
    text: `declare answers no scroll cursor for
     select s.submission_id, s.reference, s.received_at, s.kind, p.part_no, p.question_id, p.value, t.body
     from submission s
     join submission_part p on p.submission_id = s.submission_id and p.version_id = s.current_version_id
     left join submission_text t
       on t.submission_id = p.submission_id and t.version_id = p.version_id and t.part_no = p.part_no
     where s.consultation_id = '${consultationId}' order by s.received_at, s.submission_id, p.part_no`,
  })
  for (;;) {
    const { rows } = await client.query('fetch 1000 from answers')
    if (rows.length === 0) break
    answers += rows.length
  }
  await client.query('commit')
  return { seconds: (performance.now() - began) / 1000, answers }
}

/** Downloads a CSV file and counts its records while it comes: a line break inside quotes does not end one. */
function download(
  house: RunningHouse,
  path: string,
  cookie: string,
): Promise<{ seconds: number; records: number }> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const asked = request(`${house.baseUrl}${path}`, { headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`${path} answered ${response.statusCode}`))
        response.resume()
        return
      }
      let records = 0
      let quoted = false
      response.on('data', (chunk: Buffer) => {
        for (const byte of chunk) {
          if (byte === 0x22) quoted = !quoted
          else if (byte === 0x0a && !quoted) records += 1
        }
      })
      response.on('error', reject)
      response.on('end', () => resolve({ seconds: (performance.now() - began) / 1000, records }))
    })
    asked.on('error', reject)
    asked.end()
  })
}
