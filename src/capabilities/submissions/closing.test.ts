import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { aSubmission, aVisitor, fillSection, postForm, send } from './factories.ts'

const opens = '2021-09-08T09:00'
const closes = '2021-10-06T17:00'

const open = async () => {
  const under = await startHouse({ now: '2021-09-20T00:00:00Z' })
  const consultation = await aPublishedConsultation(under, { opens, closes })
  return { under, consultation }
}

// Closes in daylight time: 17:00 NZDT is 04:00 UTC.
const closing = '2021-10-06T04:00:00Z'
const later = (minutes: number) => new Date(new Date(closing).getTime() + minutes * 60_000)

test('a form begun before closing is accepted within the grace, and kindly refused after it', async () => {
  const { under, consultation } = await open()
  under.setTime(later(-5))
  const inTime = await aVisitor(under, consultation.slug)
  const tooLate = await aVisitor(under, consultation.slug)
  await fillSection(inTime, 'views', { 'q.stand': 'support', 'q.text': 'In time' })
  await fillSection(tooLate, 'views', { 'q.stand': 'support', 'q.text': 'Words not to be lost' })

  under.setTime(later(29))
  expect((await send(inTime, consultation.editionId)).statusCode).toBe(303)

  under.setTime(later(30))
  const refused = await send(tooLate, consultation.editionId)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Words not to be lost')
  const typedLate = await tooLate.post('/part/views', {
    'q.stand': 'oppose',
    'q.text': 'Typed too late',
    go: 'next',
  })
  expect(typedLate.statusCode).toBe(409)
  expect(typedLate.body).toContain('Typed too late')
  expect((await tooLate.get()).body).toContain('Typed too late')
  const lateName = await tooLate.post('/about-you', { kind: 'individual', name: 'Late Name', go: 'next' })
  expect(lateName.statusCode).toBe(409)
  expect(lateName.body).toContain('Late Name')
})

test('after closing no new form is begun and nothing is corrected, but a submission can be read and withdrawn', async () => {
  const { under, consultation } = await open()
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  under.setTime(later(1))
  const start = await postForm(under.app, `/consultations/${consultation.slug}/submit`)
  expect(start.statusCode).toBe(409)
  expect(start.body).not.toContain('Nothing you typed is lost')
  const page = await under.app.inject({ url: `/consultations/${consultation.slug}` })
  expect(page.body).toContain('Whom to ask about it')
  expect(page.body).not.toMatch(/Other ways to answer|Before you write/)
  await visitor.post('/correct')
  expect((await visitor.get()).body).toContain('can no longer be corrected')
  expect((await visitor.post('/withdraw', { reason: 'Changed my mind' })).statusCode).toBe(303)
  expect((await visitor.get()).body).toContain('You withdrew this submission')
})

test('a correction is a new version; the first stays as it was', async () => {
  const { under, consultation } = await open()
  const visitor = await aSubmission(under, consultation, {
    answers: { 'q.stand': 'support', 'q.text': 'First words' },
  })
  const again = await visitor.post('/correct')
  expect(again.headers.location).toContain('/check')
  await fillSection(visitor, 'views', { 'q.stand': 'oppose', 'q.text': 'Better words' })
  expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
  const versions = await under.db
    .selectFrom('submissionVersion as v')
    .innerJoin('submissionText as t', 't.versionId', 'v.versionId')
    .select(['v.number', 't.body'])
    .where('v.submissionId', '=', visitor.submissionId)
    .where('t.body', 'like', '%words')
    .orderBy('v.number')
    .execute()
  expect(versions).toEqual([
    { number: 1, body: 'First words' },
    { number: 2, body: 'Better words' },
  ])
  const own = (await visitor.get()).body
  expect(own).toContain('Better words')
  expect(own).not.toContain('First words')
})

test('a form reopened for correction and not sent leaves the submission as it was', async () => {
  const { under, consultation } = await open()
  const visitor = await aSubmission(under, consultation, {
    answers: { 'q.stand': 'support', 'q.text': 'What counts' },
  })
  await visitor.post('/correct')
  await fillSection(visitor, 'views', { 'q.stand': 'oppose', 'q.text': 'Never sent' })
  under.setTime(later(31))
  const own = await visitor.get()
  expect(own.body).toContain('What counts')
  // What was being typed when the consultation closed is not lost.
  expect(own.body).toContain('Never sent')
})

test('withdrawing is a mark: twice changes nothing, and no correction follows', async () => {
  const { under, consultation } = await open()
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  await visitor.post('/withdraw')
  await visitor.post('/withdraw')
  await visitor.post('/correct')
  const row = await under.db
    .selectFrom('submission')
    .select(['withdrawnAt', 'currentVersionId'])
    .where('submissionId', '=', visitor.submissionId)
    .executeTakeFirstOrThrow()
  expect(row.withdrawnAt).not.toBeNull()
  const deeds = await under.db
    .selectFrom('audit')
    .select('action')
    .where('subjectId', '=', visitor.submissionId)
    .orderBy('at')
    .execute()
  expect(deeds.map((deed) => deed.action)).toEqual(['submission.received', 'submission.withdrawn'])
  const own = await visitor.get()
  expect(own.body).toContain('It is no longer counted or used')
  expect(own.body).toContain(`href="/consultations/${consultation.slug}/submit"`)
  expect((await visitor.get('/receipt')).body).toContain('It is no longer counted or used')
})

test('a reason too long for withdrawing is given back, and withdraws nothing yet', async () => {
  const { under, consultation } = await open()
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  const refused = await visitor.post('/withdraw', { reason: `${'long '.repeat(500)}END` })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('END</textarea>')
  expect((await visitor.get()).body).not.toContain('You withdrew this submission')
})
