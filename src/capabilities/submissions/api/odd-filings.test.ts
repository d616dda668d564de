import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { makeApiKey } from './api-key.ts'

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  'support',
  '__proto__',
  '\ud800',
  '\u0000',
  'a'.repeat(300_000),
  [],
  {},
  [null],
  [[]],
  { choice: 'support' },
  { length: 1e9 },
  '2026-02-30',
  'everything',
  'x@y.nz',
]

/** Mulberry32: small, seeded, the same everywhere. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** One place of a value made odd: changed, taken away, or with something put beside it. */
function spoil(value: unknown, below: (n: number) => number): unknown {
  const pick = () => odd[below(odd.length)]
  if (typeof value !== 'object' || value === null || below(5) === 0) return pick()
  if (Array.isArray(value))
    return value.map((each, i) => (i === below(value.length) ? spoil(each, below) : each))
  const entries = Object.entries(value)
  const at = below(entries.length + 2)
  if (at >= entries.length) return { ...value, [JSON.stringify(pick()).slice(0, 50)]: pick() }
  return Object.fromEntries(
    entries.flatMap(([key, each], i) =>
      i !== at ? [[key, each]] : below(6) ? [[key, spoil(each, below)]] : [],
    ),
  )
}

test('no filing, however odd, gets a 5xx, and each is received or refused with its reasons', {
  timeout: 200_000,
}, async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const consultation = await aPublishedConsultation(under, { content: { files: { most: 2 } } })
  const { actor } = await signInAs(under, ['engagement-lead'])
  const key = await makeApiKey(under.db, under.house.now(), actor, { organisation: 'Odd', name: 'x' })
  const { body } = await under.app.inject(`/api/v1/consultations/${consultation.slug}`)
  const sound = {
    notice: { hash: JSON.parse(body).notice.hash, shownToParticipants: true },
    submissions: [
      {
        sender: { kind: 'organisation', name: 'A', organisation: 'B', email: 'c@d.nz', wantsResults: true },
        answers: { stand: { choice: 'support', why: 'W' }, text: 'T' },
        body: 'Words.',
        withhold: [{ questionId: 'text', quote: 'T', reason: 'R' }],
        files: [],
      },
    ],
  }
  const below = chance(20_261_124)
  const seen = new Map<number, number>()
  for (let i = 0; i < 600; i++) {
    // The key's own limit is tested elsewhere.
    if (i % 100 === 0) under.setTime(new Date(Date.UTC(2026, 10, 24, 1, i / 50)))
    let filing: unknown = sound
    for (let n = below(3); n >= 0; n--) filing = spoil(filing, below)
    const answer = await under.app.inject({
      method: 'POST',
      url: `/api/v1/consultations/${consultation.slug}/submissions`,
      headers: {
        authorization: `Bearer ${key.written}`,
        'idempotency-key': `odd-${i}`,
        'content-type': 'application/json; charset=utf-8',
      },
      payload: JSON.stringify(filing),
    })
    expect([201, 422], `${answer.statusCode} ${JSON.stringify(filing).slice(0, 1_000)}`).toContain(
      answer.statusCode,
    )
    if (answer.statusCode === 422) expect(JSON.parse(answer.body).errors.length).toBeGreaterThan(0)
    seen.set(answer.statusCode, (seen.get(answer.statusCode) ?? 0) + 1)
  }
  expect(seen.get(201) ?? 0).toBeGreaterThan(5)
  expect(seen.get(422) ?? 0).toBeGreaterThan(300)
})
