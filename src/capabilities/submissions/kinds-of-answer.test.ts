import { beforeAll, expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { aVisitor, fillSection, type Visitor } from './factories.ts'

let visitor: Visitor

beforeAll(async () => {
  const under = await startHouse({ keep: true })
  const questions = [
    { id: 'when', type: 'date', label: 'By when?', required: false },
    { id: 'bounded', type: 'date', label: 'From when?', required: false, min: '2026-01-01' },
    {
      id: 'rank',
      type: 'ranking',
      label: 'What first?',
      required: false,
      options: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
    },
  ] as const
  const sections = [{ id: 'only', title: 'Only', questions }]
  visitor = await aVisitor(under, (await aPublishedConsultation(under, { sections })).slug)
  return under.close
})

const date = (id: string, day: string, month: string, year: string) => ({
  [`q.${id}.day`]: day,
  [`q.${id}.month`]: month,
  [`q.${id}.year`]: year,
})

test.for(['27', '0', '20271'])('a date is asked for with a year of four digits, not %s', async (year) => {
  const refused = await fillSection(visitor, 'only', date('when', '30', '6', year))
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('“By when?”: enter the year with four digits, such as 2027')
  expect(refused.body).toMatch(
    new RegExp(`<input[^>]*id="q.when"[^>]*name="q.when.year"[^>]*value="${year}"`),
  )
  const bounded = await fillSection(visitor, 'only', date('bounded', '30', '6', year))
  expect(bounded.body).toContain('“From when?”: enter the year with four digits')
  expect(bounded.body).not.toContain('or later')
})

test('a date with day, month and a year of four digits is taken, and one without is not', async () => {
  expect((await fillSection(visitor, 'only', date('when', '3', '6', '2027'))).statusCode).toBe(303)
  const refused = await fillSection(visitor, 'only', date('when', '30', '', '27'))
  expect(refused.body).toContain('enter a real date with day, month and year')
})

test('a ranking can leave things out, and its places are 1, then 2, and so on', async () => {
  const page = await visitor.get('/part/only')
  expect(page.body).toContain('Use 1, then 2, and so on, each once. You need not rank everything.')
  expect((await fillSection(visitor, 'only', { 'q.rank.b': '1' })).statusCode).toBe(303)
  const refused = await fillSection(visitor, 'only', { 'q.rank.b': '1', 'q.rank.c': '3' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain(
    '“What first?”: use 1, then 2, and so on, each once. You need not rank everything',
  )
})
