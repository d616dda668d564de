import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { loadReferenceCase } from '../../demo/load.ts'
import { startHouse } from './testing/start.ts'

test('the reference case loads by the verbs of daily work, once', { timeout: 120_000 }, async () => {
  const { house, work, app, mail } = await startHouse({ now: '2026-11-24T00:00:00Z' })
  expect(await loadReferenceCase(house, house.now())).toBe(true)
  expect(await loadReferenceCase(house, house.now())).toBe(false)
  await work()
  // Nobody of the demonstration is a person who could be written to.
  expect(mail).toEqual([])
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
  expect(await updatesOn(app)).toEqual([
    // Of the second session no day is known on which results came out: they are told as of the day they came in here.
    'Results published: 24 November 2026',
    'Consultation open: 2 November 2026',
    'Consultation closed: 23 August 2022',
    'Consultation open: 15 July 2022',
    'Consultation closed: 29 May 2022',
    'Consultation open: 1 May 2022',
    'Results published: 11 November 2021',
    'Consultation closed: 6 October 2021',
    'Consultation open: 8 September 2021',
  ])
})

/** What is told and of which day, newest first. */
async function updatesOn(app: FastifyInstance): Promise<string[]> {
  const { body } = await app.inject({ url: '/updates' })
  return [...body.matchAll(/app-card__meta">([\s\S]*?)<\/p>/g)].map(([, meta = '']) =>
    meta.replace(/<[^>]*>/g, ''),
  )
}
