import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../app/testing/start.ts'
import { signInAs } from '../accounts/factories.ts'
import {
  aPublishedConsultation,
  type ConsultationUnderTest,
  richSections,
} from '../consultations/factories.ts'
import { isGenuine } from '../ledger/index.ts'
import { aSubmission, aVisitor, fillSection, postForm, send } from './factories.ts'
import { readPrivateKey } from './private-key.ts'

let under: TestHouse & { close(): Promise<void> }
let consultation: ConsultationUnderTest

beforeAll(async () => {
  under = await startHouse({ keep: true })
  consultation = await aPublishedConsultation(under)
})
afterAll(() => under.close())

const countOf = async (
  table: 'submission' | 'submissionVersion' | 'ledgerLeaf' | 'audit',
): Promise<number> => {
  const row = await under.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

describe('making a submission', () => {
  test('a person without scripts goes from the start page to a receipt', async () => {
    const start = await under.app.inject({ url: `/consultations/${consultation.slug}/submit` })
    expect(start.statusCode).toBe(200)
    const visitor = await aVisitor(under, consultation.slug)
    const next = await fillSection(visitor, 'views', {
      'q.stand': 'support-with-changes',
      'q.stand.why': 'Kia tūpato: the safeguards are thin.',
      'q.text': 'Keep it narrow.',
    })
    expect(next.headers.location).toContain('/part/more')
    await fillSection(visitor, 'more', { 'q.short': 'Narrow' })
    await visitor.post('/about-you', { kind: 'individual', name: 'Aroha Example', go: 'next' })
    await visitor.post('/withhold', { go: 'next' })
    const check = await visitor.get('/check')
    expect(check.body).toContain('Kia tūpato: the safeguards are thin.')
    expect(check.body).toContain('Aroha Example')
    const sent = await send(visitor, consultation.editionId)
    expect(sent.statusCode).toBe(303)
    const own = await visitor.get('?received')
    expect(own.body).toContain('We have received your submission')
    expect(own.body).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    expect(own.body).toContain('Keep it narrow.')
  })

  test('the receipt is signed, and a single changed letter shows', async () => {
    const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
    const receipt = JSON.parse((await visitor.get('/receipt.json')).body)
    expect(isGenuine(receipt, under.house.keys.signing)).toBe(true)
    const altered = { ...receipt, statement: { ...receipt.statement, version: 2 } }
    expect(isGenuine(altered, under.house.keys.signing)).toBe(false)
  })

  test('sending twice, at once or later, stores once', async () => {
    const before = await countOf('submission')
    const visitor = await aVisitor(under, consultation.slug)
    await fillSection(visitor, 'views', { 'q.stand': 'oppose' })
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(visitor, consultation.editionId)))
    expect(answers.map((answer) => answer.statusCode)).toEqual([303, 303, 303, 303])
    await send(visitor, consultation.editionId)
    expect(await countOf('submission')).toBe(before + 1)
  })

  test('a submission, its audit entry and its place in the queue for the log are one transaction', async () => {
    const { submissionId } = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
    const entries = await under.db
      .selectFrom('audit')
      .select('action')
      .where('subjectId', '=', submissionId)
      .execute()
    expect(entries).toEqual([{ action: 'submission.received' }])
    const waiting = await under.db
      .selectFrom('ledgerOutbox')
      .select('kind')
      .where('subjectId', '=', submissionId)
      .execute()
    expect(waiting).toEqual([{ kind: 'received' }])
    await under.work()
    const leaf = await under.db
      .selectFrom('ledgerLeaf')
      .innerJoin('submissionVersion', 'submissionVersion.versionId', 'ledgerLeaf.versionId')
      .select(['ledgerLeaf.entry', 'submissionVersion.entry as promised'])
      .where('subjectId', '=', submissionId)
      .executeTakeFirstOrThrow()
    expect(leaf.entry).toEqual(leaf.promised)
  })

  test('the exact notice a person saw is stored with the submission', async () => {
    const { submissionId } = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
    const version = await under.db
      .selectFrom('submissionVersion')
      .innerJoin('noticeText', 'noticeText.noticeHash', 'submissionVersion.noticeHash')
      .select('noticeText.body')
      .where('submissionId', '=', submissionId)
      .executeTakeFirstOrThrow()
    expect(version.body).toContain('What you send becomes official information.')
  })

  test('the receipt goes by mail when an address was given', async () => {
    const visitor = await aSubmission(under, consultation, {
      answers: { 'q.stand': 'support' },
      about: { email: 'aroha@example.org', name: 'Aroha' },
    })
    await under.work()
    const mine = under.mail.filter((message) => message.to === 'aroha@example.org')
    expect(mine).toHaveLength(1)
    expect(mine[0]?.text).toContain(`/my/${visitor.key}`)
  })

  test('a required question that was not answered keeps the form from being sent, and says which', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    await visitor.post('/part/views', { 'q.text': 'Words that must stay', go: 'next' })
    const refused = await send(visitor, consultation.editionId)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('There is a problem')
    expect((await visitor.get('/part/views')).body).toContain('Words that must stay')
  })
})

describe('nothing typed is lost', () => {
  test('an answer that is too long comes back whole, with a message, also after a refresh', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    const long = `start ${'word '.repeat(2_000)}end`
    const refused = await visitor.post('/part/views', { 'q.stand': 'support', 'q.text': long, go: 'next' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(long)
    expect((await visitor.get('/part/views')).body).toContain(long)
  })

  test('control characters and broken UTF-8 get a message, and the readable rest is kept', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    const answer = await under.app.inject({
      method: 'POST',
      url: `/my/${visitor.key}/part/views`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'q.stand=support&q.text=before%00after%FFend&go=next',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('beforeafter')
    expect((await visitor.get('/part/views')).body).toContain('beforeafter')
  })

  test('two windows saving one page: the second is told, and both texts are shown', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    const page = (await visitor.get('/part/views')).body
    const base = /name="base" value="([^"]*)"/.exec(page)?.[1] ?? ''
    await visitor.post('/part/views', { base, 'q.stand': 'support', 'q.text': 'First window', go: 'later' })
    const second = await visitor.post('/part/views', {
      base,
      'q.stand': 'support',
      'q.text': 'Second window',
      go: 'next',
    })
    expect(second.statusCode).toBe(422)
    expect(second.body).toContain('First window')
    expect(second.body).toContain('Second window')
    const newBase = /name="base" value="([^"]*)"/.exec(second.body)?.[1] ?? ''
    const again = await visitor.post('/part/views', {
      base: newBase,
      'q.stand': 'support',
      'q.text': 'Second window',
      go: 'next',
    })
    expect(again.statusCode).toBe(303)
    expect((await visitor.get('/part/views')).body).toContain('Second window')
  })

  test('windows on different pages do not disturb each other', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    const base = (page: string) => /name="base" value="([^"]*)"/.exec(page)?.[1] ?? ''
    const [views, more] = await Promise.all([visitor.get('/part/views'), visitor.get('/part/more')])
    await visitor.post('/part/views', { base: base(views.body), 'q.stand': 'no-view', go: 'next' })
    const saved = await visitor.post('/part/more', { base: base(more.body), 'q.short': 'Word', go: 'next' })
    expect(saved.statusCode).toBe(303)
    expect((await visitor.get('/check')).body).toContain('Word')
  })

  test('autosave keeps half an answer without judging it', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    const saved = await visitor.post('/part/views/autosave', { 'q.text': 'Half a sent' })
    expect(saved.statusCode).toBe(200)
    expect(saved.json()).toMatchObject({ saved: true })
    expect((await visitor.get('/part/views')).body).toContain('Half a sent')
  })

  test('a form of 10 MB is given back with a message, and what was saved before stays', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    await visitor.post('/part/views', { 'q.stand': 'support', 'q.text': 'Saved before', go: 'later' })
    const answer = await visitor.post('/part/views', {
      'q.stand': 'support',
      'q.text': 'x'.repeat(10_000_000),
      go: 'next',
    })
    expect(answer.statusCode).toBe(422)
    expect((await visitor.get('/part/views')).body).toContain('Saved before')
    const larger = await visitor.post('/part/views', { 'q.text': 'x'.repeat(13_000_000) })
    expect(larger.statusCode).toBe(413)
  })

  test('unknown questions and wrong choices are not stored', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    const answer = await visitor.post('/part/views', { 'q.stand': 'maybe', 'q.nothing': 'x', go: 'next' })
    expect(answer.statusCode).toBe(422)
    expect((await postForm(under.app, `/my/${visitor.key}/part/no-such-part`)).statusCode).toBe(404)
  })
})

describe('private links', () => {
  test('a link with a wrong secret opens nothing', async () => {
    const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
    const other = `${visitor.key.slice(0, 22)}${'A'.repeat(22)}`
    for (const path of ['', '/receipt', '/receipt.json', '/withdraw', '/check'])
      expect((await under.app.inject({ url: `/my/${other}${path}` })).statusCode).toBe(404)
    expect((await postForm(under.app, `/my/${other}/withdraw`)).statusCode).toBe(404)
  })

  test('pages behind a private link set no cookie, are not stored, and tell no other site their address', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    const { headers, body } = await visitor.get()
    // Everywhere the key stands, it leads back behind the private link and not into another page's address.
    for (const [link] of body.matchAll(/(?:href|action)="[^"]*"/g))
      if (link.includes(visitor.key)) expect(link).toMatch(/"[^?"]*\/my\//)
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['referrer-policy']).toBe('no-referrer')
  })

  test('the private link is mailed to an address given for it, and only there', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    const wrong = await visitor.post('/mail-link', { email: 'not an address' })
    expect(wrong.statusCode).toBe(422)
    await visitor.post('/mail-link', { email: 'mere@example.org' })
    await under.work()
    const sent = under.mail.filter((message) => message.text.includes(visitor.key))
    expect(sent.map((message) => message.to)).toEqual(['mere@example.org'])
  })
})

test('an address for being told is not taken without consent to use it', async () => {
  const rich = await aPublishedConsultation(under, { sections: richSections.slice(3) })
  const visitor = await aVisitor(under, rich.slug)
  const typed = { 'q.engagement.level': 'closely', 'q.engagement.email': 'mere@example.org' }
  const refused = await fillSection(visitor, 'after', typed)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Say that we may contact you')
  expect(refused.body).toContain('mere@example.org')
  const agreed = await fillSection(visitor, 'after', { ...typed, 'q.engagement.contact': 'yes' })
  expect(agreed.statusCode).toBe(303)
})

describe('asking to withhold', () => {
  test('a passage is marked where it stands; one that is not found is kept as given', async () => {
    const { submissionId } = await aSubmission(under, consultation, {
      answers: { 'q.stand': 'support', 'q.text': 'Our supplier is Example Ltd and we pay a lot.' },
      withhold: {
        'withhold.text.passage': 'supplier is\nExample Ltd',
        'withhold.text.reason': 'commercially sensitive',
        'withhold.stand.passage': 'words that are nowhere',
        'withhold.stand.reason': 'private',
      },
    })
    const marks = await under.db
      .selectFrom('submissionMark')
      .select(['spanStart', 'spanEnd', 'quote', 'reason'])
      .where('submissionId', '=', submissionId)
      .orderBy('reason')
      .execute()
    expect(marks).toEqual([
      { spanStart: 4, spanEnd: 27, quote: 'supplier is\nExample Ltd', reason: 'commercially sensitive' },
      { spanStart: null, spanEnd: null, quote: 'words that are nowhere', reason: 'private' },
    ])
  })

  test('a passage that cannot be marked is said to be so, on choosing it, on checking, and to staff', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    const answers = { 'q.stand': 'support', 'q.text': 'Our supplier is Example Ltd.' }
    await fillSection(visitor, 'views', answers)
    const twice = { 'withhold.text.passage': 'e', 'withhold.text.reason': 'private', go: 'next' }
    const refused = await visitor.post('/withhold', twice)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('We cannot find “e” in your answer to “What should it say?”')
    const both = await visitor.post('/withhold', { ...twice, 'withhold.text.reason': '' })
    const summary = /govuk-error-summary[\s\S]*?<\/ul>/.exec(both.body)?.[0] ?? ''
    expect(summary).toMatch(/We cannot find[\s\S]*Enter the reason/)

    const whole = await visitor.post('/withhold', {
      ...twice,
      'withhold.text': 'yes',
      'withhold.text.passage': 'Example Ltd',
    })
    expect(whole.statusCode).toBe(422)
    expect(whole.body).toContain('Ask for the whole answer or for this passage, not for both')
    expect(whole.body).toMatch(/name="withhold.text"[^>]*checked/)

    const chosen = await visitor.post('/withhold', { ...twice, 'withhold.text.passage': 'Example Ltd' })
    expect(chosen.statusCode).toBe(303)
    expect((await visitor.get('/check')).body).not.toContain('cannot find these words')
    await fillSection(visitor, 'views', { ...answers, 'q.text': 'Our supplier is a secret.' })
    expect((await visitor.get('/check')).body).toContain('cannot find these words')

    await visitor.post('/about-you', { kind: 'individual', go: 'next' })
    expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
    for (const page of ['', '/receipt'])
      expect((await visitor.get(page)).body).toContain('We could not find these words in your answer')
    const { cookie } = await signInAs(under, ['analyst'])
    const { submissionId } = readPrivateKey(visitor.key) ?? {}
    const read = await under.app.inject({ url: `/staff/submissions/${submissionId}`, headers: { cookie } })
    expect(read.body).toContain('nothing is marked in the text')
  })

  test('a passage can be chosen only where the person wrote in their own words', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': 'Our supplier is Example Ltd.' })
    const { body } = await visitor.get('/withhold')
    expect(body).toContain('name="withhold.stand"')
    expect(body).not.toContain('name="withhold.stand.passage"')
    expect(body).toContain('name="withhold.text.passage"')
    await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.stand.why': 'Because of a client.' })
    expect((await visitor.get('/withhold')).body).toContain('name="withhold.stand.passage"')
    // What was asked while there were words stays to be seen and mended.
    await visitor.post('/withhold', {
      'withhold.stand.passage': 'a client',
      'withhold.stand.reason': 'private',
    })
    await fillSection(visitor, 'views', { 'q.stand': 'support' })
    expect((await visitor.get('/withhold')).body).toContain(
      'We cannot find “a client” in your answer to “The convention should exist.”',
    )
  })

  test('a request about an answer that was taken out stays with the form, and is not sent', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': 'Our supplier is Example Ltd.' })
    await visitor.post('/withhold', { 'withhold.text': 'yes', 'withhold.text.reason': 'private' })
    await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': '' })
    const check = (await visitor.get('/check')).body
    expect(check).toContain('so there is nothing to withhold')
    await visitor.post('/about-you', { kind: 'individual', go: 'next' })
    expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
    expect((await visitor.get()).body).not.toContain('What you asked us not to publish')
  })

  test('a request without a reason is asked for one, and keeps what was typed', async () => {
    const visitor = await aVisitor(under, consultation.slug)
    await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': 'Secret supplier' })
    const answer = await visitor.post('/withhold', { 'withhold.text.passage': 'Secret', go: 'next' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Enter the reason why your answer to “What should it say?”')
    expect(answer.body).toContain('Secret</textarea>')
  })
})
