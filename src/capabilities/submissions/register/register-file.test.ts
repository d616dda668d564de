import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { civilDateAt } from '../../../platform/civil-time.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission, postForm } from '../factories.ts'
import { lineWriter } from './register-file.ts'

/* Whoever checks one entry reads a page of the register, not the whole; and the whole is quickly written. */

test('a receipt is checked with one page of the register, also while the whole file may not be fetched again', async () => {
  const under = await startHouse({ now: '2026-11-20T00:00:00Z' })
  const consultation = await aPublishedConsultation(under)
  const one = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  await under.work()
  const whole = `/log/register/${consultation.slug}.csv`
  const csv = (await under.app.inject({ url: whole })).body
  const page = await under.app.inject({ url: `/log/register/${consultation.slug}/000` })
  expect(page.statusCode).toBe(200)
  expect(page.headers['access-control-allow-origin']).toBe('*')
  expect(page.body).toBe(csv)
  // A page of the log beyond its end holds only the heading; what is no page, or of no consultation, is not there.
  const next = await under.app.inject({ url: `/log/register/${consultation.slug}/001` })
  expect(next.body).toBe(csv.split('\n')[0]?.concat('\n'))
  for (const path of ['nothing-here/000', `${consultation.slug}/0`, `${consultation.slug}/000.p/3`])
    expect((await under.app.inject({ url: `/log/register/${path}` })).statusCode, path).toBe(404)

  for (let i = 0; i < 30; i += 1) await under.app.inject({ url: whole })
  expect((await under.app.inject({ url: whole })).statusCode).toBe(429)
  const receipt = (await one.get('/receipt.json')).body
  const { body } = await postForm(under.app, '/verify', { receipt })
  expect(body.replace(/<template[\s\S]*<\/template>/, '')).toContain('The submission is counted, as number')
})

test('the days of many rows are written as they are in the zone', () => {
  const line = lineWriter('Pacific/Chatham')
  const row = {
    registerNo: 1,
    channel: 'web' as const,
    state: 'counted' as const,
    reason: null,
    decidedAt: null,
    decidedBy: null,
    repeatOfNo: null,
  }
  // Over both changes of the clock, at an offset of three quarters of an hour.
  const from = Date.parse('2026-03-01T00:00:00Z')
  for (let at = from; at < from + 300 * 86_400_000; at += 86_400_000)
    for (const near of [-1, 0]) {
      const midnight = new Date(at + 10.25 * 3_600_000 + near)
      expect(line({ ...row, receivedAt: midnight }).split(',')[1]).toBe(
        civilDateAt(midnight, 'Pacific/Chatham'),
      )
    }
})
