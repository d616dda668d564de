import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { fillSection, postForm, send, aSubmission as sent, type Visitor } from '../factories.ts'

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
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422])
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

const correct = async (
  { consultation }: Pick<Awaited<ReturnType<typeof open>>, 'consultation'>,
  visitor: Visitor,
) => {
  await visitor.post('/correct')
  for (const section of consultation.edition.sections)
    await fillSection(visitor, section.id, { 'q.stand': 'oppose', 'q.text': 'Not blank at all.' })
  expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
}

test('what its sender corrects after it was left out waits for a person, and the sender reads that it is not counted', async () => {
  const opened = await open()
  const { under, analyst, register, submission, consultation } = opened
  const one = await submission('kiri@example.org')
  await under.work()
  const path = `/staff/submissions/${one.submissionId}`
  await analyst.post(`${path}/exclude`, { reason: 'blank' })
  const home = `/staff/consultations/${consultation.consultationId}`
  expect((await analyst.get(home)).body).not.toContain('worth another look')
  await correct(opened, one)
  await under.work()
  expect((await analyst.get(home)).body).toContain('1 submission not counted, and worth another look')
  expect((await analyst.get(register)).body).toContain('corrected since')
  expect((await analyst.get(path)).body).toContain('Its sender corrected it')
  const own = (await one.get()).body
  expect(own).toContain('it says nothing')
  expect(own).toContain('we look at it again')
  expect(under.mail.at(-1)?.text).toContain('not counted; your own page says why')

  const page = await analyst.get(`${register}/to-check`)
  expect(page.body).toContain('Its sender corrected it')
  expect(page.body).not.toContain('Nothing to look at')
  const kept = await analyst.post(`${register}/to-check/kept`, { submission: one.submissionId })
  expect(kept.headers.location).toContain('kept=1')
  expect((await analyst.get(home)).body).not.toContain('worth another look')
  await correct(opened, one)
  expect((await analyst.get(home)).body).toContain('1 submission not counted, and worth another look')
  await analyst.post(`${path}/reinstate`)
  expect((await analyst.get(home)).body).not.toContain('worth another look')
})

test.each(['withdrawn', 'excluded'])(
  'when the counted one of two repeats is %s, the other waits for a person',
  async (how) => {
    const { under, analyst, register, submission } = await open()
    const [one, two] = [await submission('a@example.org'), await submission('a@example.org')]
    await under.work()
    await analyst.post(`${register}/repeats`, {
      submission: [one.submissionId, two.submissionId],
      counts: two.submissionId,
    })
    const shown = async () => (await analyst.get(`${register}/to-check`)).body
    const verified = async () => {
      await under.work()
      const receipt = (await one.get('/receipt.json')).body
      const { body } = await postForm(under.app, '/verify', { receipt })
      return body.replace(/<template[\s\S]*<\/template>/, '')
    }
    expect(await verified()).toMatch(/it repeats number \d+ by the same person, which is counted/)
    expect(await shown()).not.toContain('worth another look')
    if (how === 'withdrawn') await two.post('/withdraw')
    else await analyst.post(`/staff/submissions/${two.submissionId}/exclude`, { reason: 'test' })
    await under.work()
    expect(await shown()).toMatch(/which was counted instead, is not counted any more/)
    expect(await shown()).toContain(one.submissionId)
    expect(await verified()).toMatch(/number \d+ by the same person, which is not counted now/)
    expect((await analyst.get(register)).body).toContain('the other left the count')
    if (how === 'withdrawn') return
    await analyst.post(`/staff/submissions/${two.submissionId}/reinstate`)
    expect(await shown()).not.toContain('worth another look')
  },
)
