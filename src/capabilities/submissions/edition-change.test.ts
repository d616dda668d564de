import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aNextEdition, aPublishedConsultation } from '../consultations/factories.ts'
import { aVisitor, fillSection, send } from './factories.ts'

test('a form in progress is carried over to a new edition, and the person is told what changed', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  const visitor = await aVisitor(under, consultation.slug)
  await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': 'Carried over' })
  await fillSection(visitor, 'more', { 'q.short': 'Kept though no longer asked' })

  const [views] = consultation.edition.sections
  if (!views) throw new Error('the edition has no section')
  const added = { id: 'new', type: 'short-text', label: 'And now?', required: false } as const
  const next = await aNextEdition(under, consultation, {
    sections: [{ ...views, questions: [...views.questions, added] }],
  })

  // A window left open saves itself: it must not use up what the person is to be told. The web server hears of the
  // new edition a moment after it is published.
  await expect
    .poll(async () => {
      const asItStands = { 'q.stand': 'support', 'q.text': 'Carried over' }
      return (await visitor.post('/part/views/autosave', asItStands)).statusCode
    })
    .toBe(409)

  // Neither a page sent from the older edition nor a program that follows the link uses it up.
  const posted = await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': 'Carried over' })
  expect(posted.statusCode).toBe(303)
  await visitor.get('/part/views')
  const told = await visitor.get('/part/views')
  expect(told.body).toContain('The questionnaire changed')
  expect(told.body).toContain('New question: And now?')
  expect(told.body).toContain('No longer asked: In one word?')
  expect(told.body).toContain('Carried over')

  // Told is told: the person went on from a page that said so.
  const answers = { 'q.stand': 'support', 'q.text': 'Carried over' }
  await fillSection(visitor, 'views', { ...answers, edition: next.editionId })
  expect((await visitor.get('/check')).body).not.toContain('The questionnaire changed')

  // Sent from a page that showed the old notice, it comes back to be looked through once more.
  const refused = await send(visitor, consultation.editionId)
  expect(refused.statusCode).toBe(409)
  expect((await send(visitor, next.editionId)).statusCode).toBe(303)
})
