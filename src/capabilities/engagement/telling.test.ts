import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { announce } from '../../platform/jobs/jobs.ts'
import { signInAs } from '../accounts/factories.ts'
import { aReceived } from '../analysis/factories.ts'
import { aPublishedConsultation, richEdition } from '../consultations/factories.ts'
import {
  aClosedConsultation,
  approveBoth,
  entryFields,
  versionOn,
  writeEntry,
} from '../reporting/factories.ts'
import { aSubmission } from '../submissions/factories.ts'
import { countToBeTold } from './tell-of-results.ts'

type Under = Awaited<ReturnType<typeof startHouse>>

const publish = async (under: Under, consultationId: string) => {
  await announce(under.db, 'results.published', { consultationId })
  await under.work()
}
const told = (under: Under) =>
  under.mail.filter((message) => message.id.startsWith('results-')).map((message) => message.to)

test('those who asked are told of the results, with their reference and where to read them', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under, { slug: 'asked' })
  await aSubmission(under, consultation, {
    answers: { 'q.stand': 'support' },
    about: { email: 'mere@example.org', 'wants-results': 'yes' },
  })
  const { reference } = await under.db.selectFrom('submission').select('reference').executeTakeFirstOrThrow()
  await publish(under, consultation.consultationId)
  const [mail] = under.mail.filter((message) => message.id.startsWith('results-'))
  expect(mail?.to).toBe('mere@example.org')
  expect(mail?.text).toContain(reference)
  expect(mail?.text).toContain('http://travaux.test/consultations/asked/results')
  expect(mail?.text).toContain('because you asked to be told')
})

test('an address alone is no request: only those who asked or consented are told', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under, { content: richEdition(under.house.now()) })
  const engagement = (contact: boolean, email: string) => ({
    stand: { choice: 'support' as const },
    engagement: { level: 'little', ways: ['mail'], contact, email },
  })
  await aReceived(under, consultation, { sender: { email: 'receipt-only@example.org' } })
  await aReceived(under, consultation, { sender: { email: 'asked@example.org', wantsResults: true } })
  await aReceived(under, consultation, { answers: engagement(true, 'consented@example.org') })
  await aReceived(under, consultation, { answers: engagement(false, 'refused@example.org') })
  await aReceived(under, consultation, {
    sender: { email: 'synthetic@example.org', wantsResults: true },
    synthetic: true,
  })
  const withdrawn = await aReceived(under, consultation, {
    sender: { email: 'withdrawn@example.org', wantsResults: true },
  })
  await under.db
    .updateTable('submission')
    .set({ withdrawnAt: under.house.now() })
    .where('submissionId', '=', withdrawn.submissionId)
    .execute()
  const lead = await signInAs(under, ['engagement-lead'])
  const ask = `/staff/consultations/${consultation.consultationId}/report/publish`
  expect((await lead.get(ask)).body).toContain('As things stand, that is 2 people.')
  await publish(under, consultation.consultationId)
  expect(told(under).sort()).toEqual(['asked@example.org', 'consented@example.org'])
})

test('who would be told is counted with one question for each edition, however many answered it', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under, { content: richEdition(under.house.now()) })
  for (let i = 0; i < 4; i++) {
    const engagement = { level: 'little', ways: ['mail'], contact: i > 0, email: `person-${i}@example.org` }
    await aReceived(under, consultation, { answers: { stand: { choice: 'support' as const }, engagement } })
  }
  const asked: string[] = []
  const publicDb = under.house.publicDb.withPlugin({
    transformQuery({ node }) {
      if (JSON.stringify(node).includes('published_consultation_edition')) asked.push(node.kind)
      return node
    },
    transformResult: async ({ result }) => result,
  })
  expect(await countToBeTold(under.db, publicDb, consultation.consultationId)).toBe(3)
  expect(asked).toHaveLength(1)
})

test('consent to be contacted without an address of its own means the address of the receipt', async () => {
  const under = await startHouse()
  const rich = richEdition(under.house.now())
  const involved = rich.sections
    .flatMap(({ questions }) => questions)
    .filter(({ type }) => type === 'engagement')
  const consultation = await aPublishedConsultation(under, {
    content: { ...rich, sections: [{ id: 'after', title: 'Afterwards', questions: involved }] },
  })
  const send = (receipt: string, engagement: Record<string, string>) =>
    aSubmission(under, consultation, { answers: engagement, about: { email: receipt } })
  const contact = { 'q.engagement.contact': 'yes' }
  await send('receipt@example.org', contact)
  await send('receipt-of-other@example.org', { ...contact, 'q.engagement.email': 'own@example.org' })
  await send('not-to-be-contacted@example.org', { 'q.engagement.ways': 'mail' })
  await send('', contact)
  await publish(under, consultation.consultationId)
  expect(told(under).sort()).toEqual(['own@example.org', 'receipt@example.org'])
})

test('nobody is told twice, however often the work is done', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  await aReceived(under, consultation, { sender: { email: 'once@example.org', wantsResults: true } })
  await publish(under, consultation.consultationId)
  await publish(under, consultation.consultationId)
  expect(told(under)).toEqual(['once@example.org'])
})

test('results published by staff are mailed with a link that opens; published again, they are not', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  const { lead, path, consultation } = closed
  await aReceived(under, consultation, { sender: { email: 'once@example.org', wantsResults: true } })
  await under.work()
  const entry = await writeEntry(lead, path, entryFields([]))
  await approveBoth(closed, entry)
  await under.work()
  expect(told(under)).toEqual([])

  expect((await lead.post(`${path}/publish`)).statusCode).toBe(303)
  await under.work()
  const [mail] = under.mail.filter((message) => message.id.startsWith('results-'))
  const link = /http:\/\/travaux\.test(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  expect((await under.app.inject({ url: link })).body).toContain('We took it to the session.')

  const seen = await versionOn(lead, `${entry}/edit`)
  await lead.post(`${entry}/edit`, { ...entryFields([]), ...seen, did: 'We did more.' })
  await approveBoth(closed, entry)
  expect((await lead.post(`${path}/publish`)).statusCode).toBe(303)
  await under.work()
  expect((await under.app.inject({ url: link })).body).toContain('We did more.')
  expect(told(under)).toEqual(['once@example.org'])
})

test('a mail that could not be sent is sent later: the notice stands only when the mail went', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  await aReceived(under, consultation, { sender: { email: 'later@example.org', wantsResults: true } })
  const send = under.house.mailer.send
  under.house.mailer.send = async () => {
    throw new Error('the mail server is away')
  }
  await expect(publish(under, consultation.consultationId)).rejects.toThrow('the mail server is away')
  expect(await under.db.selectFrom('engagementNotice').selectAll().execute()).toEqual([])
  under.house.mailer.send = send
  await publish(under, consultation.consultationId)
  expect(told(under)).toEqual(['later@example.org'])
})

test('a crash half-way leaves nobody untold and nobody told twice', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  const wanted = ['first', 'second', 'third', 'fourth'].map((name) => `${name}@example.org`)
  for (const email of wanted) await aReceived(under, consultation, { sender: { email, wantsResults: true } })
  const send = under.house.mailer.send
  under.house.mailer.send = async (message) => {
    if (told(under).length === 2) throw new Error('the power is gone')
    await send(message)
  }
  await expect(publish(under, consultation.consultationId)).rejects.toThrow('the power is gone')
  expect(told(under)).toHaveLength(2)
  under.house.mailer.send = send
  // Two workers at once, each with all the work to do.
  const again = { consultationId: consultation.consultationId }
  for (let i = 0; i < 2; i++) await announce(under.db, 'results.published', again)
  await Promise.all([under.work(), under.work()])
  expect(told(under).sort()).toEqual(wanted.sort())
})

test('many are told, page by page', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  // A page holds two hundred.
  const wanted = Array.from({ length: 203 }, (_, i) => `person-${i}@example.org`)
  await Promise.all(
    wanted.map((email) => aReceived(under, consultation, { sender: { email, wantsResults: true } })),
  )
  await publish(under, consultation.consultationId)
  expect(told(under).sort()).toEqual(wanted.sort())
}, 60_000)
