import { beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { aNextEdition, aPublishedConsultation, smallSections } from '../factories.ts'

let house: TestHouse

beforeAll(async () => {
  const started = await startHouse({ now: '2026-11-24T00:00:00Z', keep: true })
  house = started
  return started.close
})

const bodyOf = async (path: string): Promise<string> => (await house.app.inject(path)).body
const empty = { id: 'empty', title: 'Nothing here yet', questions: [] }
const count = (text: string, part: string): number => text.split(part).length - 1

test('the page of a consultation says how many pages there are besides its questions', async () => {
  const { slug } = await aPublishedConsultation(house, { sections: [...smallSections, empty] })
  const body = await bodyOf(`/consultations/${slug}`)
  // Nobody is told of a section that has no question yet.
  expect(body + (await bodyOf(`/consultations/${slug}/questions`))).not.toContain(empty.title)
  expect(body).toContain(
    '3 questions in 2 parts. Each part is a page of the form; after them come who you are',
  )
})

test('all the questions on one page do not say twice how to answer', async () => {
  const options = ['a', 'b'].map((id) => ({ id, label: `Choice ${id}` }))
  const question = { id: 'q', type: 'multiple-choice', label: 'Which?', required: false, options } as const
  const questions = [{ ...question, help: 'Choose as many as you like.' }]
  const { slug } = await aPublishedConsultation(house, { sections: [{ id: 's', title: 'S', questions }] })
  expect(count(await bodyOf(`/consultations/${slug}/questions`), 'Choose as many as you like.')).toBe(1)
})

test('staff say by which other ways people can answer, and that these changed', async () => {
  const usual = 'Write to the contact below, or ask there for another format'
  const consultation = await aPublishedConsultation(house)
  const path = `/consultations/${consultation.slug}`
  expect(await bodyOf(path)).toContain(usual)

  await aNextEdition(house, consultation, { otherWays: 'Come to the **hui** on Friday.' })
  const changed = await bodyOf(path)
  expect(changed).toContain('Come to the <strong>hui</strong> on Friday.')
  expect(changed).toContain('The other ways to answer changed.')
  expect(changed).not.toContain(usual)
})

test('where there is no other way to answer, none is promised', async () => {
  const { slug } = await aPublishedConsultation(house, { content: { otherWays: '' } })
  const body = await bodyOf(`/consultations/${slug}`)
  expect(body).not.toContain('Other ways to answer')
  expect(body).toContain('Whom to ask about it')
})

test('days of another zone than the site’s name their place', async () => {
  const dates = { opens: '2026-11-02T00:00', closes: '2026-12-20T00:00', content: { hoursStated: false } }
  const elsewhere = await aPublishedConsultation(house, { ...dates, timeZone: 'America/New_York' })
  const there = await bodyOf(`/consultations/${elsewhere.slug}`)
  expect(count(there, '19 December 2026 (New York time)')).toBe(2)
  expect(there).toContain('2 November 2026 (New York time)')

  const here = await aPublishedConsultation(house, dates)
  expect(await bodyOf(`/consultations/${here.slug}`)).not.toContain(' time)')
})
