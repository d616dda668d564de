import { expect, test } from 'vitest'
import { sessionStandingOn, stageStatusOn } from './record.ts'

const stage = (
  begins: string | null,
  ends: string | null,
  status: 'done' | 'current' | 'ahead' | 'not-known' = 'not-known',
) => ({
  begins,
  ends,
  status,
})

test.each([
  ['the day before it begins', stage('2025-10-25', '2026-12-31'), '2025-10-24', 'ahead'],
  ['its first day', stage('2025-10-25', '2026-12-31'), '2025-10-25', 'current'],
  ['its last day', stage('2025-10-25', '2026-12-31'), '2026-12-31', 'current'],
  ['the day after its last', stage('2025-10-25', '2026-12-31'), '2027-01-01', 'done'],
  ['a day of the month it begins in', stage('2025-10', '2026-12-31'), '2025-10-01', 'current'],
  ['the day after a year it ends in', stage('2019', '2024'), '2025-01-01', 'done'],
] as const)('a stage with dates stands by them: %s', (_, it, today, expected) => {
  expect(stageStatusOn(it, today)).toBe(expected)
})

test('a stage without both dates stands as recorded, unless a known date contradicts it', () => {
  expect(stageStatusOn(stage(null, null, 'not-known'), '2026-11-24')).toBe('not-known')
  expect(stageStatusOn(stage('2026-01-01', null, 'current'), '2026-11-24')).toBe('current')
  expect(stageStatusOn(stage('2027-01-01', null, 'current'), '2026-11-24')).toBe('ahead')
})

const session = (
  status: 'planned' | 'confirmed' | 'held' | 'postponed' | 'cancelled',
  begins: string | null,
  ends: string | null,
) => ({
  status,
  begins,
  ends,
})

test('a session is on from its first day to its last, and then waits to be recorded as held', () => {
  const confirmed = session('confirmed', '2022-05-30', '2022-06-10')
  expect(sessionStandingOn(confirmed, '2022-05-29')).toBe('confirmed')
  expect(sessionStandingOn(confirmed, '2022-05-30')).toBe('now')
  expect(sessionStandingOn(confirmed, '2022-06-10')).toBe('now')
  expect(sessionStandingOn(confirmed, '2022-06-11')).toBe('unconfirmed')
  expect(sessionStandingOn(session('held', '2022-05-30', '2022-06-10'), '2022-06-11')).toBe('held')
})

test('a session that was put off or called off is never on', () => {
  expect(sessionStandingOn(session('postponed', '2022-01-17', null), '2022-01-17')).toBe('postponed')
  expect(sessionStandingOn(session('cancelled', '2022-01-17', null), '2022-01-17')).toBe('cancelled')
})

test('a session without dates stands as recorded', () => {
  expect(sessionStandingOn(session('planned', null, null), '2026-11-24')).toBe('planned')
})
