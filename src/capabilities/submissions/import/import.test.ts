import { strToU8, zipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { type StaffBrowser, signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../../consultations/factories.ts'
import { referenceOf } from '../reference.ts'
import { countRegister } from '../register/queries.ts'
import { bringFile, mappingForm } from './factories.ts'
import { workImports } from './work-imports.ts'

const now = '2026-11-24T00:00:00Z'
let under: Awaited<ReturnType<typeof startHouse>>
let staff: StaffBrowser
let consultation: ConsultationUnderTest

beforeEach(async () => {
  under = await startHouse({ now })
  consultation = await aPublishedConsultation(under)
  staff = await signInAs(under, ['analyst'])
})

const bring = async (name: string, content: string | Buffer): Promise<string> => {
  const { answer, path } = await bringFile(under, staff, consultation.consultationId, { name, content })
  expect(answer.statusCode, answer.body.slice(0, 2_000)).toBe(303)
  return path
}

/** Maps, looks through, and shows the result. */
const check = async (path: string, changes: Record<string, string> = {}) => {
  const fields = await mappingForm(staff, path)
  const answer = await staff.post(path, { ...fields, go: 'check', ...changes })
  expect(answer.statusCode, answer.body.slice(0, 3_000)).toBe(303)
  await under.work()
  return (await staff.get(path)).body
}

const run = async (path: string) => {
  await staff.post(`${path}/run`)
  await under.work()
}

const received = () =>
  under.db
    .selectFrom('submission as s')
    .innerJoin('submissionVersion as v', 'v.versionId', 's.currentVersionId')
    .leftJoin('submissionText as t', (join) =>
      join.onRef('t.submissionId', '=', 's.submissionId').on('t.partNo', '=', 1),
    )
    .select([
      's.submissionId',
      's.channel',
      's.kind',
      's.name',
      's.receivedAt',
      's.excludedAs',
      't.body',
      't.method',
    ])
    .select(['v.noticeHash', 's.organisation', 's.email', 's.acknowledgedAt'])
    .where('s.consultationId', '=', consultation.consultationId)
    .orderBy('s.receivedAt')
    .orderBy('t.body')
    .execute()

const fates = async (path: string): Promise<Record<string, number>> => {
  const rows = await under.db
    .selectFrom('submissionImportRow')
    .select(['fate', (eb) => eb.fn.countAll<string>().as('n')])
    .where('importId', '=', path.split('/').at(-1) ?? '')
    .groupBy('fate')
    .execute()
  return Object.fromEntries(rows.map(({ fate, n }) => [fate, Number(n)]))
}

const small = [
  'id,received,name,comment',
  '1,20/11/2026 09:30,Mere Example,"Words of Mere,\nover two lines"',
  '2,21/11/2026 17:05,,=SUM(A1)',
  '3,22/11/2026 08:00,Nobody,',
  '4,25/12/2026 08:00,Future,Not yet written',
  '2,21/11/2026 17:05,,=SUM(A1)',
  '1,20/11/2026 09:30,Mere Example,Other words',
].join('\r\n')

describe('importing what others collected', () => {
  test('a file is told, mapped, looked through without writing, received, and each row has its fate', async () => {
    const path = await bring('petition.csv', small)
    const mapping = (await staff.get(path)).body
    expect(mapping).toContain('It looks like: a table')
    expect(mapping).toContain('20 Nov 2026, 9:30 am')
    const result = await check(path)
    expect(result).toContain('Import 2 rows')
    expect(result).toContain('is a date still to come')
    expect(await received()).toEqual([])
    expect(await fates(path)).toEqual({ ready: 2, blank: 1, refused: 1, repeated: 2 })
    await run(path)
    expect(await fates(path)).toEqual({ received: 2, blank: 1, refused: 1, repeated: 2 })
    const rows = await received()
    expect(rows.map(({ body }) => body)).toEqual(['Words of Mere,\nover two lines', '=SUM(A1)'])
    expect(rows[0]).toMatchObject({
      channel: 'import',
      kind: 'unstated',
      name: 'Mere Example',
      method: 'typed',
      noticeHash: null,
      acknowledgedAt: null,
      receivedAt: new Date('2026-11-19T20:30:00Z'),
    })
    const counts = await countRegister(under.db, consultation.consultationId)
    expect(counts).toMatchObject({ received: 2, counted: 2, byChannel: { import: 2 } })
    const report = (await staff.get(`${path}/report.csv`)).body
    expect(report.split('\r\n')).toHaveLength(8)
    expect(report).toContain('has the reference of an earlier row, and says something else')
    // Every link to a submission bears its reference, and no cell is a label with nothing behind it.
    const list = (await staff.get(`${path}/rows`)).body
    for (const { submissionId } of rows)
      expect(list).toMatch(
        new RegExp(
          `Received <a [^>]*href="/staff/submissions/${submissionId}"[^>]*>${referenceOf(submissionId)}</a>`,
        ),
      )
    expect(list).toContain('data-label="Row">1</td>')
    expect(list).not.toMatch(/<td[^>]*><bdi[^>]*><\/bdi><\/td>/)
    expect((await staff.get(`${path}/file`)).body).toBe(small)
    expect((await staff.get(`/staff/submissions/${rows[0]?.submissionId}`)).body).toContain('petition.csv')
    expect(under.mail).toEqual([])
  })

  test('undoing takes all of it out of the count, deletes nothing, tells nobody, and can be done once', async () => {
    const path = await bring('petition.csv', small)
    await check(path)
    await run(path)
    expect((await staff.post(`${path}/undo`)).statusCode).toBe(422)
    await staff.post(`${path}/undo`, { sure: 'yes' })
    await under.work()
    expect(await fates(path)).toEqual({ undone: 2, blank: 1, refused: 1, repeated: 2 })
    expect((await received()).map(({ excludedAs }) => excludedAs)).toEqual(['import-undone', 'import-undone'])
    const counts = await countRegister(under.db, consultation.consultationId)
    expect(counts).toMatchObject({ received: 2, counted: 0, excluded: { 'import-undone': 2 } })
    expect((await staff.post(`${path}/undo`, { sure: 'yes' })).headers.location).toContain('not-imported')
    await under.work()
    expect(under.mail).toEqual([])
    const deeds = await under.db
      .selectFrom('audit')
      .select('action')
      .where('action', 'like', 'import.%')
      .where('action', 'not like', '%.viewed')
      .orderBy('auditId')
      .execute()
    expect(deeds.map(({ action }) => action)).toEqual([
      'import.begun',
      'import.check-asked',
      'import.started',
      'import.finished',
      'import.undo-started',
      'import.undone',
    ])
    const again = await bring('petition.csv', small)
    await check(again)
    expect(await fates(again)).toMatchObject({ ready: 2 })
  })

  test('what was imported before is not received again, by its reference or by its place in the very file', async () => {
    const first = await bring('petition.csv', small)
    await check(first)
    await run(first)
    const longer = await bring('petition.csv', `${small}\r\n9,23/11/2026 10:00,New,New words`)
    await check(longer)
    expect(await fates(longer)).toMatchObject({ already: 4, ready: 1 })
    // Under another name the same numbers are other people's.
    await check(longer, { 'source-name': 'Another petition' })
    expect(await fates(longer)).toMatchObject({ ready: 3 })

    const plain = 'words\nfirst\nsecond\nsecond\n'
    const one = await bring('a.csv', plain)
    await check(one, { day: '2026-11-20' })
    await run(one)
    expect(await fates(one)).toEqual({ received: 3 })
    const two = await bring('b.csv', plain)
    await check(two, { day: '2026-11-20' })
    expect(await fates(two)).toEqual({ already: 3 })
  })

  test('a turn that is cut off at any point is gone on with, and nothing is doubled or lost', async () => {
    const lines = Array.from({ length: 950 }, (_, i) => `${i},2026-11-20 09:00,Words number ${i}`)
    const path = await bring('many.csv', `id,received,comment\n${lines.join('\n')}\n`)
    await check(path)
    await staff.post(`${path}/run`)
    for (let turns = 0; turns < 4; turns++) await workImports(under.house, () => true)
    expect((await received()).length).toBe(400)
    // A worker that dies takes its open transaction with it: as if the database had refused the last row of a batch.
    const importId = path.split('/').at(-1) ?? ''
    await under.pool.query(`create function fail_once() returns trigger language plpgsql as $$
      begin if new.row_no = 487 and new.fate = 'received' then raise exception 'killed'; end if; return new; end $$`)
    await under.pool.query(
      'create trigger killed before update on submission_import_row for each row execute function fail_once()',
    )
    await expect(workImports(under.house, () => true)).rejects.toThrow('killed')
    expect((await received()).length).toBe(400)
    await under.pool.query('drop trigger killed on submission_import_row')
    // Two workers at once: one of them finds that the other went on.
    await Promise.allSettled([workImports(under.house, () => false), workImports(under.house, () => false)])
    await under.work()
    const rows = await received()
    expect(rows.length).toBe(950)
    expect(new Set(rows.map(({ body }) => body)).size).toBe(950)
    const made = await under.db
      .selectFrom('submissionImport')
      .select(['state', 'attempts'])
      .where('importId', '=', importId)
      .executeTakeFirstOrThrow()
    expect(made).toEqual({ state: 'imported', attempts: 0 })
  })

  test('a newer edition must be looked at before rows are received under its questions', async () => {
    const path = await bring('petition.csv', small)
    await check(path)
    await under.db.updateTable('submissionImport').set({ editionId: consultation.consultationId }).execute()
    expect((await staff.post(`${path}/run`)).headers.location).toContain('edition-changed')
  })

  test('nobody imports without the permission, nor before a dry run', async () => {
    const path = await bring('petition.csv', small)
    expect((await staff.post(`${path}/run`)).headers.location).toContain('not-checked')
    const other = await signInAs(under, ['negotiator', 'approver', 'administrator', 'auditor'])
    expect((await other.get(path)).statusCode).toBe(403)
    expect((await other.post(`${path}/run`)).statusCode).toBe(403)
  })
})

const archive = (name: string): Buffer => Buffer.from(zipSync({ [name]: strToU8('<x/>') }))

describe('files of every kind', () => {
  const words = ['Āe, tautoko', 'Größe “quoted”', 'plain']

  test.for([
    ['utf-8 with a mark', Buffer.from(`\ufeffid;words\n1;${words[0]}\n2;${words[1]}\n`)],
    ['utf-16', Buffer.from(`\ufeffid\twords\n1\t${words[0]}\n2\t${words[1]}\n`, 'utf16le')],
  ] as const)('letters of %s are read', async ([, content]) => {
    const path = await bring('x.csv', content)
    await check(path, { day: '2026-11-20' })
    await run(path)
    expect((await received()).map(({ body }) => body).sort()).toEqual([words[1], words[0]].sort())
  })

  test('an old character set far down the file is told, and another can be chosen', async () => {
    const filler = Array.from({ length: 30_000 }, (_, i) => `${i},plain words`).join('\n')
    const content = Buffer.concat([
      Buffer.from(`id,words\n${filler}\n`),
      Buffer.from('x,Gr\xf6\xdfe\n', 'latin1'),
    ])
    const path = await bring('x.csv', content)
    expect((await mappingForm(staff, path)).charset).toBe('windows-1252')
    await staff.post(path, { ...(await mappingForm(staff, path)), go: 'read', charset: 'iso-8859-2' })
    expect((await mappingForm(staff, path)).charset).toBe('iso-8859-2')
  })

  test('a workbook is read, with its dates and with cells of several lines', async () => {
    const sheet = `<worksheet xmlns="x"><sheetData>
      <row r="1"><c r="A1" t="inlineStr"><is><t>Received</t></is></c><c r="C1" t="s"><v>0</v></c></row>
      <row r="2"><c r="A2" s="1"><v>46346.5</v></c><c r="C2" t="s"><v>1</v></c></row></sheetData></worksheet>`
    const book = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook xmlns:r="y"><sheets><sheet name="Answers" r:id="r1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/styles.xml': strToU8(
        '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
      ),
      'xl/sharedStrings.xml': strToU8(
        '<sst><si><t>Comment</t></si><si><r><t>Two</t></r><r><t>\nlines</t></r></si></sst>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
    })
    const path = await bring('answers.xlsx', Buffer.from(book))
    await check(path)
    await run(path)
    expect(await received()).toMatchObject([
      { body: 'Two\nlines', receivedAt: new Date('2026-11-19T23:00:00Z') },
    ])
  })

  test.for([
    ['shared words without end', 'xl/sharedStrings.xml', `<sst>${'<si/>'.repeat(9_000_000)}</sst>`],
    ['a cell without end', 'xl/worksheets/sheet1.xml', `<worksheet><row><c><v>${'a'.repeat(60_000_000)}`],
    ['nesting without end', 'xl/worksheets/sheet1.xml', '<a>'.repeat(2_000_000)],
    ['a list of sheets without end', 'xl/workbook.xml', `<workbook>${'a'.repeat(60_000_000)}`],
  ] as const)('a workbook with %s is refused, and nothing falls over', async ([, part, content]) => {
    const book = zipSync({
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8('<worksheet/>'),
      [part]: strToU8(content),
    })
    const file = { name: 'bomb.xlsx', content: Buffer.from(book) }
    const { answer } = await bringFile(under, staff, consultation.consultationId, file)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toMatch(/unpacks to more|is damaged/)
  })

  test('JSON is read from a list, from a list within an object, and from lines', async () => {
    const one = {
      id: 'a',
      attributes: { comment: 'First &amp; <br/>second', receiveDate: '2026-11-20T10:00:00Z' },
    }
    for (const [name, content] of [
      ['list.json', JSON.stringify([one])],
      ['object.json', JSON.stringify({ meta: { x: [1] }, data: [one], included: [{ id: 'no' }] }, null, 2)],
      ['lines.jsonl', `${JSON.stringify(one)}\n`],
    ] as const) {
      const path = await bring(name, content)
      await check(path, { 'source-name': name })
      expect(await fates(path), name).toEqual({ ready: 1 })
      await run(path)
    }
    expect(await received()).toMatchObject(
      Array(3).fill({ body: 'First &\nsecond', receivedAt: new Date('2026-11-20T10:00:00Z') }),
    )
  })

  test.for([
    ['empty', 'x.csv', Buffer.alloc(0), 'The file is empty'],
    ['a picture', 'x.csv', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0'), 'No rows could be found'],
    ['an old workbook', 'x.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old kind'],
    ['a cut-off workbook', 'x.xlsx', Buffer.from('PK\u0003\u0004 and no more'), 'cut off'],
    [
      'a questionnaire of LimeSurvey',
      'x.lsq',
      Buffer.from('<?xml version="1.0"?>\n<document>\n <LimeSurveyDocType>Question</LimeSurveyDocType>'),
      'This file is for LimeSurvey itself',
    ],
    ['other XML', 'x.xml', Buffer.from('<?xml version="1.0"?>\n<a>\n<b>1,2</b>\n</a>'), 'an XML file'],
    ['a web page', 'x.csv', Buffer.from('\n<!DOCTYPE html>\n<title>Sign in</title>'), 'a web page'],
    [
      'a project of an analysis program',
      'x.qdpx',
      archive('project.qde'),
      'a project of a program for analysing texts',
    ],
    ['a document', 'x.docx', archive('word/document.xml'), 'This is a document'],
    ['a PDF file', 'x.pdf', Buffer.from('%PDF-1.7\n1 0 obj, 2\n'), 'This is a document'],
    ['another archive', 'x.zip', archive('answers.csv'), 'an archive (zip) and not a workbook'],
    ['cut-off JSON', 'x.json', Buffer.from('[{"a": "b'), 'cut off'],
  ] as const)('%s is refused with words', async ([, name, content, message]) => {
    const { answer } = await bringFile(under, staff, consultation.consultationId, { name, content })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(message)
  })

  test('a file that breaks on the way is told with the row, and nothing of it is received', async () => {
    const good = Array.from({ length: 300 }, (_, i) => JSON.stringify({ id: i, text: `words ${i}` }))
    const path = await bring('cut.json', `[${good.join(',')},{"id": 300, "text": "cut`)
    const body = await check(path, { day: '2026-11-20' })
    expect(body).toContain('From row 301 on the file cannot be read')
    expect(body).not.toContain('Import 300 rows')
    expect((await staff.post(`${path}/run`)).headers.location).toContain('broken')
  })
})

test('twenty thousand rows become twenty thousand submissions', { timeout: 280_000 }, async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `${i},2026-11-20T09:00:00+13:00,Words number ${i}`)
  const path = await bring('many.csv', `id,received,comment\n${lines.join('\n')}\n`)
  await staff.post(path, { ...(await mappingForm(staff, path)), go: 'check' })
  await workImports(under.house, () => false)
  await staff.post(`${path}/run`)
  await workImports(under.house, () => false)
  expect(await fates(path)).toEqual({ received: 20_000 })
  const { n } = await under.db
    .selectFrom('submission')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  expect(Number(n)).toBe(20_000)
})
