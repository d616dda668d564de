import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission as sent } from '../factories.ts'

/* What becomes of decisions about the count when senders and colleagues decide something meanwhile. */

async function open() {
  const under = await startHouse({ now: '2026-11-20T00:00:00Z' })
  const consultation = await aPublishedConsultation(under, {
    opens: '2026-11-19T09:00',
    closes: '2026-12-10T17:00',
  })
  const analyst = await signInAs(under, ['analyst'])
  const register = `/staff/consultations/${consultation.consultationId}/register`
  const submission = (email = '') =>
    sent(under, consultation, {
      answers: { 'q.stand': 'support' },
      about: { kind: 'individual', ...(email ? { email } : {}) },
    })
  const rows = async () =>
    (await under.app.inject({ url: `/log/register/${consultation.slug}.csv` })).body
      .trim()
      .split('\n')
      .slice(1)
  return { under, consultation, analyst, register, submission, rows }
}

test('what its sender withdrew is not counted again by us: nothing is said in the log or by mail', async () => {
  const { under, analyst, submission, rows } = await open()
  const one = await submission('kiri@example.org')
  await under.work()
  const path = `/staff/submissions/${one.submissionId}`
  await analyst.post(`${path}/exclude`, { reason: 'test' })
  await one.post('/withdraw')
  await under.work()
  const mailed = under.mail.length
  const refused = await analyst.post(`${path}/reinstate`, { because: 'A mistake' })
  expect(refused.headers.location).toContain('register=withdrawn')
  expect((await analyst.get(String(refused.headers.location))).body).toContain('Its sender has withdrawn it')
  await under.work()
  expect(under.mail.length).toBe(mailed)
  const said = await under.db.selectFrom('ledgerStatement').select('kind').execute()
  expect(said.map(({ kind }) => kind)).not.toContain('reinstated')
  expect((await rows())[0]).toContain(',withdrawn,')
})

test('two decisions crosswise, at the same moment, end with one of the two counted', async () => {
  const { under, analyst, submission, rows } = await open()
  const [one, two] = [await submission(), await submission()]
  await under.work()
  const references = await under.db.selectFrom('submission').select(['submissionId', 'reference']).execute()
  const asRepeat = (id: string, of: string) =>
    analyst.post(`/staff/submissions/${id}/exclude`, {
      reason: 'repeat',
      'repeat-of': references.find((row) => row.submissionId === of)?.reference,
    })
  for (let time = 0; time < 8; time += 1) {
    const answers = await Promise.all([
      asRepeat(one.submissionId, two.submissionId),
      asRepeat(two.submissionId, one.submissionId),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect((await rows()).filter((row) => row.includes(',counted,'))).toHaveLength(1)
    for (const { submissionId } of [one, two])
      await analyst.post(`/staff/submissions/${submissionId}/reinstate`)
  }
})

test('the public register names the agency for which it was decided, also when who decided moves or has none', async () => {
  const { under, submission, rows } = await open()
  const [one, two] = [await submission(), await submission()]
  await under.work()
  const member = await signInAs(under, ['analyst'], { agencySlug: 'first' })
  const nobodys = await signInAs(under, ['analyst'])
  await member.post(`/staff/submissions/${one.submissionId}/exclude`, { reason: 'test' })
  await nobodys.post(`/staff/submissions/${two.submissionId}/exclude`, { reason: 'test' })
  await under.db.updateTable('staff').set({ agencyId: null }).execute()
  const [first, second] = await rows()
  expect(first).toContain(',Agency first,')
  expect(second).toContain(',the agency that asks,')
})
