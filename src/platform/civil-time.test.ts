import { expect, test } from 'vitest'
import { civilDateTimeAt, instantOf } from './civil-time.ts'
import { languages } from './translation/languages.ts'
import { createTranslator } from './translation/words.ts'

const at = (civil: string, zone = 'Pacific/Auckland') => {
  const resolved = instantOf(civil, zone)
  return resolved.ok ? resolved.at.toISOString() : resolved.reason
}

test('a civil time is one instant, by the clock of its day', () => {
  expect(at('2021-09-08T09:00')).toBe('2021-09-07T21:00:00.000Z')
  expect(at('2021-10-06T17:00')).toBe('2021-10-06T04:00:00.000Z')
  expect(at('2022-08-23T17:00')).toBe('2022-08-23T05:00:00.000Z')
})

test('a time that daylight saving skips, or that comes twice, is refused', () => {
  expect(at('2021-09-26T02:30')).toBe('skipped-by-clock-change')
  expect(at('2022-04-03T02:30')).toBe('twice-by-clock-change')
  expect(at('2022-04-03T03:00')).toBe('2022-04-02T15:00:00.000Z')
})

test('nonsense is refused', () => {
  expect(at('2022-02-30T10:00')).toBe('unreadable')
  expect(at('soon')).toBe('unreadable')
  expect(at('2022-02-20T10:00', 'Nowhere/Town')).toBe('unknown-zone')
})

test('an instant reads back as the civil time it was', () => {
  expect(civilDateTimeAt(new Date('2022-08-23T05:00:00Z'), 'Pacific/Auckland')).toBe('2022-08-23T17:00')
})

test('a moment is written out with its hour, weekday, day, year and zone, in summer and in winter', () => {
  const { instant } = createTranslator([{ en: {} }], languages).in('en')
  expect(instant(new Date('2022-08-23T05:00:00Z'), 'Pacific/Auckland')).toBe(
    '5:00 pm on Tuesday 23 August 2022 (NZST)',
  )
  expect(instant(new Date('2026-11-24T11:29:00Z'), 'Pacific/Auckland')).toBe(
    '12:29 am on Wednesday 25 November 2026 (NZDT)',
  )
})

test('a moment in a list is short, and still says its year', () => {
  const { shortInstant } = createTranslator([{ en: {} }], languages).in('en')
  expect(shortInstant(new Date('2026-11-24T11:29:00Z'), 'Pacific/Auckland')).toBe('25 Nov 2026, 12:29 am')
})
