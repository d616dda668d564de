import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission, send } from '../factories.ts'
import { addressWith } from './addresses.ts'
import { aMessage, arrives, ourAddress } from './factories.ts'

/* Nobody's message keeps another's from being heard, and nothing that was said is dropped on the way. */

async function open(year = 2026) {
  const under = await startHouse({
    now: `${year}-11-20T00:00:00Z`,
    settings: { mailIn: { address: ourAddress, sendsFrom: 'no-reply@consult.test' } },
  })
  const times = { opens: `${year}-11-19T09:00`, closes: `${year}-12-10T17:00` }
  const consultation = await aPublishedConsultation(under, times)
  const other = await aPublishedConsultation(under, { ...times, slug: 'another' })
  const to = addressWith(ourAddress, consultation.slug)
  return { under, consultation, other, to, lead: await signInAs(under, ['engagement-lead']) }
}

type Under = Awaited<ReturnType<typeof open>>['under']

const states = async (under: Under) =>
  (
    await under.db
      .selectFrom('inboundMessage')
      .select('state')
      .orderBy('takenAt')
      .orderBy('messageId')
      .execute()
  ).map(({ state }) => state)

test('one message to two consultations is two submissions, in whichever way it is handed over', async () => {
  const { under, to } = await open()
  const head = { 'Message-ID': '<both@sender.test>' }
  const both = `${to}, ${addressWith(ourAddress, 'another')}`
  const raw = aMessage({ to: both, headers: head })
  await arrives(under, raw, undefined, [to])
  await arrives(under, raw, undefined, [addressWith(ourAddress, 'another')])
  await under.work()
  expect(await states(under)).toEqual(['received', 'received'])
})

test('the same words with another letter attached are another message', async () => {
  const { under, to } = await open()
  const headers = { 'Message-ID': '<same@sender.test>' }
  await arrives(under, aMessage({ to, headers, files: [['a.txt', 'one']] }))
  await arrives(under, aMessage({ to, headers, files: [['a.txt', 'two']] }))
  await under.work()
  expect(await states(under)).toEqual(['received', 'received'])
})

test('a forged copy in the queue of spam keeps the genuine message from nothing', async () => {
  const { under, to } = await open()
  const headers = { 'Message-ID': '<victim@sender.test>' }
  await arrives(under, aMessage({ to, headers: { ...headers, 'X-Spam-Flag': 'YES' } }))
  await under.work()
  await arrives(under, aMessage({ to, headers }))
  await under.work()
  expect(await states(under)).toEqual(['to-look', 'received'])
})

test('a copy that was none after all can still be made a submission by a person', async () => {
  const { under, to, lead, consultation } = await open()
  const headers = { 'Message-ID': '<twice@sender.test>' }
  await arrives(under, aMessage({ to, headers }))
  const copy = await arrives(under, `X-Other: way\r\n${aMessage({ to, headers })}`)
  await under.work()
  expect(await states(under)).toEqual(['received', 'duplicate'])
  await lead.post(`/staff/messages/${copy}/settle`, {
    as: 'submission',
    consultation: consultation.consultationId,
  })
  expect(await states(under)).toEqual(['received', 'settled'])
})

test('whoever writes to one consultation in an old thread about another writes to that one', async () => {
  const { under, to, other } = await open()
  await arrives(under, aMessage({ to, headers: { 'Message-ID': '<old@sender.test>' } }))
  await under.work()
  const fresh = await arrives(
    under,
    aMessage({
      to: addressWith(ourAddress, 'another'),
      body: 'On this one I think otherwise.',
      headers: { 'In-Reply-To': '<old@sender.test>' },
    }),
  )
  await under.work()
  const row = await under.db
    .selectFrom('submission')
    .select('consultationId')
    .where('submissionId', '=', fresh)
    .executeTakeFirst()
  expect(row?.consultationId).toBe(other.consultationId)
})

test.for([
  ['a blank plain part beside the words', '\r\n ', '<p>I oppose <b>article 7</b>.</p>'],
  [
    'a stub beside the words',
    'Your program cannot show this message.',
    `<p>I oppose article 7.</p>${'<p>More words. </p>'.repeat(60)}`,
  ],
  [
    'words within thousands of boxes',
    ' ',
    `${'<div>'.repeat(3_000)}I oppose article 7.${'</div>'.repeat(3_000)}`,
  ],
  [
    'words beside a picture of megabytes',
    ' ',
    `<img src="data:image/png;base64,${'A'.repeat(5_000_000)}"><p>I oppose article 7.</p>`,
  ],
] as const)('%s: the words are in the record', async ([, plain, html]) => {
  const { under, to } = await open()
  const body = `--b\r\nContent-Type: text/plain\r\n\r\n${plain}\r\n--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n--b--`
  await arrives(
    under,
    aMessage({ to, body, headers: { 'Content-Type': 'multipart/alternative; boundary=b' } }),
  )
  await under.work()
  const texts = await under.db.selectFrom('submissionText').select('body').execute()
  expect(texts.map((text) => text.body).join('')).toMatch(/I oppose\s+article 7/)
})

test('a message that holds more than is taken out of it is marked for a look', async () => {
  const { under, to } = await open()
  await arrives(under, aMessage({ to, body: 'word '.repeat(250_000) }))
  await under.work()
  const signals = await under.db.selectFrom('submissionSignal').select('kind').execute()
  expect(signals).toEqual([{ kind: 'cut-short' }])
})

test('messages made to keep us busy are read like others, and keep nobody waiting', {
  timeout: 60_000,
}, async () => {
  const { under, to } = await open(2999)
  const much = 2_000_000
  const head = { 'Auto-Submitted': 'auto-replied' }
  const html = (body: string) => aMessage({ to, headers: { 'Content-Type': 'text/html' }, body: body })
  const raws = [
    // Each took minutes, or hours, while everyone else's mail waited.
    aMessage({ to, headers: head, body: `Final-Recipient: rfc822;${'@'.repeat(much)}` }),
    aMessage({ to, headers: head, body: `Final-Recipient: rfc822;${'a'.repeat(much)}` }),
    html('<style '.repeat(much / 7)),
    html('<br '.repeat(much / 4)),
    html(`<style>${'</style '.repeat(much / 8)}`),
    `Delivered-To: ${'a'.repeat(much)}\r\n${aMessage({ to })}`,
    aMessage({
      to,
      headers: { Subject: 'Re: hello' },
      body: `${'\n'.repeat(much / 4)}--${'-'.repeat(much / 4)}`,
    }),
    aMessage({ to, body: '_'.repeat(much / 2) }),
  ]
  for (const raw of raws) await arrives(under, raw)
  await arrives(under, aMessage({ to, body: 'A plain view.' }))
  await under.work()
  const { length } = (await states(under)).filter((state) => state !== 'waiting')
  expect(length).toBe(raws.length + 1)
})

test('headers made to break a query delay nothing', async () => {
  const { under, to } = await open()
  const dashes = '-'.repeat(36)
  await arrives(under, aMessage({ to, headers: { 'In-Reply-To': `<acknowledgement-${dashes}@x>` } }))
  await arrives(under, aMessage({ to, from: 'b@sender.test', headers: { 'Message-ID': '<a\u0000b@x>' } }))
  await under.work()
  expect(await states(under)).toEqual(['received', 'received'])
})

test('a message whose sender a server found to be forged is for a person who is told so', async () => {
  const { under, consultation, lead } = await open()
  const visitor = await aSubmission(under, consultation, {
    answers: { 'q.stand': 'support' },
    about: { kind: 'individual', email: 'aroha@sender.test' },
  })
  const { reference } = await under.db
    .selectFrom('submission')
    .select('reference')
    .where('submissionId', '=', visitor.submissionId)
    .executeTakeFirstOrThrow()
  const id = await arrives(
    under,
    aMessage({
      subject: reference,
      body: 'Please withdraw my submission',
      headers: { 'Authentication-Results': 'mx.test; dmarc=fail header.from=sender.test' },
    }),
  )
  await under.work()
  const { body } = await lead.get(`/staff/messages/${id}`)
  expect(body).toContain('May not come from the sender it names')
  expect(body).toContain('dmarc=fail')
  expect(body).not.toMatch(/value="withdrawal"[^>]*checked/)
})

test('mail from the address that our own mail comes from is a loop', async () => {
  const { under, to } = await open()
  await arrives(under, aMessage({ to, from: 'no-reply@consult.test' }))
  await under.work()
  expect(await states(under)).toEqual(['to-look'])
})

test('an address in whose name many write is told of each submission, but not all at once', async () => {
  // Ahead of the machine's clock, by which jobs are put off.
  const { under, to } = await open(2040)
  for (let i = 0; i < 7; i++) await arrives(under, aMessage({ to, body: `View ${i}` }))
  await under.work()
  expect(under.mail).toHaveLength(5)
  under.setTime('2040-11-21T00:00:01Z')
  await under.work()
  expect(under.mail).toHaveLength(7)
})

test('a late message that a person takes is acknowledged as a submission, though its arrival was told before', async () => {
  const { under, to, consultation, lead } = await open()
  const id = await arrives(under, aMessage({ to }), new Date('2026-12-10T04:30:00Z'))
  await under.work()
  await lead.post(`/staff/messages/${id}/settle`, {
    as: 'submission',
    consultation: consultation.consultationId,
  })
  await under.work()
  expect(under.mail.map(({ subject }) => subject.replace(/[0-9A-Z-]{14}/, '…'))).toEqual([
    'Your message has arrived (…)',
    'Your submission … was received',
  ])
})

test('what was added by mail goes on with the sender’s own next correction', async () => {
  const { under, consultation, lead } = await open()
  const visitor = await aSubmission(under, consultation, {
    answers: { 'q.stand': 'support' },
    about: { kind: 'individual', email: 'aroha@sender.test' },
  })
  const { reference } = await under.db.selectFrom('submission').select('reference').executeTakeFirstOrThrow()
  const id = await arrives(
    under,
    aMessage({ subject: `Re: ${reference}`, body: 'Please add article 9.', files: [['more.txt', 'More']] }),
  )
  await under.work()
  await lead.post(`/staff/messages/${id}/settle`, { as: 'correction', how: 'adds', reference })
  await visitor.post('/correct')
  expect((await visitor.get('/check')).body).toContain('Please add article 9.')
  expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
  const { body } = await visitor.get()
  expect(body).toContain('Please add article 9.')
  expect(body).toContain('more.txt')
  expect(body).toContain('My view in a few words.')
})

test('what a machine wrote to the address of a consultation is known to be for it, and nobody is said to be answered', async () => {
  const { under, consultation, to, lead } = await open()
  await aPublishedConsultation(under, { opens: '2026-11-19T09:00', closes: '2026-12-10T17:00' })
  const id = await arrives(under, aMessage({ to, headers: { 'X-Spam-Flag': 'YES' } }))
  await under.work()
  const message = await under.db
    .selectFrom('inboundMessage')
    .select(['state', 'reason', 'consultationId'])
    .where('messageId', '=', id)
    .executeTakeFirstOrThrow()
  expect(message).toMatchObject({
    state: 'to-look',
    reason: 'spam',
    consultationId: consultation.consultationId,
  })
  const { body } = await lead.get(`/staff/messages/${id}`)
  expect(body).toContain('not acknowledged: it is automatic')
  expect(body).toMatch(new RegExp(`value="${consultation.consultationId}"[^>]* selected`))
})
