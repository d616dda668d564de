import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { aSubmission, aVisitor } from './factories.ts'

test('a correction that is left alone leaves the submission as it was sent, and keeps what was typed for next time', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  const sender = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  await sender.post('/correct')
  await sender.post('/part/views', { 'q.stand': 'oppose', 'q.text': 'Second thoughts', go: 'next' })
  const open = await sender.get()
  expect(open.body).toContain('What you sent before counts until then')

  expect((await sender.post('/leave-correction')).statusCode).toBe(303)
  const own = await sender.get()
  expect(own.body).toContain('Correct my submission')
  expect(own.body).not.toContain('Second thoughts')
  await sender.post('/correct')
  expect((await sender.get('/check')).body).toContain('Second thoughts')
})

test('a form that was never sent cannot be put away as if it had been', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  const visitor = await aVisitor(under, consultation.slug)
  expect((await visitor.post('/leave-correction')).statusCode).toBe(404)
  expect((await visitor.get()).body).toContain('Not sent yet')
})

test('a submission withdrawn in the middle of a correction says that it is withdrawn, and offers no form', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  const sender = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  await sender.post('/correct')
  await sender.post('/withdraw', { reason: '' })
  const own = await sender.get()
  expect(own.body).toContain('You withdrew this submission at')
  expect(own.body).not.toContain('Correct')
})
