import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../app/testing/start.ts'
import { signInAs } from '../accounts/factories.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../consultations/factories.ts'
import { contentHashOf } from './content-hash.ts'
import { aSubmission, fillSection, send } from './factories.ts'
import { answersIn, readVersion } from './own-submission.ts'
import { listVersions } from './versions.ts'

/* Each version keeps who sent it: a correction may name somebody else, and takes nothing from what stood before. */

let under: TestHouse & { close(): Promise<void> }
let consultation: ConsultationUnderTest

beforeAll(async () => {
  under = await startHouse({ keep: true })
  consultation = await aPublishedConsultation(under)
})
afterAll(() => under.close())

const answers = { 'q.stand': 'support', 'q.stand.why': 'Because', 'q.text': 'First words' }
const first = { kind: 'individual', name: 'Aroha First', email: 'aroha@example.org', 'wants-results': 'yes' }
const second = { kind: 'organisation', name: 'Mere Second', organisation: 'Second Society' }
const withhold = { 'withhold.text.passage': 'First words', 'withhold.text.reason': 'It names me' }

async function corrected() {
  const visitor = await aSubmission(under, consultation, { answers, about: first, withhold })
  const receipt = JSON.parse((await visitor.get('/receipt.json')).body)
  await visitor.post('/correct')
  await fillSection(visitor, 'views', { ...answers, 'q.text': 'Second words' })
  await visitor.post('/about-you', { ...second, go: 'next' })
  await visitor.post('/withhold', { go: 'next' })
  expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
  return { visitor, receipt }
}

test('what the receipt of an earlier version proves can be made again from the record after a correction', async () => {
  const { visitor, receipt } = await corrected()
  const { submissionId } = visitor
  const [current, earlier] = await listVersions(under.db, submissionId)
  const hashes: string[] = []
  for (const version of [earlier, current]) {
    if (!version) throw new Error('a version is missing')
    const content = await readVersion(under.db, submissionId, version.versionId)
    const { editionId, noticeHash, sender, number, contentHash } = version
    const made = contentHashOf({
      submissionId,
      version: number,
      editionId,
      noticeHash,
      sender,
      answers: answersIn(consultation.edition, content),
      withhold: content.withhold.map(({ questionId, quote, reason }) => ({
        questionId: questionId ?? 'everything',
        quote: quote ?? undefined,
        reason,
      })),
    })
    expect(made).toBe(contentHash)
    hashes.push(made)
  }
  expect(hashes[0]).toBe(receipt.statement.contentHash)
  expect(hashes[1]).not.toBe(hashes[0])
})

test('a person reads an earlier version with the name they gave then', async () => {
  const { visitor } = await corrected()
  const { body } = await visitor.get('/version/1')
  for (const words of ['First words', 'Aroha First', 'aroha@example.org']) expect(body).toContain(words)
  for (const words of ['Mere Second', 'Second Society', 'Second words']) expect(body).not.toContain(words)
  const now = (await visitor.get()).body
  expect(now).toContain('Mere Second')
  expect(now).not.toContain('Aroha First')
})

test('staff never read the words of one sender under the name of another', async () => {
  const { visitor } = await corrected()
  const { cookie } = await signInAs(under, ['analyst'])
  const read = async (query = '') =>
    (
      await under.app.inject({
        url: `/staff/submissions/${visitor.submissionId}${query}`,
        headers: { cookie },
      })
    ).body
  const old = await read('?version=1')
  for (const words of ['First words', 'Aroha First', 'aroha@example.org', 'Asked to be told'])
    expect(old).toContain(words)
  expect(old).not.toMatch(/Mere Second|Second Society|Second words/)
  const now = await read()
  for (const words of ['Second words', 'Mere Second', 'Second Society']) expect(now).toContain(words)
  expect(now).not.toMatch(/Aroha First|aroha@example/)
})
