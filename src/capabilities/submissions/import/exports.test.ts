import { beforeEach, describe, expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { type StaffBrowser, signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../../consultations/factories.ts'
import type { Section } from '../../consultations/index.ts'
import { bringFile, mappingForm } from './factories.ts'

/*
 * Small files in the shape in which each program gives its answers out: made for the tests, with the names of columns that
 * these programs use.
 */

let under: Awaited<ReturnType<typeof startHouse>>
let staff: StaffBrowser
let consultation: ConsultationUnderTest

const sections: readonly Section[] = [
  {
    id: 'views',
    title: 'Views',
    questions: [
      {
        id: 'agree',
        type: 'single-choice',
        label: 'Do you agree or disagree with the proposal?',
        required: true,
        options: [
          { id: 'agree', label: 'Agree' },
          { id: 'disagree', label: 'Disagree' },
        ],
      },
      {
        id: 'topics',
        type: 'multiple-choice',
        label: 'Which parts matter to you?',
        required: false,
        options: [
          { id: 'data', label: 'Data, privacy' },
          { id: 'police', label: 'Police powers' },
        ],
      },
      { id: 'why', type: 'long-text', label: 'Why do you say so?', required: true },
      { id: 'stand', type: 'position', label: 'The convention should exist.', required: false },
    ],
  },
]

beforeEach(async () => {
  under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  consultation = await aPublishedConsultation(under, { sections })
  staff = await signInAs(under, ['engagement-lead'])
})

const take = async (name: string, content: string, changes: Record<string, string> = {}) => {
  const { answer, path } = await bringFile(under, staff, consultation.consultationId, { name, content })
  expect(answer.statusCode, answer.body.slice(0, 500)).toBe(303)
  const proposed = await mappingForm(staff, path)
  const page = (await staff.get(path)).body
  const mapped = await staff.post(path, { ...proposed, go: 'check', ...changes })
  expect(mapped.statusCode, mapped.body.slice(0, 2_000)).toBe(303)
  await under.work()
  await staff.post(`${path}/run`)
  await under.work()
  const rows = await under.db
    .selectFrom('submissionImportRow')
    .select(['fate', 'remarks', 'note', 'sourceReference', 'submissionId'])
    .where('importId', '=', path.split('/').at(-1) ?? '')
    .orderBy('rowNo')
    .execute()
  return { proposed, page, rows, fates: rows.map(({ fate }) => fate) }
}

const saidIn = async (submissionId: string | null | undefined) => {
  const parts = await under.db
    .selectFrom('submissionPart as p')
    .leftJoin('submissionText as t', (join) =>
      join.onRef('t.versionId', '=', 'p.versionId').onRef('t.partNo', '=', 'p.partNo'),
    )
    .select(['p.questionId', 'p.value', 't.body'])
    .where('p.submissionId', '=', submissionId ?? '')
    .orderBy('p.partNo')
    .execute()
  return parts.map(({ questionId, value, body }) => [questionId, value ?? body])
}

describe('what other platforms give out', () => {
  test('Citizen Space', async () => {
    const { rows, page } = await take(
      'cs.csv',
      [
        'Response ID,Date Submitted,Respondent type - Respondent type,What is your name? - Name,Views Q1 - Do you agree or disagree with the proposal?,Do you agree or disagree with the proposal? - Do you agree or disagree with the proposal?,Why do you say so? - Why do you say so?,Which parts matter to you? - Police powers',
        'ANON-1ABC-2DEF-3,2026-11-02 14:30:00,Individual,Someone,ignored,agree,"Because, as I said",Police powers',
        'ANON-9XYZ-2DEF-K,2026-11-02 14:31:00,Business,,,Strongly agree,Further words,',
      ].join('\n'),
    )
    expect(page).toContain('an export of Citizen Space')
    expect(rows.map(({ sourceReference }) => sourceReference)).toEqual([
      'ANON-1ABC-2DEF-3',
      'ANON-9XYZ-2DEF-K',
    ])
    expect(await saidIn(rows[0]?.submissionId)).toEqual([
      ['agree', 'agree'],
      ['topics', ['police']],
      ['why', 'Because, as I said'],
    ])
    // What fits no option is kept in words.
    expect(await saidIn(rows[1]?.submissionId)).toEqual([
      [null, expect.stringContaining('Strongly agree')],
      ['why', 'Further words'],
    ])
    const kinds = await under.db.selectFrom('submission').select('kind').orderBy('receivedAt').execute()
    expect(kinds.map(({ kind }) => kind)).toEqual(['individual', 'company'])
  })

  test('LimeSurvey, with questions in full and unfinished answers', async () => {
    const { rows, page, fates } = await take(
      'lime.csv',
      [
        '"Response ID";"Date submitted";"Last page";"Start language";"Seed";"Do you agree or disagree with the proposal?";"Which parts matter to you? [Data, privacy]";"Which parts matter to you? [Police powers]";"Why do you say so?"',
        '"7";"2026-11-03 10:00:00";"3";"en";"1";"Disagree";"Yes";"No";"Words"',
        '"8";"";"1";"en";"2";"Agree";"";"";"Never sent"',
      ].join('\n'),
    )
    expect(page).toContain('an export of LimeSurvey')
    expect(fates).toEqual(['received', 'refused'])
    expect(rows[1]?.remarks).toMatchObject([{ name: 'date-missing' }])
    expect(await saidIn(rows[0]?.submissionId)).toEqual([
      ['agree', 'disagree'],
      ['topics', ['data']],
      ['why', 'Words'],
    ])
  })

  test('Decidim', async () => {
    const { rows, page, fates } = await take(
      'proposals.csv',
      [
        'id;author/name;author/url;component/id;participatory_space/url;title/en;body/en;published_at',
        '11;Aroha;https://x;5;https://y;Keep it small;"<p>One &amp; two</p><p>Three</p>";2026-11-04 09:00:00 +0100',
      ].join('\n'),
    )
    expect(page).toContain('an export of Decidim')
    expect(fates).toEqual(['received'])
    expect(await saidIn(rows[0]?.submissionId)).toEqual([
      [null, 'title/en\nKeep it small\n\nbody/en\nOne & two\nThree'],
    ])
    const made = await under.db
      .selectFrom('submission')
      .select(['receivedAt', 'name'])
      .executeTakeFirstOrThrow()
    expect(made).toEqual({ receivedAt: new Date('2026-11-04T08:00:00Z'), name: 'Aroha' })
  })

  test('Polis comments, without those that its moderators rejected', async () => {
    const { rows, page, fates } = await take(
      'comments.csv',
      [
        'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body',
        '1658934589213,Wed Jul 27 22:09:49 WIB 2022,35,23,2,1,1,Eliminate bias',
        '1658934589214,Wed Jul 27 22:09:49 WIB 2022,36,23,0,9,-1,What its moderators rejected',
        '1658934589215,Wed Jul 27 22:09:49 WIB 2022,37,23,0,0,0,What nobody moderated',
        '1658934589216,Wed Jul 27 22:09:49 WIB 2022,38,23,0,0,1,',
      ].join('\n'),
    )
    expect(page).toContain('the comments of a Polis conversation')
    expect(fates).toEqual(['received', 'left-out', 'received', 'blank'])
    expect(rows[1]?.remarks).toMatchObject([{ name: 'rejected-by-moderators' }])
    // One author's several comments can be told by the note.
    expect(rows.map(({ note }) => note)).toEqual(Array(4).fill('author-id: 23'))
    expect(await saidIn(rows[0]?.submissionId)).toEqual([[null, 'Eliminate bias']])
    const { receivedAt } = await under.db
      .selectFrom('submission')
      .select('receivedAt')
      .orderBy('receivedAt')
      .executeTakeFirstOrThrow()
    expect(receivedAt).toEqual(new Date(1658934589213))
  })

  test('Polis comments that its moderators rejected, where a person takes them in', async () => {
    const { fates } = await take(
      'comments.csv',
      'timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1658934589213,35,23,2,1,-1,Words\n',
      { 'column-5': '' },
    )
    expect(fates).toEqual(['received'])
  })

  test('regulations.gov, without its own documents and what was withdrawn', async () => {
    const { rows, page, fates } = await take(
      'bulk.csv',
      [
        'Document ID,Agency ID,Docket ID,Tracking Number,Document Type,Posted Date,Is Withdrawn?,Title,Comment,First Name,Last Name,Organization Name,Received Date,Attachment Files',
        'CMS-2025-0050-0031,CMS,CMS-2025-0050,,Notice,2025-05-16T04:00Z,false,A notice,,,,,2025-05-15T00:00Z,',
        'CMS-2025-0050-0004,CMS,CMS-2025-0050,mb1,Public Submission,2025-05-28T04:00Z,false,Comment,I&rsquo;m for it.<br/>Truly,Jane,Example,Example Society,2025-05-16T04:00Z,https://x/attachment_1.pdf',
        'CMS-2025-0050-0005,CMS,CMS-2025-0050,mb2,Public Submission,2025-05-28T04:00Z,true,Comment,Gone,,,,2025-05-16T04:00Z,',
        'CMS-2025-0050-0006,CMS,CMS-2025-0050,mb3,Public Submission,2025-05-28T04:00Z,false,Comment,,,,,2025-05-16T04:00Z,https://x/attachment_2.pdf',
      ].join('\n'),
    )
    expect(page).toContain('a download of regulations.gov')
    expect(fates).toEqual(['left-out', 'received', 'left-out', 'received'])
    expect(await saidIn(rows[1]?.submissionId)).toEqual([[null, 'I’m for it.\nTruly']])
    expect(rows[3]).toMatchObject({
      note: 'Attachment Files: https://x/attachment_2.pdf',
      remarks: [{ name: 'words-elsewhere' }, { name: 'before-opening' }],
    })
    const made = await under.db
      .selectFrom('submission')
      .select(['name', 'organisation'])
      .where('name', 'is not', null)
      .execute()
    expect(made).toEqual([{ name: 'Jane Example', organisation: 'Example Society' }])
  })

  test('Consult (i.AI)', async () => {
    const { rows, page } = await take(
      'responses.jsonl',
      `${JSON.stringify({ themefinder_id: 1, text: 'Free words', options: ['Agree'] })}\n`,
      { day: '2026-11-20' },
    )
    expect(page).toContain('responses of Consult')
    expect(rows).toMatchObject([{ fate: 'received', sourceReference: '1' }])
    expect(await saidIn(rows[0]?.submissionId)).toEqual([[null, 'Free words']])
  })

  test('a position with its reason, and a reason without a position', async () => {
    const { rows } = await take(
      'x.csv',
      [
        'The convention should exist.,The convention should exist. - Why?,Received',
        'Support in part,"Yes, but",20/11/2026',
        ',Only a reason,21/11/2026',
      ].join('\n'),
    )
    expect(await saidIn(rows[0]?.submissionId)).toEqual([['stand', { choice: 'support-with-changes' }]])
    expect(await saidIn(rows[1]?.submissionId)).toEqual([
      [null, 'The convention should exist.\nOnly a reason'],
    ])
  })
})
