import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission as sent } from '../factories.ts'

/* One register for everything that arrives; what leaves the count leaves it in public, and nothing leaves the record. */

const about = (email: string, name = '') => ({ kind: 'individual', email, name })

type Open = Awaited<ReturnType<typeof open>>

const aSubmission = (
  under: Open['under'],
  consultation: Open['consultation'],
  options: { about?: Record<string, string> } = {},
) => sent(under, consultation, { answers: { 'q.stand': 'support' }, ...options })

async function open() {
  const under = await startHouse({ now: '2026-11-20T00:00:00Z' })
  const consultation = await aPublishedConsultation(under, {
    opens: '2026-11-19T09:00',
    closes: '2026-12-10T17:00',
  })
  const analyst = await signInAs(under, ['analyst'])
  return { under, consultation, analyst }
}

const registerFile = async (under: Open['under'], slug: string) => {
  const { body } = await under.app.inject({ url: `/log/register/${slug}.csv` })
  const [head = '', ...lines] = body.trim().split('\n')
  return lines.map((line) => {
    const fields = line.split(',')
    return Object.fromEntries(head.split(',').map((name, i) => [name, fields[i]]))
  })
}

test('an entry gets its number from the log, and says when and how it came and that it was acknowledged', async () => {
  const { under, consultation, analyst } = await open()
  const first = await aSubmission(under, consultation)
  const second = await aSubmission(under, consultation)
  await under.work()
  const { body } = await analyst.get(`/staff/consultations/${consultation.consultationId}/register`)
  const numbers = await under.db
    .selectFrom('submission')
    .select(['submissionId', 'registerNo'])
    .orderBy('registerNo')
    .execute()
  expect(numbers.map((row) => row.submissionId)).toEqual([first.submissionId, second.submissionId])
  expect(numbers[0]?.registerNo).toBeGreaterThan(0)
  expect(body).toContain('20 Nov 2026')
  expect(body).not.toContain('not yet')
})

test('a submission that is excluded stays in the register with its reason, and can be counted again', async () => {
  const { under, consultation, analyst } = await open()
  const blank = await aSubmission(under, consultation, { about: about('kiri@example.org') })
  await aSubmission(under, consultation)
  await under.work()
  const mailed = under.mail.length
  const path = `/staff/submissions/${blank.submissionId}`
  const excluded = await analyst.post(`${path}/exclude`, { reason: 'blank', explanation: 'Only spaces' })
  expect(excluded.headers.location).toContain('register=excluded')
  await under.work()

  const page = await under.app.inject({ url: `/consultations/${consultation.slug}/register` })
  expect(page.statusCode).toBe(200)
  expect(page.body).toMatch(/Received<\/th>\s*<td[^>]*>2</)
  expect(page.body).toMatch(/Not counted: blank<\/th>\s*<td[^>]*>1</)
  expect(page.body).toMatch(/Counted<\/strong><\/th>\s*<td[^>]*><strong>1</)
  const [row, other] = await registerFile(under, consultation.slug)
  expect(row).toMatchObject({ channel: 'web', state: 'excluded', reason: 'blank', decided: '2026-11-20' })
  expect(other).toMatchObject({ state: 'counted', reason: '', decided: '' })
  expect((await analyst.get(path)).body).toContain('Only spaces')
  expect((await blank.get()).body).toContain('it says nothing')
  expect(
    under.mail.slice(mailed).map(({ to, subject }) => [to, subject.replace(/[0-9A-Z-]{14}/, '…')]),
  ).toEqual([['kiri@example.org', 'Your submission … is not counted']])

  await analyst.post(`${path}/reinstate`, { because: 'There was a file' })
  await under.work()
  expect((await registerFile(under, consultation.slug)).map((each) => each.state)).toEqual([
    'counted',
    'counted',
  ])
  expect(under.mail.at(-1)?.subject).toContain('is counted again')
  const deeds = await under.db.selectFrom('audit').select('action').execute()
  expect(deeds.map((deed) => deed.action)).toEqual(
    expect.arrayContaining(['submission.excluded', 'submission.reinstated']),
  )
})

test('what is not counted is in no figure of the workspace and waits for no reader, until it is counted again', async () => {
  const { under, consultation, analyst } = await open()
  const one = await aSubmission(under, consultation)
  await aSubmission(under, consultation)
  await under.work()
  const workspace = `/staff/consultations/${consultation.consultationId}`
  const counted = async () => {
    await under.work()
    const { body } = await analyst.get(`${workspace}/inbox?counted=yes`)
    return [...body.matchAll(/\/staff\/submissions\/([0-9a-f-]{36})/g)].map((match) => match[1])
  }
  expect(await counted()).toContain(one.submissionId)
  await analyst.post(`/staff/submissions/${one.submissionId}/exclude`, { reason: 'test' })
  expect(await counted()).not.toContain(one.submissionId)
  expect((await analyst.get(`${workspace}/inbox`)).body).toContain('Not counted')
  await analyst.post(`/staff/submissions/${one.submissionId}/reinstate`)
  expect(await counted()).toContain(one.submissionId)
})

test('each decision about the count is a public statement in the log', async () => {
  const { under, consultation, analyst } = await open()
  const one = await aSubmission(under, consultation)
  await under.work()
  await analyst.post(`/staff/submissions/${one.submissionId}/exclude`, { reason: 'test' })
  await analyst.post(`/staff/submissions/${one.submissionId}/reinstate`)
  await under.work()
  const statements = await under.db
    .selectFrom('ledgerStatement')
    .select(['kind', 'statement'])
    .where('subjectId', '=', one.submissionId)
    .orderBy('kind')
    .execute()
  const [row] = await registerFile(under, consultation.slug)
  expect(
    statements.map(({ kind, statement }) => [kind, String((statement as { entry: number }).entry)]),
  ).toEqual([
    ['excluded', row?.entry],
    ['reinstated', row?.entry],
  ])
})

test('a withdrawn submission is its sender’s decision: it cannot be excluded', async () => {
  const { under, consultation, analyst } = await open()
  const one = await aSubmission(under, consultation)
  await under.work()
  await one.post('/withdraw')
  const refused = await analyst.post(`/staff/submissions/${one.submissionId}/exclude`, { reason: 'test' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Its sender has withdrawn it.')
  expect((await registerFile(under, consultation.slug))[0]).toMatchObject({ state: 'withdrawn', reason: '' })
})

test('one that arrived this moment has no number to be told by, and is not excluded before it has', async () => {
  const { under, consultation, analyst } = await open()
  const one = await aSubmission(under, consultation)
  const refused = await analyst.post(`/staff/submissions/${one.submissionId}/exclude`, { reason: 'test' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('It has only just arrived')
})

test('possible repeats are shown to a person and merged only by them', async () => {
  const { under, consultation, analyst } = await open()
  const first = await aSubmission(under, consultation, { about: about('Hemi@example.org', 'Hemi') })
  const again = await aSubmission(under, consultation, { about: about('hemi@example.org', 'Hemi') })
  await aSubmission(under, consultation, { about: about('mere@example.org', 'Mere') })
  await under.work()
  expect((await registerFile(under, consultation.slug)).map(({ state }) => state)).toEqual([
    'counted',
    'counted',
    'counted',
  ])
  const path = `/staff/consultations/${consultation.consultationId}/register/repeats`
  const shown = await analyst.get(path)
  expect(shown.body).toContain('2 with the same e-mail address')
  expect(shown.body).not.toContain('mere@example.org')
  const saved = await analyst.post(path, {
    submission: [first.submissionId, again.submissionId],
    counts: again.submissionId,
  })
  expect(saved.headers.location).toContain('done=excluded')
  const [one, two] = await registerFile(under, consultation.slug)
  expect(one).toMatchObject({ state: 'excluded', reason: 'repeat', repeat_of: two?.entry })
  expect(two).toMatchObject({ state: 'counted' })
  expect((await analyst.get(path)).body).toContain('Nothing to decide')
})

test('the same name with the same words is a possible repeat; the same words of another name is not', async () => {
  const { under, consultation, analyst } = await open()
  for (const name of ['Hemi', 'hemi', 'Mere'])
    await aSubmission(under, consultation, { about: { kind: 'individual', name } })
  await under.work()
  const { body } = await analyst.get(`/staff/consultations/${consultation.consultationId}/register/repeats`)
  expect(body).toContain('2 with the same name and the same words')
  expect(body).not.toContain('Mere')
})

test('two people who share an address stay two, and are not asked about again', async () => {
  const { under, consultation, analyst } = await open()
  const one = await aSubmission(under, consultation, { about: about('whanau@example.org', 'Hemi') })
  const two = await aSubmission(under, consultation, { about: about('whanau@example.org', 'Mere') })
  await under.work()
  const path = `/staff/consultations/${consultation.consultationId}/register/repeats`
  await analyst.post(path, { submission: [one.submissionId, two.submissionId], counts: 'different' })
  expect((await analyst.get(path)).body).toContain('Nothing to decide')
  expect((await registerFile(under, consultation.slug)).map(({ state }) => state)).toEqual([
    'counted',
    'counted',
  ])
})

test('of two repeats one is always counted: neither can be the repeat of one that is not', async () => {
  const { under, consultation, analyst } = await open()
  const one = await aSubmission(under, consultation)
  const two = await aSubmission(under, consultation)
  await under.work()
  const references = await under.db.selectFrom('submission').select(['submissionId', 'reference']).execute()
  const referenceOf = (id: string) =>
    references.find((row) => row.submissionId === id)?.reference.toLowerCase() ?? ''
  const noSuchRepeat = 'is not there, or is not counted itself'
  const asRepeat = (id: string, of: string) =>
    analyst.post(`/staff/submissions/${id}/exclude`, { reason: 'repeat', 'repeat-of': referenceOf(of) })
  expect((await asRepeat(one.submissionId, one.submissionId)).body).toContain(noSuchRepeat)
  expect((await asRepeat(one.submissionId, two.submissionId)).headers.location).toContain('excluded')
  expect((await asRepeat(two.submissionId, one.submissionId)).body).toContain(noSuchRepeat)
})

test('a closing is counted into the log when nothing can come in any more, once', async () => {
  const { under, consultation } = await open()
  await aSubmission(under, consultation)
  const withdrawn = await aSubmission(under, consultation)
  await withdrawn.post('/withdraw')
  // Closes at 17:00 NZDT; half an hour of grace for forms begun before.
  under.setTime('2026-12-10T04:00:01Z')
  await under.work()
  const count = () =>
    under.db.selectFrom('ledgerStatement').select('statement').where('kind', '=', 'closed').execute()
  expect(await count()).toEqual([])
  under.setTime('2026-12-10T04:31:30Z')
  await under.work()
  await under.work()
  expect(await count()).toEqual([
    {
      statement: expect.objectContaining({
        consultation: consultation.slug,
        counts: expect.objectContaining({
          received: 2,
          withdrawn: 1,
          counted: 1,
          byChannel: { web: 2 },
        }),
      }),
    },
  ])
})

test('the public register tells nothing of who or what, and oversight may read the staff’s without the submissions', async () => {
  const { under, consultation } = await open()
  const one = await aSubmission(under, consultation, { about: about('secret@example.org', 'Secret Name') })
  await under.work()
  const { body } = await under.app.inject({ url: `/log/register/${consultation.slug}.csv` })
  expect(body).not.toContain('ecret')
  expect(body).not.toContain(one.submissionId)
  expect(body).not.toMatch(/\d\d:\d\d/)
  const auditor = await signInAs(under, ['auditor'])
  const page = await auditor.get(`/staff/consultations/${consultation.consultationId}/register`)
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('ecret')
  expect((await auditor.get(`/staff/submissions/${one.submissionId}`)).statusCode).toBe(403)
})
