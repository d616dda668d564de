import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission } from '../factories.ts'
import { referenceOf } from '../reference.ts'
import { aMessage, arrives, ourAddress } from './factories.ts'

/* What a mail server returns leads to the submission it is about; what a person decides about a message is lost to no slip. */

async function open() {
  const under = await startHouse({
    now: '2026-11-24T00:00:00Z',
    settings: { mailIn: { address: ourAddress } as never },
  })
  const consultation = await aPublishedConsultation(under, {
    opens: '2026-11-16T09:00',
    closes: '2026-12-10T17:00',
  })
  const lead = await signInAs(under, ['engagement-lead'])
  const { submissionId } = await aSubmission(under, consultation, {
    answers: { 'q.stand': 'support' },
    about: { email: 'aroha@sender.test' },
  })
  await under.work()
  return { under, lead, submissionId, reference: referenceOf(submissionId) }
}

const report = (recipient: string, quoted: string) =>
  aMessage({
    from: 'Mail Delivery System <MAILER-DAEMON@mail.test>',
    subject: 'Undelivered Mail Returned to Sender',
    headers: { 'Content-Type': 'multipart/report; boundary=x; report-type=delivery-status' },
    body: [
      '--x\r\nContent-Type: text/plain\r\n\r\nThe mail system could not deliver your message.',
      `--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.test\r\n\r\nFinal-Recipient: rfc822; ${recipient}\r\nAction: failed`,
      `--x\r\nContent-Type: text/rfc822-headers\r\n\r\n${quoted}`,
      '--x--',
    ].join('\r\n'),
  })

test('what a mail server returns names the submission whose reference stands in it, and a person notes the dead address', async () => {
  const { under, lead, submissionId, reference } = await open()
  const id = await arrives(
    under,
    report(
      'somebody@else.test',
      `Subject: We received your submission ${reference}\r\nTo: somebody@else.test`,
    ),
  )
  await under.work()
  const page = (await lead.get(`/staff/messages/${id}`)).body
  expect(page).toContain(`href="/staff/submissions/${submissionId}"`)
  expect(page).toMatch(/value="undeliverable"[^>]*checked/)
  expect((await lead.get('/staff/messages')).body).toContain(reference)
  expect((await lead.get(`/staff/submissions/${submissionId}`)).body).not.toContain('Mail does not reach it')
  const settled = await lead.post(`/staff/messages/${id}/settle`, { as: 'undeliverable', reference })
  expect(settled.headers.location).toContain('done=undeliverable')
  expect((await lead.get(`/staff/submissions/${submissionId}`)).body).toContain('Mail does not reach it')
  const deed = await under.db
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', 'message.settled')
    .executeTakeFirstOrThrow()
  expect(deed.detail).toMatchObject({ as: 'undeliverable', submission: submissionId })
})

test('without a reference it is the submission of the address that could not be reached', async () => {
  const { under, lead, submissionId } = await open()
  const id = await arrives(
    under,
    report('Aroha@Sender.test', 'Subject: The results\r\nTo: Aroha@Sender.test'),
  )
  const other = await arrives(under, report('nobody@sender.test', 'Subject: The results'))
  await under.work()
  expect((await lead.get(`/staff/messages/${id}`)).body).toContain(
    `href="/staff/submissions/${submissionId}"`,
  )
  expect((await lead.get(`/staff/messages/${other}`)).body).not.toContain('/staff/submissions/')
})

test('a slip in a decision about a message loses neither the choice nor the note', async () => {
  const { under, lead, submissionId, reference } = await open()
  const id = await arrives(under, aMessage({ to: ourAddress, body: '' }))
  await under.work()
  const settle = (fields: Record<string, string>) => lead.post(`/staff/messages/${id}/settle`, fields)
  const note = 'Rang them on Monday.'
  const wrong = await settle({ as: 'correction', how: 'replaces', reference: 'XXXX', note })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('There is no submission with that reference.')
  expect(wrong.body).toContain(note)
  expect(wrong.body).toContain('value="XXXX"')
  expect(wrong.body).toMatch(/value="correction"[^>]*checked/)
  expect(wrong.body).toMatch(/value="replaces"[^>]*checked/)
  const unsure = await settle({ as: 'withdrawal', reference, note })
  expect(unsure.statusCode).toBe(422)
  expect(unsure.body).toMatch(/href="#sure"/)
  expect(unsure.body).toContain(note)
  const none = await settle({ note })
  expect(none.body).toContain('Choose what it is.')
  expect(none.body).toContain(note)
  await settle({ as: 'attached', reference, note })
  const after = (await lead.get(`/staff/messages/${id}`)).body
  expect(after).toContain(note)
  expect(after).toContain(`/staff/submissions/${submissionId}`)
})

test('a decided message says what became of it, and not why it once waited', async () => {
  const { under, lead, reference } = await open()
  const id = await arrives(
    under,
    aMessage({ to: ourAddress, subject: `Withdraw my submission ${reference}`, body: 'Please withdraw it.' }),
  )
  await under.work()
  expect((await lead.get('/staff/messages')).body).toContain('Wishes to withdraw it')
  await lead.post(`/staff/messages/${id}/settle`, { as: 'attached', reference })
  const list = (await lead.get('/staff/messages?state=settled')).body
  expect(list).toContain('put with the submission')
  expect(list).not.toContain('Wishes to withdraw it')
  expect(list).not.toContain('Its sender wishes something')
  expect(list).not.toContain('Why it is here')
  expect((await lead.get(`/staff/messages/${id}`)).body).not.toContain('Wishes to withdraw it')
})

test('a slip in a decision not to count a submission loses neither the reason nor the explanation', async () => {
  const { lead, submissionId } = await open()
  const path = `/staff/submissions/${submissionId}/exclude`
  const explanation = 'The same letter came by post.'
  const none = await lead.post(path, { explanation })
  expect(none.statusCode).toBe(422)
  expect(none.body).toContain('Choose a reason.')
  expect(none.body).toContain(explanation)
  const unnamed = await lead.post(path, { reason: 'repeat', 'repeat-of': ' ', explanation })
  expect(unnamed.statusCode).toBe(422)
  expect(unnamed.body).toContain('href="#repeat-of"')
  expect(unnamed.body).toContain('Name the one that counts')
  expect(unnamed.body).not.toContain('is not counted itself')
  expect(unnamed.body).toContain(explanation)
  const wrong = await lead.post(path, { reason: 'repeat', 'repeat-of': 'XXXX', explanation })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toMatch(/value="repeat"[^>]*checked/)
  expect(wrong.body).toContain('value="XXXX"')
  expect(wrong.body).toContain(explanation)
  expect((await lead.post(path, { reason: 'test', explanation })).statusCode).toBe(303)
})
