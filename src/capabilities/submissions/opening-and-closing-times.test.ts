import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { postForm } from './factories.ts'

/** Tries to begin a form at a moment, from outside. */
const beginAt = async (
  under: Awaited<ReturnType<typeof startHouse>>,
  slug: string,
  at: Date | string,
): Promise<number> => {
  under.setTime(at)
  return (await postForm(under.app, `/consultations/${slug}/submit`)).statusCode
}

const before = (instant: string) => new Date(Date.parse(instant) - 1)

test('opening time is the first moment that counts', async () => {
  const under = await startHouse({ now: '2021-09-01T00:00:00Z' })
  const { slug } = await aPublishedConsultation(under, {
    opens: '2021-09-08T09:00',
    closes: '2021-10-06T17:00',
  })
  const opening = '2021-09-07T21:00:00Z'
  expect(await beginAt(under, slug, before(opening))).toBe(409)
  expect(await beginAt(under, slug, opening)).toBe(303)
})

test('closing time is the first moment that is too late', async () => {
  const under = await startHouse({ now: '2021-09-20T00:00:00Z' })
  const { slug } = await aPublishedConsultation(under, {
    opens: '2021-09-08T09:00',
    closes: '2021-10-06T17:00',
  })
  const closing = '2021-10-06T04:00:00Z'
  expect(await beginAt(under, slug, before(closing))).toBe(303)
  expect(await beginAt(under, slug, closing)).toBe(409)
})

// New Zealand put its clocks forward on 26 September 2021 and back on 3 April 2022: the offset at the promised time
// counts, whatever it was when the consultation was published.
const promises = [
  {
    zone: 'Pacific/Auckland',
    closes: '2021-09-25T17:00',
    at: '2021-09-25T05:00:00Z',
    when: 'the day before clocks go forward',
  },
  {
    zone: 'Pacific/Auckland',
    closes: '2021-09-26T17:00',
    at: '2021-09-26T04:00:00Z',
    when: 'the day clocks go forward',
  },
  {
    zone: 'Pacific/Auckland',
    closes: '2022-04-03T01:30',
    at: '2022-04-02T12:30:00Z',
    when: 'an hour before clocks go back',
  },
  {
    zone: 'Pacific/Auckland',
    closes: '2022-04-03T17:00',
    at: '2022-04-03T05:00:00Z',
    when: 'the day clocks go back',
  },
  {
    zone: 'Pacific/Chatham',
    closes: '2021-10-06T17:00',
    at: '2021-10-06T03:15:00Z',
    when: 'in a zone a quarter of an hour off',
  },
]

test('the consultation closes at the civil time promised, through the changes of the clock', async () => {
  const under = await startHouse({ now: '2021-09-01T00:00:00Z' })
  for (const { zone, closes, at, when } of promises) {
    under.setTime('2021-09-01T00:00:00Z')
    const { slug } = await aPublishedConsultation(under, {
      opens: '2021-09-08T09:00',
      closes,
      timeZone: zone,
    })
    expect(await beginAt(under, slug, new Date(Date.parse(at) - 60_000)), `a minute early, ${when}`).toBe(303)
    expect(await beginAt(under, slug, new Date(Date.parse(at) + 60_000)), `a minute late, ${when}`).toBe(409)
  }
})
