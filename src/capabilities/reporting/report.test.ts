import { expect, test } from 'vitest'
import { isKnownToTheDay } from './report.ts'

test('a publication brought over with its day alone is told from one with an hour', () => {
  const noon = new Date('2021-11-10T23:00:00.000Z')
  expect(isKnownToTheDay(noon, 'Pacific/Auckland')).toBe(true)
  expect(isKnownToTheDay(noon, 'UTC')).toBe(false)
  expect(isKnownToTheDay(new Date('2021-11-10T23:00:00.412Z'), 'Pacific/Auckland')).toBe(false)
})
