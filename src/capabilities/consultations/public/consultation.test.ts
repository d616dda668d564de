import { beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { aPublishedConsultation } from '../factories.ts'

let house: TestHouse

beforeAll(async () => {
  const started = await startHouse({ now: '2026-11-24T00:00:00Z', keep: true })
  house = started
  return started.close
})

const bodyOf = async (path: string): Promise<string> => (await house.app.inject(path)).body
const count = (text: string, part: string): number => text.split(part).length - 1

test('the page of a consultation says how many pages there are besides its questions', async () => {
  const { slug } = await aPublishedConsultation(house)
  const body = await bodyOf(`/consultations/${slug}`)
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
