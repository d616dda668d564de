import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission } from '../factories.ts'
import { addressWith } from './addresses.ts'
import { aMessage, arrives, ourAddress } from './factories.ts'

/* A message becomes one submission, or is put with the right one, or waits for a person. None is lost, none is doubled. */

async function open() {
  const under = await startHouse({
    now: '2026-11-20T00:00:00Z',
    settings: { mailIn: { address: ourAddress } },
  })
  const consultation = await aPublishedConsultation(under, {
    opens: '2026-11-19T09:00',
    closes: '2026-12-10T17:00',
  })
  const to = addressWith(ourAddress, consultation.slug)
  return { under, consultation, to, lead: await signInAs(under, ['engagement-lead']) }
}

type Under = Awaited<ReturnType<typeof open>>['under']

const messageOf = (under: Under, messageId: string) =>
  under.db
    .selectFrom('inboundMessage')
    .selectAll()
    .where('messageId', '=', messageId)
    .executeTakeFirstOrThrow()

const submissionsOf = (under: Under) =>
  under.db
    .selectFrom('submission')
    .select(['submissionId', 'channel', 'email', 'name', 'receivedAt'])
    .execute()

test('a message to the address of a consultation becomes a submission with its words, its files and itself', async () => {
  const { under, to, lead } = await open()
  const raw = aMessage({
    to,
    body: 'Tēnā koutou. I support article 5.',
    files: [['notes.txt', 'More words']],
  })
  const messageId = await arrives(under, raw, new Date('2026-11-19T22:00:00Z'))
  await under.work()
  expect(await submissionsOf(under)).toEqual([
    {
      submissionId: messageId,
      channel: 'email',
      email: 'aroha@sender.test',
      name: 'Aroha Example',
      receivedAt: new Date('2026-11-19T22:00:00Z'),
    },
  ])
  const { body } = await lead.get(`/staff/submissions/${messageId}`)
  expect(body).toContain('Tēnā koutou. I support article 5.')
  expect(body).toContain('notes.txt')
  expect(body).toContain('message.eml')
  // They saw no notice of ours, and their message is no file among those that they sent.
  expect(body).toContain('No notice of ours was shown')
  expect(body).not.toContain('The notice the person saw')
  const [, link = ''] = /(\/my\/[\w-]{44})/.exec(under.mail.at(-1)?.text ?? '') ?? []
  const own = (await under.app.inject({ url: link })).body
  expect(own).not.toContain('The notice you saw')
  expect(own).toContain('notes.txt')
  expect(own.match(/Your message as it came/g)).toHaveLength(1)
  expect(own).not.toContain('<bdi>message.eml')
})

test('the page of a consultation gives the address of its own', async () => {
  const { under, consultation, to } = await open()
  const { body } = await under.app.inject({ url: `/consultations/${consultation.slug}` })
  expect(body).toContain(`mailto:${to}`)
})

test('its sender is told once, with reference and private page, so that no machine answers', async () => {
  const { under, to } = await open()
  const raw = aMessage({ to, headers: { 'Message-ID': '<first@sender.test>' } })
  await arrives(under, raw)
  await under.work()
  await under.work()
  expect(under.mail).toHaveLength(1)
  const [mail] = under.mail
  expect(mail).toMatchObject({ to: 'aroha@sender.test', answers: '<first@sender.test>' })
  const key = /\/my\/(\S+)/.exec(mail?.text ?? '')?.[1]
  const page = await under.app.inject({ url: `/my/${key}` })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('I support the convention.')
  const reference = /Reference: (\S+)/.exec(mail?.text ?? '')?.[1]
  expect(page.body).toContain(reference)
  expect(mail?.replyTo).toBe(addressWith(ourAddress, String(reference).toLowerCase()))
})

test('taken again, by whatever way and however often, it is stored and received once', async () => {
  const { under, to } = await open()
  const raw = aMessage({ to })
  const [first, second] = [await arrives(under, raw), await arrives(under, raw)]
  expect(second).toBe(first)
  await under.work()
  // Another way adds headers of its own; the message says who sent it and what.
  const copy = await arrives(under, `Delivered-To: ${to}\r\n${raw}`)
  await under.work()
  expect(await submissionsOf(under)).toHaveLength(1)
  expect((await messageOf(under, copy)).state).toBe('duplicate')
  expect(under.mail).toHaveLength(1)
})

test('the same words from two people are two submissions', async () => {
  const { under, to } = await open()
  await arrives(under, aMessage({ to, from: 'one@sender.test' }))
  await arrives(under, aMessage({ to, from: 'two@sender.test' }))
  await under.work()
  expect(await submissionsOf(under)).toHaveLength(2)
})

test.for([
  ['auto-reply', { headers: { 'Auto-Submitted': 'auto-replied' } }],
  ['auto-reply', { subject: 'Out of Office: My view' }],
  ['auto-reply', { headers: { 'X-Autoreply': 'yes' } }],
  ['bounce', { from: 'MAILER-DAEMON@mail.test', subject: 'Undelivered Mail Returned to Sender' }],
  ['bounce', { headers: { 'Content-Type': 'multipart/report; boundary=x; report-type=delivery-status' } }],
  ['list', { headers: { 'List-Id': '<news.list.test>' } }],
  ['calendar', { headers: { 'Content-Type': 'text/calendar; method=REQUEST' } }],
  ['spam', { headers: { 'X-Spam-Flag': 'YES' } }],
  ['from-ourselves', { from: ourAddress }],
  ['empty', { body: '' }],
  ['no-sender', { from: '' }],
] as const)(
  '%s goes to a person, is answered only where a person wrote it, and is neither received nor lost: %j',
  async ([reason, wishes]) => {
    const { under, to, lead } = await open()
    const messageId = await arrives(under, aMessage({ to, ...wishes }))
    await under.work()
    expect(await submissionsOf(under)).toEqual([])
    expect(await messageOf(under, messageId)).toMatchObject({ state: 'to-look', reason })
    expect(under.mail).toHaveLength(reason === 'empty' ? 1 : 0)
    expect((await lead.get('/staff/messages')).body).toContain(`/staff/messages/${messageId}`)
    expect((await lead.get('/staff')).body).toContain('1 message to look at')
  },
)

test.for([
  ['after-closing', '2026-12-10T04:00:00Z'],
  ['before-opening', '2026-11-18T00:00:00Z'],
] as const)(
  '%s is decided by when the server took it in, and its sender hears that a person will look',
  async ([reason, at]) => {
    const { under, to } = await open()
    const messageId = await arrives(under, aMessage({ to }), new Date(at))
    await under.work()
    expect(await messageOf(under, messageId)).toMatchObject({ state: 'to-look', reason })
    expect(under.mail[0]?.subject).toMatch(/^Your message has arrived/)
    // A moment before closing, fetched long after, is in time.
    under.setTime('2026-12-20T00:00:00Z')
    await arrives(under, aMessage({ to }), new Date('2026-12-10T03:59:59Z'))
    await under.work()
    expect(await submissionsOf(under)).toHaveLength(1)
  },
)

test('a late one that a person takes is received with the moment at which it came', async () => {
  const { under, to, consultation, lead } = await open()
  const at = new Date('2026-12-10T04:30:00Z')
  const messageId = await arrives(under, aMessage({ to }), at)
  await under.work()
  const page = await lead.get(`/staff/messages/${messageId}`)
  expect(page.body).toContain('Came after the consultation closed')
  const saved = await lead.post(`/staff/messages/${messageId}/settle`, {
    as: 'submission',
    consultation: consultation.consultationId,
  })
  expect(saved.headers.location).toBe('/staff/messages?done=submission')
  expect(await submissionsOf(under)).toMatchObject([{ submissionId: messageId, receivedAt: at }])
  const twice = await lead.post(`/staff/messages/${messageId}/settle`, { as: 'dismissed' })
  expect(twice.statusCode).toBe(422)
  expect(twice.body).toContain('Somebody has decided already.')
})

test('a message without the name of a consultation is for the only one that is open, and of two for neither', async () => {
  const { under } = await open()
  await arrives(under, aMessage())
  await under.work()
  expect(await submissionsOf(under)).toHaveLength(1)
  await aPublishedConsultation(under, {
    slug: 'another',
    opens: '2026-11-19T09:00',
    closes: '2026-12-10T17:00',
  })
  const lost = await arrives(under, aMessage())
  await under.work()
  expect(await messageOf(under, lost)).toMatchObject({ state: 'to-look', reason: 'no-consultation' })
})

async function withSubmission() {
  const opened = await open()
  const { under, consultation } = opened
  const visitor = await aSubmission(under, consultation, {
    answers: { 'q.stand': 'support' },
    about: { kind: 'individual', email: 'aroha@sender.test' },
  })
  const { reference } = await under.db
    .selectFrom('submission')
    .select('reference')
    .where('submissionId', '=', visitor.submissionId)
    .executeTakeFirstOrThrow()
  return { ...opened, visitor, reference }
}

test.for([
  ['the address', (reference: string) => ({ to: addressWith(ourAddress, reference.toLowerCase()) })],
  ['the subject', (reference: string) => ({ subject: `Re: Your submission ${reference} was received` })],
] as const)('a message is put with the submission that %s names', async ([, wishes]) => {
  const { under, visitor, reference } = await withSubmission()
  const messageId = await arrives(under, aMessage({ body: 'Thank you!', ...wishes(reference) }))
  await under.work()
  expect(await messageOf(under, messageId)).toMatchObject({
    state: 'attached',
    submissionId: visitor.submissionId,
  })
  expect(await submissionsOf(under)).toHaveLength(1)
})

test('an answer to an earlier message is put with what that became', async () => {
  const { under, to } = await open()
  const first = await arrives(under, aMessage({ to, headers: { 'Message-ID': '<one@sender.test>' } }))
  await under.work()
  const second = await arrives(
    under,
    aMessage({ to, subject: 'And', body: 'Thanks', headers: { References: '<one@sender.test>' } }),
  )
  const third = await arrives(
    under,
    aMessage({
      to,
      subject: 'And',
      body: 'Ta',
      headers: { 'In-Reply-To': `<acknowledgement-${first}@travaux>` },
    }),
  )
  await under.work()
  for (const id of [second, third])
    expect(await messageOf(under, id)).toMatchObject({ state: 'attached', submissionId: first })
})

test('a wish to withdraw goes to a person with the link made, who does it, and the sender is told', async () => {
  const { under, lead, visitor, reference } = await withSubmission()
  await under.work()
  const messageId = await arrives(
    under,
    aMessage({
      subject: `Re: ${reference}`,
      body: 'Please withdraw my submission.\r\n\r\n> Your submission',
    }),
  )
  await under.work()
  expect(await messageOf(under, messageId)).toMatchObject({ reason: 'wish', wish: 'withdrawal' })
  expect((await visitor.get()).body).not.toContain('was withdrawn')
  const { body } = await lead.get(`/staff/messages/${messageId}`)
  expect(body).toContain(`/staff/submissions/${visitor.submissionId}`)
  const unsure = await lead.post(`/staff/messages/${messageId}/settle`, { as: 'withdrawal', reference })
  expect(unsure.statusCode).toBe(422)
  await lead.post(`/staff/messages/${messageId}/settle`, { as: 'withdrawal', reference, sure: 'yes' })
  await under.work()
  const row = await under.db
    .selectFrom('submission')
    .select(['withdrawnAt', 'withdrawalReceipt'])
    .where('submissionId', '=', visitor.submissionId)
    .executeTakeFirstOrThrow()
  expect(row.withdrawnAt).not.toBeNull()
  expect(row.withdrawalReceipt).not.toBeNull()
  expect(under.mail.at(-1)?.subject).toContain('was withdrawn as you asked')
})

test('a correction by message becomes the next version, which keeps what was said before', async () => {
  const { under, lead, visitor, reference } = await withSubmission()
  const messageId = await arrives(
    under,
    aMessage({ subject: `Re: ${reference}`, body: 'I forgot: article 7 too.', files: [['more.txt', 'x']] }),
  )
  await under.work()
  expect(await messageOf(under, messageId)).toMatchObject({ reason: 'wish', wish: 'correction' })
  await lead.post(`/staff/messages/${messageId}/settle`, { as: 'correction', how: 'adds', reference })
  await under.work()
  const { body } = await visitor.get()
  expect(body).toContain('I forgot: article 7 too.')
  expect(body).toContain('My view in a few words.')
  expect(body).toContain('more.txt')
  const versions = await under.db.selectFrom('submissionVersion').select('number').orderBy('number').execute()
  expect(versions.map(({ number }) => number)).toEqual([1, 2])
})

test('a person says how a correction counts and cuts its words, sees what will stand there, and the sender is told it', async () => {
  const { under, lead, visitor, reference } = await withSubmission()
  const messageId = await arrives(
    under,
    aMessage({ subject: `Re: ${reference}`, body: 'Please change my text to this:\n\nArticle 7 alone.' }),
  )
  await under.work()
  const path = `/staff/messages/${messageId}`
  const asked = (await lead.get(path)).body
  expect(asked).not.toMatch(/name="how"[^>]*checked/)
  expect(asked).toMatch(/<textarea[^>]*name="words"[^>]*>[^<]*Please change my text to this/)
  const decided = { as: 'correction', reference, words: 'Article 7 alone.' }
  const unsaid = await lead.post(`${path}/settle`, { ...decided, note: 'As they say' })
  expect(unsaid.statusCode).toBe(422)
  expect(unsaid.body).toContain('Choose whether it replaces what was sent before, or is added.')
  expect(unsaid.body).toMatch(/<textarea[^>]*name="words"[^>]*>Article 7 alone\.</)
  expect(unsaid.body).toContain('As they say')
  const long = await lead.post(`${path}/settle`, { ...decided, how: 'adds', note: 'Long. '.repeat(400) })
  expect(long.statusCode).toBe(422)
  expect(long.body).toContain('The note is too long.')
  const emptied = await lead.post(`${path}/settle`, { ...decided, how: 'replaces', words: ' ' })
  expect(emptied.statusCode).toBe(422)
  expect(emptied.body).toContain('There is nothing to make a new version of')
  const numbers = () => under.db.selectFrom('submissionVersion').select('number').execute()
  for (const [how, answers] of [
    ['adds', true],
    ['replaces', false],
  ] as const) {
    const seen = await lead.post(`${path}/settle`, { ...decided, how, go: 'look' })
    expect(seen.statusCode).toBe(200)
    const willRead = /id="will-read"[\s\S]*?<\/section>/.exec(seen.body)?.[0] ?? ''
    expect(willRead).toContain('Article 7 alone.')
    expect(willRead).not.toContain('Please change')
    expect(/stays? as (it is|they are)/.test(willRead)).toBe(answers)
    expect(await numbers()).toHaveLength(1)
  }
  await lead.post(`${path}/settle`, { ...decided, how: 'replaces' })
  await under.work()
  expect(await numbers()).toHaveLength(2)
  const own = (await visitor.get()).body
  expect(own).toContain('Article 7 alone.')
  expect(own).not.toContain('Please change my text')
  expect(under.mail.at(-1)?.text).toContain('In your own words it now says:\n\nArticle 7 alone.\n')
})

test('whoever corrected by message what is not counted hears that a person looks again, and others do not', async () => {
  const { under, lead, visitor, reference } = await withSubmission()
  await under.work()
  const correct = async (body: string) => {
    const messageId = await arrives(
      under,
      aMessage({ subject: `Re: ${reference}`, body, files: [['a.txt', body]] }),
    )
    await under.work()
    await lead.post(`/staff/messages/${messageId}/settle`, { as: 'correction', how: 'adds', reference })
    await under.work()
    return under.mail.findLast(({ subject }) => subject.includes('corrected as you asked'))?.text
  }
  const again = 'A person will look at it again'
  expect(await correct('I forgot: article 7 too.')).not.toContain(again)
  await lead.post(`/staff/submissions/${visitor.submissionId}/exclude`, { reason: 'blank' })
  await under.work()
  expect(await correct('And article 8.')).toContain(again)
})

test('whoever writes about another’s submission changes nothing by it', async () => {
  const { under, reference } = await withSubmission()
  const messageId = await arrives(
    under,
    aMessage({ from: 'mallory@sender.test', subject: reference, body: 'Please withdraw my submission' }),
  )
  await under.work()
  expect(await messageOf(under, messageId)).toMatchObject({ state: 'to-look', reason: 'other-sender' })
})

test('one address is not acknowledged for ever', async () => {
  const { under } = await withSubmission()
  await under.work()
  const before = under.mail.length
  for (let i = 0; i < 12; i++)
    await arrives(under, aMessage({ to: addressWith(ourAddress, 'no-such-thing'), body: `Number ${i}` }))
  await under.work()
  expect(under.mail.length - before).toBe(5)
})

test('a message that a person finds to be nothing stays where it can be read', async () => {
  const { under, to, lead } = await open()
  const messageId = await arrives(under, aMessage({ to, headers: { 'X-Spam-Flag': 'YES' } }))
  await under.work()
  await lead.post(`/staff/messages/${messageId}/settle`, { as: 'dismissed', note: 'Advertising' })
  expect((await lead.get('/staff/messages')).body).not.toContain(messageId)
  const { body } = await lead.get(`/staff/messages/${messageId}`)
  expect(body).toContain('Advertising')
  const raw = await lead.get(`/staff/messages/${messageId}/raw`)
  expect(raw.headers['content-type']).toBe('application/octet-stream')
  expect(raw.body).toContain('X-Spam-Flag: YES')
})
