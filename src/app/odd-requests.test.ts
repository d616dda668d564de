import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs } from '../capabilities/accounts/factories.ts'
import { aPublishedConsultation } from '../capabilities/consultations/factories.ts'
import { aSubmission, aVisitor } from '../capabilities/submissions/factories.ts'
import { roles } from '../platform/access.ts'
import { startHouse, type TestHouse } from './testing/start.ts'

/*
 * Thousands of odd requests to every route there is, from strangers and from staff who may do anything: each must
 * get an answer below 500. The choices are drawn from a seed, so that a failure can be repeated.
 */

let under: TestHouse & { close(): Promise<void> }
let cookie = ''
let token = ''
const known: Record<string, string[]> = { id: [], key: [], slug: [] }

beforeAll(async () => {
  under = await startHouse({ keep: true })
  const consultation = await aPublishedConsultation(under)
  const submission = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  const visitor = await aVisitor(under, consultation.slug)
  await under.work()
  const staff = await signInAs(under, roles)
  cookie = staff.cookie
  token = staff.token()
  known.id = [
    consultation.consultationId,
    consultation.treatyId,
    submission.submissionId,
    staff.staffId,
    consultation.editionId,
  ]
  known.key = [submission.key, visitor.key]
  known.slug = [consultation.slug, 'convention']
}, 60_000)
afterAll(() => under.close())

const oddValues = [
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  '9'.repeat(40),
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\u202e',
  'é'.normalize('NFD'),
  '💥',
  "'; drop table submission; --",
  '<script>alert(1)</script>',
  'a'.repeat(5_000),
  '2026-02-30',
  '2026-11-24T25:00',
  'Pacific/Nowhere',
  '00000000-0000-0000-0000-000000000000',
  '018f-not-a-uuid',
  '%E0%A4%A',
  '__proto__',
  'constructor',
  'toString',
  'next',
  'yes',
  'support',
  '\ud800',
]

const oddNames = [
  '_csrf',
  'revision',
  'title',
  'q.stand',
  'q.text',
  'q.stand.why',
  'base',
  'go',
  'edition',
  'email',
  'kind',
  'name',
  'slug',
  'cursor',
  'after',
  'before',
  'words',
  'label',
  'assigned',
  'question',
  'id',
  'submission',
  'password',
  'code',
  'next',
  'page',
  'reason',
  'body',
  '__proto__',
  'withhold.everything',
  'q.',
  'sections',
  'opens',
  'closes',
  'timeZone',
  'number',
]

/** Mulberry32: small, seeded, the same everywhere. */
function chance(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: (n: number) => Math.floor(next() * n),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  }
}

test('no request gets a 5xx', { timeout: 240_000 }, async () => {
  const routes = listRoutes()
  expect(routes.length).toBeGreaterThan(60)
  const luck = chance(20_261_124)
  const failures: string[] = []
  for (const { method, url } of routes)
    for (let round = 0; round < 24; round++) {
      const path = url.replace(/:(\w+)|\*/g, (_, name: string) => encodeURIComponent(parameter(name, luck)))
      const query = luck.below(2) ? `?${fields(luck, 3)}` : ''
      const answer = await under.app.inject({
        method: method as 'GET',
        url: (luck.below(6) ? '' : luck.pick(['/mi', '/ar'])) + path + query,
        headers: {
          ...(luck.below(3) ? { cookie } : {}),
          ...(luck.below(4) ? {} : { accept: luck.pick(['application/json', '*/*', '\u00ff', '']) }),
          ...(method === 'POST' ? { 'content-type': luck.pick(contentTypes) } : {}),
        },
        ...(method === 'POST' ? { payload: payload(luck) } : {}),
      })
      if (answer.statusCode >= 500) failures.push(`${answer.statusCode} ${method} ${path}${query}`)
    }
  expect(failures).toEqual([])
})

test('no odd value in an address gets a 5xx', { timeout: 240_000 }, async () => {
  const failures: string[] = []
  for (const { method, url } of listRoutes().filter((route) => /:|\*/.test(route.url)))
    for (const value of oddValues.filter((each) => each.isWellFormed())) {
      const path = url.replace(/:(\w+)|\*/g, encodeURIComponent(value || 'x'))
      const answer = await under.app.inject({ method: method as 'GET', url: path, headers: { cookie } })
      if (answer.statusCode >= 500) failures.push(`${answer.statusCode} ${method} ${path}`)
    }
  expect(failures).toEqual([])
})

const contentTypes = [
  ...Array(8).fill('application/x-www-form-urlencoded'),
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'nonsense',
]

function payload(luck: ReturnType<typeof chance>): string {
  if (luck.below(10) === 0) return luck.pick(['{', '[]', '\u0000', '%', '&&&===', 'a'.repeat(100_000)])
  return `_csrf=${luck.below(5) ? encodeURIComponent(token) : 'stale'}&${fields(luck, 8)}`
}

function fields(luck: ReturnType<typeof chance>, most: number): string {
  const parts: string[] = []
  for (let n = luck.below(most); n >= 0; n--) {
    const value = luck.below(3) ? luck.pick(oddValues) : luck.pick(known.id as string[])
    parts.push(
      `${encodeURIComponent(luck.pick(oddNames))}=${value.isWellFormed() ? encodeURIComponent(value) : '%ED%A0%80'}`,
    )
  }
  return parts.join('&')
}

function parameter(name: string, luck: ReturnType<typeof chance>): string {
  const real = known[name] ?? known.id ?? []
  const value = luck.below(3) && real.length > 0 ? luck.pick(real) : luck.pick(oddValues)
  return value.isWellFormed() ? value || 'x' : 'x'
}

/** Every route the server knows. */
function listRoutes(): { method: string; url: string }[] {
  return under.routes.filter((route) => route.method === 'GET' || route.method === 'POST')
}
