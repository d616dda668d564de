import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission } from '../factories.ts'

test('the first page says what waits in which consultation, to those who may do something about it', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const times = { opens: '2026-11-16T09:00', closes: '2026-12-10T17:00' }
  const first = await aPublishedConsultation(under, times)
  const second = await aPublishedConsultation(under, times)
  const clerk = await signInAs(under, ['engagement-lead'])
  const enter = async (consultationId: string) => {
    const begun = await clerk.post(`/staff/consultations/${consultationId}/entries`)
    await clerk.post(String(begun.headers.location), {
      channel: 'post',
      day: '2026-11-18',
      body: 'A',
      go: 'receive',
    })
  }
  await enter(first.consultationId)
  await enter(first.consultationId)
  await enter(second.consultationId)
  // Sent in the very second in which it was begun: worth a look.
  await aSubmission(under, second, { answers: { 'q.stand': 'support' } })
  const page = (await clerk.get('/staff')).body
  const lineTo = (path: string) => new RegExp(`href="${path}"[^>]*>([^<]*)<`).exec(page)?.[1]
  const of = (consultationId: string, rest: string) => `/staff/consultations/${consultationId}/${rest}`
  expect(lineTo(of(first.consultationId, 'entries'))).toBe('2 entries to compare with what came:')
  expect(lineTo(of(second.consultationId, 'entries'))).toBe('1 entry to compare with what came:')
  expect(lineTo(of(second.consultationId, 'register/to-check'))).toBe('1 submission worth a look:')
  expect(lineTo(of(first.consultationId, 'register/to-check'))).toBeUndefined()
  const approver = await signInAs(under, ['approver'])
  expect((await approver.get('/staff')).body).not.toContain('to compare with what came')
})
