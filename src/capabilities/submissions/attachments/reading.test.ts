import { expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import type { MalwareCheck, MalwareFinding } from '../../../platform/malware/clamd.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { addFiles, aSubmissionWithFiles, aVisitor, send } from '../factories.ts'
import { readAttachments } from './read-attachments.ts'

const letter = {
  name: 'letter.txt',
  content: 'Kia ora. The convention should protect kererū and their forests.',
}

async function begin(options: Parameters<typeof startHouse>[0] = {}) {
  const under = await startHouse(options)
  const consultation = await aPublishedConsultation(under, { content: { files: { most: 5 } } })
  return { under, consultation }
}

const readings = (under: TestHouse) =>
  under.db
    .selectFrom('submissionAttachmentReading')
    .select(['state', 'reasons', 'attempts', 'malwareFound'])
    .orderBy('attachmentId')
    .execute()

const pages = (under: TestHouse) =>
  under.db
    .selectFrom('submissionPart as p')
    .innerJoin('submissionText as t', (join) =>
      join
        .onRef('t.submissionId', '=', 'p.submissionId')
        .onRef('t.versionId', '=', 'p.versionId')
        .onRef('t.partNo', '=', 'p.partNo'),
    )
    .select(['p.versionId', 'p.partNo', 'p.page', 't.body', 't.method', 't.language'])
    .where('p.kind', '=', 'page')
    .orderBy('p.versionId')
    .orderBy('p.partNo')
    .execute()

test('a file that was sent is listed on the own page and the receipt, and its text is read and found', async () => {
  const { under, consultation } = await begin()
  const visitor = await aSubmissionWithFiles(under, consultation, [letter])
  await under.work()
  const [page, ...more] = await pages(under)
  expect(more).toEqual([])
  expect(page).toMatchObject({
    page: 1,
    body: expect.stringContaining('kererū'),
    method: 'extracted',
    language: 'en',
  })
  // Behind the answers.
  expect(page?.partNo).toBe(3)
  expect(await readings(under)).toMatchObject([{ state: 'read', reasons: [] }])
  const own = await visitor.get()
  expect(own.body).toContain('letter.txt')
  const path = /\/(sent-files\/[0-9a-f-]{36})/.exec(own.body)?.[1]
  const given = await visitor.get(`/${path}`)
  expect(given.body).toBe(letter.content)
  expect(given.headers['content-disposition']).toMatch(/^attachment/)
  const receipt = await visitor.get('/receipt')
  expect(receipt.body).toMatch(/SHA-256[^<]*<code[^>]*>[0-9a-f]{64}</)
  const stranger = await aVisitor(under, consultation.slug)
  expect((await stranger.get(`/${path}`)).statusCode).toBe(404)
  const { rows } = await under.pool.query(
    `select 1 from analysis_document where search @@ 'kereru'::tsquery and words > 5`,
  )
  expect(rows).toHaveLength(1)
})

test('a correction starts with the files of the version it corrects; what was read of them is not read again', async () => {
  const { under, consultation } = await begin()
  const visitor = await aSubmissionWithFiles(under, consultation, [
    letter,
    { name: 'second.txt', content: 'Another one.' },
  ])
  await under.work()
  await visitor.post('/correct')
  const { body } = await visitor.get('/files')
  const second =
    /value="([0-9a-f-]{36})"[^>]*aria-label="Remove second.txt"|aria-label="Remove second.txt"[^>]*value="([0-9a-f-]{36})"/.exec(
      body,
    )
  await visitor.post('/files', { remove: second?.[1] ?? second?.[2] ?? '' })
  await addFiles(under, visitor, [{ name: 'third.txt', content: 'A third.' }], { go: 'next' })
  expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
  const { read } = under.house.documents
  const opened: string[] = []
  Object.assign(under.house.documents, {
    read: (file: { name: string; path: string }) => {
      opened.push(file.name)
      return read(file)
    },
  })
  await under.work()
  expect(opened).toEqual(['third.txt'])
  const all = await pages(under)
  expect(all.map(({ body }) => body.trim())).toEqual([
    letter.content,
    'Another one.',
    letter.content,
    'A third.',
  ])
  const versions = await under.db
    .selectFrom('submissionVersion')
    .select(['number', 'contentHash'])
    .orderBy('number')
    .execute()
  expect(new Set(versions.map(({ contentHash }) => contentHash)).size).toBe(2)
  const earlier = await visitor.get('/version/1')
  expect(earlier.body).toContain('second.txt')
  expect((await visitor.get()).body).not.toContain('second.txt')
})

test('a file that cannot be read is kept and waits for a person, with the reason', async () => {
  const { under, consultation } = await begin()
  const visitor = await aSubmissionWithFiles(under, consultation, [
    { name: 'film.pdf', content: Buffer.from('%PDF-1.7\nnonsense') },
  ])
  await under.work()
  expect(await readings(under)).toMatchObject([{ state: 'unreadable' }])
  expect((await readings(under))[0]?.reasons).not.toEqual([])
  // Its sender is told on their own page and on the receipt that they print.
  for (const path of ['', '/receipt'])
    expect((await visitor.get(path)).body).toContain(
      'We have kept it just as you sent it, and a person will read it',
    )
  // What was withdrawn waits for nobody.
  await visitor.post('/withdraw')
  for (const path of ['', '/receipt']) {
    const { body } = await visitor.get(path)
    expect(body).toContain('film.pdf')
    expect(body).not.toContain('a person will read it')
  }
})

test('the sender of a file that was read only in part is told so, and of one that was read nothing', async () => {
  const { under, consultation } = await begin()
  // Cut off after its only page: the list of its pages is lost.
  const content = Buffer.from(
    '%PDF-1.4\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n' +
      '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n' +
      '4 0 obj<</Length 54>>stream\nBT /F 12 Tf 20 200 Td (We support the treaty) Tj ET  \nendstream endobj\n',
  )
  const visitor = await aSubmissionWithFiles(under, consultation, [{ name: 'half.pdf', content }])
  await under.work()
  expect(await readings(under)).toMatchObject([
    { state: 'read', reasons: expect.arrayContaining(['partly']) },
  ])
  for (const path of ['', '/receipt'])
    expect((await visitor.get(path)).body).toContain('Our program could read only part of this file')
  const other = await aSubmissionWithFiles(under, consultation, [letter])
  await under.work()
  expect((await other.get()).body).not.toContain('Our program could')
})

test('a job that is run twice, or at once with another, stores the texts once', async () => {
  const { under, consultation } = await begin()
  const { submissionId } = await aSubmissionWithFiles(under, consultation, [letter])
  await Promise.all([1, 2, 3].map(() => readAttachments({ submissionId }, under.house)))
  await readAttachments({ submissionId }, under.house)
  expect(await pages(under)).toHaveLength(1)
  expect(await readings(under)).toMatchObject([{ state: 'read', attempts: 1 }])
})

test('a job that dies while it stores leaves nothing half, and stores all of it once when it comes again', async () => {
  const { under, consultation } = await begin()
  const { submissionId } = await aSubmissionWithFiles(under, consultation, [letter])
  // Its last statement cannot be carried out: what a connection that is cut amounts to.
  await under.pool.query('alter table audit rename to audit_away')
  await expect(readAttachments({ submissionId }, under.house)).rejects.toThrow()
  await under.pool.query('alter table audit_away rename to audit')
  expect(await pages(under)).toEqual([])
  expect(await readings(under)).toMatchObject([{ state: 'waiting', attempts: 0 }])
  await under.work()
  expect(await pages(under)).toHaveLength(1)
  expect(await readings(under)).toMatchObject([{ state: 'read' }])
})

test('a process that dies with a file three times is not tried a fourth time: a person has to look', async () => {
  const { under, consultation } = await begin()
  const { submissionId } = await aSubmissionWithFiles(under, consultation, [letter])
  // What a killed process leaves behind: the attempt was counted, and nothing else.
  await under.db.updateTable('submissionAttachmentReading').set({ attempts: 3 }).execute()
  await readAttachments({ submissionId }, under.house)
  expect(await readings(under)).toMatchObject([{ state: 'unreadable', reasons: ['reader-crashed'] }])
  expect(await pages(under)).toEqual([])
})

test('a store that is down says nothing against a file: no attempt counts, and the job comes again', async () => {
  const { under, consultation } = await begin()
  const { submissionId } = await aSubmissionWithFiles(under, consultation, [letter])
  const files = { ...under.house.files, withLocalFile: () => Promise.reject(new Error('the store is down')) }
  for (let i = 0; i < 5; i++)
    await expect(readAttachments({ submissionId }, { ...under.house, files })).rejects.toThrow(
      'store is down',
    )
  expect(await readings(under)).toMatchObject([{ state: 'waiting', attempts: 0 }])
  await under.work()
  expect(await readings(under)).toMatchObject([{ state: 'read' }])
})

/** A check whose answers the test gives; the real one is asked in `held.test.ts`. */
function aCheck(): MalwareCheck & { finding: MalwareFinding; asked: number } {
  const check = {
    finding: { found: false } as MalwareFinding,
    asked: 0,
    async check(content: { destroy(): unknown }) {
      check.asked++
      content.destroy()
      return check.finding
    },
  }
  return check
}

test('where a check for malware cannot be made, files are held, said so, and checked again later', async () => {
  const malware = aCheck()
  malware.finding = { found: 'unknown', reason: 'nobody there' }
  const { under, consultation } = await begin({ malware, now: '2030-11-24T00:00:00Z' })
  const visitor = await aSubmissionWithFiles(under, consultation, [letter])
  await under.work()
  expect(await readings(under)).toMatchObject([
    { state: 'held', reasons: ['malware-check-failed'], attempts: 0 },
  ])
  expect(await pages(under)).toEqual([])
  expect((await visitor.get()).body).toContain('opened once our malware check has looked at it')
  malware.finding = { found: false }
  under.setTime(new Date(under.house.now().getTime() + 11 * 60_000))
  await under.work()
  expect(await readings(under)).toMatchObject([{ state: 'read', reasons: [] }])
  expect(malware.asked).toBe(2)
})

test('a file in which malware was found stays held, is read by nobody and given to nobody', async () => {
  const malware = aCheck()
  malware.finding = { found: true, name: 'Eicar-Signature' }
  const { under, consultation } = await begin({ malware, now: '2030-11-24T00:00:00Z' })
  const visitor = await aSubmissionWithFiles(under, consultation, [letter])
  await under.work()
  under.setTime(new Date(under.house.now().getTime() + 60 * 60_000))
  await under.work()
  expect(malware.asked).toBe(1)
  expect(await readings(under)).toMatchObject([{ state: 'held', malwareFound: 'Eicar-Signature' }])
  const { body } = await visitor.get()
  expect(body).toContain('Our malware check found something in this file')
  expect(body).not.toContain('/sent-files/')
  const { attachmentId } = await under.db
    .selectFrom('submissionAttachment')
    .select('attachmentId')
    .executeTakeFirstOrThrow()
  expect((await visitor.get(`/sent-files/${attachmentId}`)).statusCode).toBe(404)
})
