import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { signInAs } from '../accounts/factories.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { aSubmission, aVisitor, fillSection, type Visitor } from './factories.ts'

/* What a person's own page says is true at every moment: before sending, after closing, corrected, withdrawn. */

// Closes in daylight time: 17:00 NZDT is 04:00 UTC.
const closing = new Date('2021-10-06T04:00:00Z')
const later = (minutes: number) => new Date(closing.getTime() + minutes * 60_000)
const about = { kind: 'individual', email: 'aroha@example.org', 'wants-results': 'yes' }

const open = async () => {
  const under = await startHouse({ now: '2021-09-20T00:00:00Z' })
  const times = { opens: '2021-09-08T09:00', closes: '2021-10-06T17:00' }
  return { under, consultation: await aPublishedConsultation(under, times) }
}

async function correct(visitor: Visitor, editionId: string, text: string, email?: string) {
  await visitor.post('/correct')
  if (email !== undefined) await visitor.post('/about-you', { kind: 'individual', email })
  await fillSection(visitor, 'views', { 'q.stand': 'oppose', 'q.text': text })
  const revision = /name="revision" value="(\d+)"/.exec((await visitor.get('/check')).body)?.[1] ?? ''
  expect((await visitor.post('/send', { edition: editionId, revision })).statusCode).toBe(303)
}

test('a correction and a withdrawal are each told by mail, for what they are', async () => {
  const { under, consultation } = await open()
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' }, about })
  await under.work()
  await correct(visitor, consultation.editionId, 'Second thoughts')
  await under.work()
  await visitor.post('/withdraw')
  await visitor.post('/withdraw')
  await under.work()
  expect(under.mail.map(({ to }) => to)).toEqual(Array(3).fill('aroha@example.org'))
  const [received, corrected, withdrawn] = under.mail
  expect(received?.subject).toMatch(/^Your submission .* was received$/)
  expect(received?.text).toContain('correct it until')
  expect(corrected?.subject).toMatch(/^Your correction was received \(version 2\)/)
  expect(corrected?.text).toContain('Your correction was received (version 2) at')
  expect(withdrawn?.subject).toMatch(/ was withdrawn$/)
  expect(withdrawn?.text).toContain('no longer counted or used')
  expect(withdrawn?.text).toContain('we will not write to you about them')
  expect(withdrawn?.text).toContain(`/consultations/${consultation.slug}/submit`)
})

test('a correction that changes the address is told to both, and each mail goes to the address of its moment', async () => {
  const { under, consultation } = await open()
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' }, about })
  await correct(visitor, consultation.editionId, 'Second thoughts', 'new@example.org')
  await correct(visitor, consultation.editionId, 'Third thoughts', 'NEW@example.org')
  await correct(visitor, consultation.editionId, 'Fourth thoughts', '')
  await correct(visitor, consultation.editionId, 'Fifth thoughts', 'last@example.org')
  await visitor.post('/withdraw')
  // Only now does the worker come to any of it.
  await under.work()
  const sent = under.mail.map(({ to, subject }) => `${to}: ${subject.replace(/[0-9A-Z-]{14}/, '…')}`)
  expect(sent.sort()).toEqual([
    'NEW@example.org: Your correction was received (version 3): …',
    'NEW@example.org: Your submission … was corrected, and its email address changed',
    'aroha@example.org: Your submission … was corrected, and its email address changed',
    'aroha@example.org: Your submission … was received',
    'last@example.org: Your correction was received (version 5): …',
    'last@example.org: Your submission … was withdrawn',
    'new@example.org: Your correction was received (version 2): …',
  ])
  const moved = under.mail.filter(({ id }) => id.startsWith('moved-'))
  for (const { text } of moved) {
    expect(text).not.toContain(visitor.key)
    expect(text).not.toMatch(/(new|last)@example/i)
    expect(text).toMatch(/if you did not correct it, please tell us/i)
  }
  const texts = moved.map(({ to, text }) => [to, /gives another|no longer gives/.exec(text)?.[0]])
  expect(Object.fromEntries(texts)).toEqual({
    'aroha@example.org': 'gives another',
    'NEW@example.org': 'no longer gives',
  })
})

test('a receipt mailed after the withdrawal offers nothing that the withdrawal took away', async () => {
  const { under, consultation } = await open()
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' }, about })
  await correct(visitor, consultation.editionId, 'Second thoughts')
  await visitor.post('/withdraw')
  await under.work()
  const receipts = under.mail.filter(({ id }) => id.startsWith('receipt-'))
  expect(receipts).toHaveLength(2)
  for (const { text } of receipts) {
    expect(text).toContain('It has been withdrawn since')
    expect(text).not.toMatch(/correct it (again )?until|withdraw it|can (change|withdraw) your submission/)
  }
})

test('a correction sent before the mail about the first version went out is not told twice', async () => {
  const { under, consultation } = await open()
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' }, about })
  await correct(visitor, consultation.editionId, 'Second thoughts')
  await under.work()
  const subjects = under.mail.map(({ subject }) => subject.replace(/[0-9A-Z-]{14}/, '…')).sort()
  expect(subjects).toEqual(['Your correction was received (version 2): …', 'Your submission … was received'])
})

test('nobody who gave no address is written to, and no mail promises a correction after closing', async () => {
  const { under, consultation } = await open()
  const silent = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  await silent.post('/withdraw')
  const late = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' }, about })
  under.setTime(later(1))
  await late.post('/withdraw')
  await under.work()
  expect(under.mail.map(({ to }) => to)).toEqual(['aroha@example.org', 'aroha@example.org'])
  for (const { text } of under.mail) expect(text).not.toMatch(/correct it|new submission/)
})

test('within the grace a form says that the consultation has closed, and until when it can still be sent', async () => {
  const { under, consultation } = await open()
  const visitor = await aVisitor(under, consultation.slug)
  for (const path of ['', '/part/views', '/check'])
    expect((await visitor.get(path)).body).not.toContain('The consultation has closed')
  under.setTime(later(12))
  for (const path of ['', '/part/views', '/about-you', '/withhold', '/check']) {
    const { body } = await visitor.get(path)
    expect(body, path).toContain('The consultation has closed. Because you began before it did')
    expect(body, path).toMatch(/until 5:30.pm on Wednesday 6 October 2021/)
  }
  expect((await visitor.get()).body).not.toMatch(/5:00.pm/)
  await visitor.post('/mail-link', { email: 'mere@example.org' })
  await under.work()
  expect(under.mail[0]?.text).toMatch(/consultation has closed. .* until 5:30.pm/)
})

test('a form says of each page whether it was gone through, begun, or is still to do', async () => {
  const { under, consultation } = await open()
  const visitor = await aVisitor(under, consultation.slug)
  const states = async () =>
    [...(await visitor.get()).body.matchAll(/govuk-task-list__status" id="[^"]*">([^<]*)</g)].map(
      ([, state]) => state,
    )
  expect(await states()).toEqual(['To do', 'To do', 'To do', 'To do', 'To do'])
  await visitor.post('/part/views/autosave', { 'q.text': 'Half a thought' })
  await visitor.post('/about-you', { kind: 'organisation', go: 'later' })
  await visitor.post('/withhold', { 'withhold.everything': 'yes', go: 'later' })
  expect(await states()).toEqual(['Begun', 'To do', 'Begun', 'Begun', 'To do'])
  await fillSection(visitor, 'views', { 'q.stand': 'support', 'q.text': 'Half a thought' })
  await fillSection(visitor, 'more', {})
  expect(await states()).toEqual(['Saved', 'Saved', 'Begun', 'Begun', 'To do'])
})

test('after a correction the person still reads what they sent before, as it was', async () => {
  const { under, consultation } = await open()
  const visitor = await aSubmission(under, consultation, {
    answers: { 'q.stand': 'support', 'q.text': 'First words' },
  })
  expect((await visitor.get()).body).not.toContain('before you corrected it')
  await correct(visitor, consultation.editionId, 'Second words')
  const own = (await visitor.get()).body
  expect(own).toContain('What you sent before you corrected it')
  expect(own).toContain('It stays in the record')
  expect(own).toContain(`/my/${visitor.key}/version/1`)
  expect((await visitor.get('/receipt')).body).toContain('version 2 of your submission, a correction')
  const first = (await visitor.get('/version/1')).body
  expect(first).toContain('First words')
  expect(first).not.toContain('Second words')
  expect((await visitor.get('/version/2')).headers.location).toBe(`/my/${visitor.key}`)
  for (const path of ['/version/3', '/version/0', '/version/01', '/version/x'])
    expect((await visitor.get(path)).statusCode, path).toBe(404)
})

test('the private link says what whoever has it can do, and no more', async () => {
  const { under, consultation } = await open()
  const begun = await aVisitor(under, consultation.slug)
  expect((await begun.get()).body).toContain('read and change what you wrote')
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  expect((await visitor.get()).body).toContain('read, correct and withdraw your submission')
  expect((await visitor.get()).body).toContain('The notice you saw')
  under.setTime(later(1))
  expect((await visitor.get()).body).toContain('read and withdraw your submission')
})

test('no version of a withdrawn submission is said to count', async () => {
  const { under, consultation } = await open()
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  await correct(visitor, consultation.editionId, 'Second words')
  const { cookie } = await signInAs(under, ['analyst'])
  const read = async (query = '') =>
    (
      await under.app.inject({
        url: `/staff/submissions/${visitor.submissionId}${query}`,
        headers: { cookie },
      })
    ).body
  expect(await read()).toContain('Version 2, which counts')
  await visitor.post('/withdraw')
  expect(await read()).toContain('Version 2, the last that was sent')
  expect(await read('?version=1')).toContain('sent before the submission was withdrawn')
  for (const page of [await read(), await read('?version=1'), (await visitor.get()).body])
    expect(page).not.toMatch(/which counts|version counts/)
})

test('a private link that was cut off or mistyped is told from none, and says what to do', async () => {
  const { under, consultation } = await open()
  const { key } = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  const wrong = `${key.slice(0, 22)}${'A'.repeat(22)}`
  const nobody = `${'A'.repeat(22)}${key.slice(22)}`
  const paths = ['/my', '/my/', `/my/${key.slice(0, 30)}`, `/my/${key}.`, `/my/${wrong}`, `/my/${nobody}`]
  const pages = await Promise.all(
    [...paths, `/my/${wrong}/check`, `/my/${wrong}/receipt`, `/my/${nobody}/withdraw`].map((url) =>
      under.app.inject({ url }),
    ),
  )
  for (const page of pages) {
    expect(page.statusCode).toBe(404)
    expect(page.body).toContain('Copy the whole link')
    expect(page.body).toBe(pages[0]?.body)
    expect(page.headers['referrer-policy']).toBe('no-referrer')
  }
})
