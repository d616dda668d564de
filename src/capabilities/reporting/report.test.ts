import { expect, test } from 'vitest'
import { isKnownToTheDay } from './report.ts'

test('a publication brought over with its day alone is told from one with an hour', () => {
  const beginning = new Date('2021-11-10T11:00:00.000Z')
  expect(isKnownToTheDay(beginning, 'Pacific/Auckland')).toBe(true)
  expect(isKnownToTheDay(beginning, 'UTC')).toBe(false)
  expect(isKnownToTheDay(new Date('2021-11-10T11:00:00.412Z'), 'Pacific/Auckland')).toBe(false)
})
