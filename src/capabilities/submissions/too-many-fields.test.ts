import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { aVisitor, fillSection, postForm } from './factories.ts'

test('a form of more fields than are read is refused as a whole, and what was saved before stays', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  const visitor = await aVisitor(under, consultation.slug)
  await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': 'What was saved.' })
  const many = (count: number) =>
    Object.fromEntries([
      ...Array.from({ length: count - 1 }, (_, i) => [`x${i}`, '']),
      ['q.text', 'What came last.'],
    ])
  const path = `/my/${visitor.key}/part/views`
  const refused = await postForm(under.app, path, many(5_001))
  expect(refused.statusCode).toBe(413)
  expect(refused.body).toContain('your browser keeps what you typed')
  const { body } = await under.app.inject({ url: path })
  expect(body).toContain('What was saved.')
  expect(body).not.toContain('What came last.')
  // The last field of the longest form that is read is not lost.
  expect((await postForm(under.app, path, many(5_000))).body).not.toContain('too large')
  expect((await under.app.inject({ url: path })).body).toContain('What came last.')
})
