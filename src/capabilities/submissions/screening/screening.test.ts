import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission, aVisitor, fillSection, type Visitor } from '../factories.ts'
import { askForProof, isProved } from './proof-of-work.ts'
import { manyFromOneAddress } from './signals.ts'

/* What is unusual leads to a person's look, and to nothing else: everyone is received. */

async function open(content: { confirmAddress?: boolean } = {}) {
  const under = await startHouse({ now: '2026-11-20T00:00:00Z' })
  const consultation = await aPublishedConsultation(under, {
    opens: '2026-11-19T09:00',
    closes: '2026-12-10T17:00',
    content,
  })
  return { under, consultation }
}

type Under = Awaited<ReturnType<typeof open>>['under']

const kindsOf = async (under: Under, submissionId?: string) =>
  (
    await under.db
      .selectFrom('submissionSignal')
      .select(['kind', 'submissionId'])
      .where('clearedAt', 'is', null)
      .orderBy('kind')
      .execute()
  ).flatMap((row) => (submissionId === undefined || row.submissionId === submissionId ? [row.kind] : []))

/** Fills in the form, waits, and gives the fields of the page to send from. */
async function readyToSend(under: Under, slug: string, sections: readonly { id: string }[]) {
  const visitor = await aVisitor(under, slug)
  for (const { id } of sections) await fillSection(visitor, id, { 'q.stand': 'support', 'q.text': 'Words' })
  await visitor.post('/about-you', { kind: 'individual', go: 'next' })
  const { body } = await visitor.get('/check')
  const fieldIn = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''
  const fields = Object.fromEntries(['edition', 'revision'].map((name) => [name, fieldIn(name)]))
  return { visitor, body, fields }
}

test('a hidden field that is filled in, and a form sent within seconds, are received and shown to a person', async () => {
  const { under, consultation } = await open()
  const { visitor, fields } = await readyToSend(under, consultation.slug, consultation.edition.sections)
  const sent = await visitor.post('/send', { ...fields, 'leave-empty': 'http://spam.test' })
  expect(sent.statusCode).toBe(303)
  expect(await kindsOf(under)).toEqual(['trap-filled', 'very-fast'])
  const lead = await signInAs(under, ['engagement-lead'])
  const path = `/staff/consultations/${consultation.consultationId}/register/to-check`
  const { body } = await lead.get(path)
  expect(body).toContain('Filled in a hidden field')
  const id = /name="submission" value="([^"]+)"/.exec(body)?.[1] ?? ''
  const cleared = await lead.post(path, { submission: id })
  expect(cleared.headers.location).toContain('cleared=1')
  expect((await lead.get(path)).body).toContain('Nothing to look at')
})

test('someone who takes their time and fills in what they see has no signal', async () => {
  const { under, consultation } = await open()
  const { visitor, fields } = await readyToSend(under, consultation.slug, consultation.edition.sections)
  under.setTime('2026-11-20T00:05:00Z')
  expect((await visitor.post('/send', fields)).statusCode).toBe(303)
  expect(await kindsOf(under)).toEqual([])
})

test('many from one place are all received; only then are browsers asked to work, and who did is not set apart for it', async () => {
  const { under, consultation } = await open()
  const { sections } = consultation.edition
  const first = await readyToSend(under, consultation.slug, sections)
  expect(first.body).not.toContain('data-work')
  for (let i = 0; i <= manyFromOneAddress; i++)
    await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  const { visitor, body, fields } = await readyToSend(under, consultation.slug, sections)
  const work = /data-work="([^"]*)"/.exec(body)?.[1]?.replaceAll('&quot;', '"')
  const challenge = JSON.parse(work ?? '')
  const solution = await solveChallenge({ challenge, deriveKey })
  const sent = await visitor.post('/send', { ...fields, proof: JSON.stringify({ challenge, solution }) })
  expect(sent.statusCode).toBe(303)
  const id = submissionIdOf(visitor)
  expect(await kindsOf(under, id)).toEqual(['many-from-one-address', 'very-fast'])

  const without = await readyToSend(under, consultation.slug, sections)
  expect((await without.visitor.post('/send', without.fields)).statusCode).toBe(303)
  expect(await kindsOf(under, submissionIdOf(without.visitor))).toContain('no-proof-of-work')
}, 60_000)

const submissionIdOf = (visitor: Visitor): string =>
  Buffer.from(visitor.key.slice(0, 22), 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

test('work done for one form proves nothing for another, and what is no proof is none', async () => {
  const now = new Date()
  const challenge = JSON.parse(await askForProof('secret', 'form-1', now))
  const solution = await solveChallenge({ challenge, deriveKey })
  const proof = JSON.stringify({ challenge, solution })
  expect(await isProved('secret', 'form-1', proof, now)).toBe(true)
  const nextDay = new Date(now.getTime() + 86_400_000)
  expect(await isProved('secret', 'form-1', proof, nextDay)).toBe(false)
  expect(await isProved('secret', 'form-2', proof, now)).toBe(false)
  expect(await isProved('another secret', 'form-1', proof, now)).toBe(false)
  for (const each of ['', '{}', 'null', '{"challenge":{}}', proof.slice(0, -9), 'x'.repeat(10_000)])
    expect(await isProved('secret', 'form-1', each, now)).toBe(false)
  const forged = { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }
  expect(await isProved('secret', 'form-1', JSON.stringify({ challenge: forged, solution }), now)).toBe(false)
})

test('where a consultation asks for it, an address is confirmed from the mail to it, and only from there', async () => {
  const { under, consultation } = await open({ confirmAddress: true })
  const visitor = await aSubmission(under, consultation, {
    answers: { 'q.stand': 'support' },
    about: { kind: 'individual', email: 'aroha@example.org' },
  })
  await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  await under.work()
  expect(await kindsOf(under, visitor.submissionId)).toContain('address-not-confirmed')
  expect((await kindsOf(under)).filter((kind) => kind === 'address-not-confirmed')).toHaveLength(1)
  const link = /\/confirm\?token=\S+/.exec(under.mail[0]?.text ?? '')?.[0] ?? ''
  const wrong = await visitor.post('/confirm?token=AAAAAAAAAAAAAAAAAAAAAA')
  expect(wrong.statusCode).toBe(403)
  // Programs that open every link confirm nothing.
  expect((await visitor.get(link)).body).toContain('Yes, it is mine')
  expect(await kindsOf(under, visitor.submissionId)).toContain('address-not-confirmed')
  expect((await visitor.post(link)).body).toContain('Your address is confirmed')
  expect(await kindsOf(under, visitor.submissionId)).not.toContain('address-not-confirmed')
})
