import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { pdfOf } from '../../../platform/documents/testing/made-pdf.ts'
import { clamdCheck } from '../../../platform/malware/clamd.ts'
import { eicar, findClamd, type RunningClamd, startClamd } from '../../../platform/malware/testing/clamd.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../../consultations/factories.ts'
import { aSubmissionWithFiles } from '../factories.ts'

let under: TestHouse
let consultation: ConsultationUnderTest

beforeAll(async () => {
  const started = await startHouse({ keep: true })
  under = started
  consultation = await aPublishedConsultation(under, { content: { files: { most: 5 } } })
  return started.close
})

const broken = { name: 'scan.pdf', content: '%PDF-1.7\nnothing of use' }

async function fileOf(house: TestHouse, submissionId: string, name: string) {
  const row = await house.db
    .selectFrom('submissionAttachment')
    .select('attachmentId')
    .where('submissionId', '=', submissionId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return `/staff/submissions/${submissionId}/files/${row.attachmentId}`
}

const stateOf = (house: TestHouse, submissionId: string) =>
  house.db
    .selectFrom('submissionAttachmentReading')
    .select(['state', 'settledNote', 'attempts'])
    .where('submissionId', '=', submissionId)
    .executeTakeFirstOrThrow()

const deeds = async (house: TestHouse, action: string) =>
  (await house.db.selectFrom('audit').select('subjectId').where('action', '=', action).execute()).map(
    ({ subjectId }) => subjectId,
  )

test('staff read the text of a file beside the answers, and save the file; both are recorded', async () => {
  const words = 'Kia ora. Please protect the forests.'
  const { submissionId } = await aSubmissionWithFiles(under, consultation, [
    { name: 'līst "1".txt', content: words },
  ])
  await under.work()
  const analyst = await signInAs(under, ['analyst'])
  const { body } = await analyst.get(`/staff/submissions/${submissionId}`)
  expect(body).toContain(words)
  expect(body).toContain('Save the file')
  const path = await fileOf(under, submissionId, 'līst "1".txt')
  const saved = await analyst.get(path)
  expect(saved.body).toBe(words)
  expect(saved.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="list _1_.txt"; filename*=UTF-8''l%C4%ABst%20%221%22.txt`,
  })
  expect(saved.headers['content-security-policy']).toContain('sandbox')
  expect(await deeds(under, 'file.exported')).toContain(path.split('/').at(-1))
  const administrator = await signInAs(under, ['administrator'])
  expect((await administrator.get(path)).statusCode).toBe(403)
  expect((await under.app.inject({ url: path })).statusCode).not.toBe(200)
})

test('a file that could not be read waits in a queue with the reason; a person types in what it says', async () => {
  const { submissionId } = await aSubmissionWithFiles(under, consultation, [broken])
  await under.work()
  const analyst = await signInAs(under, ['analyst'], { name: 'Ana Lyst' })
  const path = `${await fileOf(under, submissionId, 'scan.pdf')}/settle`
  const queue = await analyst.get(`/staff/files?consultation=${consultation.consultationId}`)
  expect(queue.body).toContain(path)
  const home = await analyst.get(`/staff/consultations/${consultation.consultationId}`)
  expect(home.body).toContain('One file waits for a person')
  expect((await analyst.post(path, { do: 'type-in', words: '  ' })).statusCode).toBe(422)
  expect((await analyst.post(path, { do: 'type-in', words: 'We oppose the kōura quota.' })).statusCode).toBe(
    303,
  )
  expect(await stateOf(under, submissionId)).toMatchObject({ state: 'read' })
  const { body } = await analyst.get(`/staff/submissions/${submissionId}`)
  expect(body).toContain('We oppose the kōura quota.')
  expect(body).toContain('Its text was typed in by Ana Lyst')
  expect((await analyst.get('/staff/files')).body).not.toContain(path)
  // A colleague who had the page open is told.
  const late = await analyst.post(path, { do: 'settle', note: 'Nothing in it' })
  expect(late.headers.location).toContain('done=done')
  await under.work()
  const found = await analyst.get(`/staff/consultations/${consultation.consultationId}/inbox?words=koura`)
  expect(found.body).toContain(submissionId)
  expect(found.body).toContain('In the file scan.pdf, page 1')
  const csv = await analyst.get(`/staff/consultations/${consultation.consultationId}/export.csv`)
  expect(csv.body).toContain('scan.pdf')
  expect(await deeds(under, 'submission.file-typed')).toEqual([submissionId])
})

test('or a person notes why nothing more is needed, or has it read again', async () => {
  const { submissionId } = await aSubmissionWithFiles(under, consultation, [broken])
  await under.work()
  const analyst = await signInAs(under, ['analyst'])
  const path = `${await fileOf(under, submissionId, 'scan.pdf')}/settle`
  expect((await analyst.post(path, { do: 'again' })).statusCode).toBe(303)
  expect(await stateOf(under, submissionId)).toMatchObject({ state: 'waiting', attempts: 0 })
  await under.work()
  expect(await stateOf(under, submissionId)).toMatchObject({ state: 'unreadable' })
  expect((await analyst.post(path, { do: 'settle', note: '' })).statusCode).toBe(422)
  await analyst.post(path, { do: 'settle', note: 'A photograph without words' })
  expect(await stateOf(under, submissionId)).toMatchObject({ settledNote: 'A photograph without words' })
  expect((await analyst.get('/staff/files')).body).not.toContain(path)
  const auditor = await signInAs(under, ['auditor'])
  expect((await auditor.get('/staff/files')).statusCode).toBe(403)
  expect((await analyst.get('/staff/submissions/x/files/y')).statusCode).toBe(404)
})

const program = findClamd()
if (!program) console.warn('The test with a real clamd is left out: it is not installed here.')

describe.skipIf(!program)('with a real clamd', () => {
  let clamd: RunningClamd
  beforeAll(async () => {
    clamd = await startClamd(program as string)
  })
  afterAll(() => clamd.stop())

  test('files are held until they are clean, and what holds malware is given to nobody', async () => {
    const checking = await startHouse({ malware: clamdCheck(clamd) })
    const asked = await aPublishedConsultation(checking, { content: { files: { most: 5 } } })
    const clean = await aSubmissionWithFiles(checking, asked, [{ name: 'fine.txt', content: 'All is well.' }])
    const bad = await aSubmissionWithFiles(checking, asked, [{ name: 'bad.txt', content: eicar }])
    const analyst = await signInAs(checking, ['information-officer'])
    const fine = await fileOf(checking, clean.submissionId, 'fine.txt')
    expect((await analyst.get(fine)).statusCode).toBe(404)
    await checking.work()
    expect((await analyst.get(fine)).body).toBe('All is well.')
    expect(await stateOf(checking, clean.submissionId)).toMatchObject({ state: 'read' })
    expect(await stateOf(checking, bad.submissionId)).toMatchObject({ state: 'held' })
    const path = await fileOf(checking, bad.submissionId, 'bad.txt')
    expect((await analyst.get(path)).statusCode).toBe(404)
    expect((await analyst.get(`/staff/submissions/${bad.submissionId}`)).body).toContain('given to nobody')
    expect((await analyst.get('/staff/files')).body).toContain('Malware was found in it')
    expect((await bad.get()).body).toContain('Our malware check found something')
    expect(await deeds(checking, 'submission.file-held')).toEqual([bad.submissionId])
  })
})

test('a file of which only a part was read waits as well, told apart; the rest is typed in behind it, or a note says why not', async () => {
  const whole = pdfOf(['The first page is whole.', 'The second one too.'])
  const cut = { name: 'cut.pdf', content: whole.subarray(0, whole.lastIndexOf('%%EOF')) }
  const first = await aSubmissionWithFiles(under, consultation, [cut])
  const second = await aSubmissionWithFiles(under, consultation, [cut])
  await under.work()
  const analyst = await signInAs(under, ['analyst'])
  const queue = async () => (await analyst.get('/staff/files')).body
  const path = await fileOf(under, first.submissionId, 'cut.pdf')
  const other = await fileOf(under, second.submissionId, 'cut.pdf')
  expect(await queue()).toContain(`${path}/settle`)
  expect(await queue()).toContain('Read in part')
  expect(await queue()).toContain('It was cut off before its end.')
  const page = (await analyst.get(`${path}/settle`)).body
  expect(page).toContain('Type in what is missing')
  // It would put the pages that were read into the record twice.
  expect(page).not.toContain('Have it read again')
  expect((await analyst.post(`${path}/settle`, { do: 'again' })).headers.location).toContain('done=done')
  await analyst.post(`${path}/settle`, { do: 'type-in', words: 'And this stood on the third page.' })
  expect(await queue()).not.toContain(path)
  const text = (await analyst.get(`${path}/text`)).body
  expect(text.indexOf('And this stood on the third page.')).toBeGreaterThan(
    text.indexOf('The first page is whole.'),
  )
  await analyst.post(`${other}/settle`, { do: 'settle', note: 'The rest is an empty form.' })
  expect(await queue()).not.toContain(other)
})
