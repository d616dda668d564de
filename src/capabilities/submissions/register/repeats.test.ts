import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission } from '../factories.ts'
import { listPossibleRepeats } from './repeats.ts'

/* Many submissions that look like one person's: what is decided makes room for what is not. */

async function open() {
  const under = await startHouse({ now: '2026-11-20T00:00:00Z' })
  const { consultationId } = await aPublishedConsultation(under)
  const analyst = await signInAs(under, ['analyst'])
  const path = `/staff/consultations/${consultationId}/register/repeats`
  /** Rows of `groups` addresses, each of `size` submissions. */
  const fill = (name: string, groups: number, size: number) =>
    sql`insert into submission (submission_id, consultation_id, reference, channel, secret_hash, received_at,
        current_version_id, kind, name, email, register_no)
      select gen_random_uuid(), ${consultationId}, ${name} || '-' || g || '-' || i, 'web', 'x',
        '2026-11-19T00:00:00Z'::timestamptz + (g * ${size} + i) * interval '1 second', gen_random_uuid(), 'individual',
        'Name ' || g, ${name} || g || '@example.org', g * 1000 + i
      from generate_series(1, ${groups}::int) g, generate_series(1, ${size}::int) i`.execute(under.db)
  return { under, consultationId, analyst, path, fill }
}

const idsOn = (body: string) =>
  [...body.matchAll(/name="submission" value="([0-9a-f-]+)"/g)].map(([, id]) => id ?? '')

test('many groups that are decided hide none that is not', async () => {
  const { under, analyst, path, fill } = await open()
  await fill('apart', 60, 2)
  await sql`insert into submission_told_apart
    select least(a.submission_id, b.submission_id), greatest(a.submission_id, b.submission_id), ${analyst.staffId}, now()
    from submission a join submission b on a.email = b.email and a.submission_id < b.submission_id`.execute(
    under.db,
  )
  expect((await analyst.get(path)).body).toContain('Nothing to decide')
  await fill('open', 1, 2)
  const { body } = await analyst.get(path)
  expect(body).toContain('open1@example.org')
  expect(body).not.toContain('apart1@example.org')
})

test('a group of very many is judged bit by bit, and is over when no two of it are left', async () => {
  const { analyst, path, fill } = await open()
  await fill('many', 1, 70)
  const first = await analyst.get(path)
  expect(first.body).toContain('70 with the same e-mail address')
  expect(first.body).toContain('50 of them are shown')
  const shown = new Set<string>()
  let times = 0
  for (let ids = idsOn(first.body); ids.length > 0; times += 1) {
    expect(times).toBeLessThan(6)
    for (const id of ids) shown.add(id)
    await analyst.post(path, { submission: ids, counts: 'different' })
    const next = await analyst.get(path)
    ids = idsOn(next.body)
    if (ids.length === 0) expect(next.body).toContain('Nothing to decide')
  }
  expect(shown.size).toBe(70)
})

test('tens of thousands of groups are looked through in a moment', async () => {
  const { under, consultationId, fill } = await open()
  await fill('big', 25_000, 2)
  await sql`analyze submission`.execute(under.db)
  const before = performance.now()
  expect(await listPossibleRepeats(under.db, consultationId, 20)).toHaveLength(20)
  expect(performance.now() - before).toBeLessThan(2_000)
})

test('two that may be one person’s are compared whole, side by side, with what differs marked', async () => {
  const under = await startHouse({ now: '2026-11-20T00:00:00Z' })
  const consultation = await aPublishedConsultation(under)
  const analyst = await signInAs(under, ['analyst'])
  const path = `/staff/consultations/${consultation.consultationId}/register/repeats`
  const long = 'We have read every article of it. '.repeat(30)
  const send = (text: string) =>
    aSubmission(under, consultation, {
      answers: { 'q.stand': 'support', 'q.text': text },
      about: { email: 'mere@example.org', name: 'Mere Example' },
    })
  const one = await send(`${long}We support article 7.`)
  const other = await send(`${long}We oppose article 7.`)
  await under.work()
  const compare = `${path}/compare?one=${one.submissionId}&other=${other.submissionId}`
  expect((await analyst.get(path)).body).toContain(compare.replace('&', '&amp;'))
  const { body } = await analyst.get(compare)
  expect(body).toMatch(/<mark[^>]*>support <\/mark>/)
  expect(body).toMatch(/<mark[^>]*>oppose <\/mark>/)
  expect(body.match(/<mark/g)).toHaveLength(2)
  expect(body).toContain('Mere Example')
  const decided = await analyst.post(path, {
    submission: [one.submissionId, other.submissionId],
    counts: other.submissionId,
  })
  expect(decided.headers.location).toContain('done=excluded')
  // Not with one of another consultation, nor with itself.
  expect(
    (await analyst.get(`${path}/compare?one=${one.submissionId}&other=${one.submissionId}`)).statusCode,
  ).toBe(404)
  const elsewhere = await aPublishedConsultation(under)
  const third = await aSubmission(under, elsewhere, { answers: { 'q.stand': 'support' } })
  expect(
    (await analyst.get(`${path}/compare?one=${one.submissionId}&other=${third.submissionId}`)).statusCode,
  ).toBe(404)
})
