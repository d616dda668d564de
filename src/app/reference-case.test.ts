import { expect, test } from 'vitest'
import { loadReferenceCase } from '../../demo/load.ts'
import { startHouse } from './testing/start.ts'

test('the reference case loads by the verbs of daily work, once', { timeout: 120_000 }, async () => {
  const { house, work, app } = await startHouse({ now: '2026-11-24T00:00:00Z' })
  expect(await loadReferenceCase(house, house.now())).toBe(true)
  expect(await loadReferenceCase(house, house.now())).toBe(false)
  await work()
  const { count } = await house.db
    .selectFrom('submission')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe(250)
  expect((await app.inject({ url: '/consultations/what-next-2026/submit' })).body).toContain('Start')
  const results = await app.inject({ url: '/consultations/draft-principles-2021/results' })
  expect(results.statusCode).toBe(200)
  expect(results.body).toContain('You strongly supported taking part')
  expect(results.body).toMatch(/\d+ submissions stand behind this/)
  expect(results.body).toContain('nobody sent them')
  expect((await app.inject({ url: '/consultations/what-next-2026/results' })).statusCode).toBe(404)
})
