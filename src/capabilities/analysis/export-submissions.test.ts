import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { signInAs } from '../accounts/factories.ts'
import { aPublishedConsultation, richEdition } from '../consultations/factories.ts'
import { aReceived } from './factories.ts'

test('an export has one row for each submission, a column for each question, and times in both zones', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under, { content: richEdition(under.house.now()) })
  await aReceived(under, consultation, {
    at: new Date('2026-11-20T01:02:03Z'),
    sender: { kind: 'iwi-hapu', organisation: 'Te Rūnanga o Example' },
    answers: {
      single: 'one',
      multiple: ['a', 'b'],
      stand: { choice: 'oppose', why: 'It says "no",\nover two lines' },
      grid: { s1: 'agree', s2: 'disagree' },
      rank: ['z', 'x', 'y'],
      weeks: 5,
      engagement: { level: 'closely', ways: ['hui', 'mail'], contact: true },
    },
    withhold: [{ questionId: 'stand', quote: 'over two lines', reason: 'private' }],
  })
  await under.work()
  const analyst = await signInAs(under, ['analyst'])
  const base = `/staff/consultations/${consultation.consultationId}`
  const csv = await analyst.get(`${base}/export.csv`)
  // The edition that was published is the first entry of the log.
  expect(csv.headers['content-disposition']).toBe(`attachment; filename="${consultation.slug}-as-of-2.csv"`)
  const [head = [], row = [], ...more] = parse(csv.body)
  expect(more).toEqual([])
  expect(new Set(head).size).toBe(head.length)
  const cells = Object.fromEntries(head.map((name, i) => [name, row[i]]))
  expect(cells).toMatchObject({
    'Received (UTC)': '2026-11-20T01:02:03.000Z',
    'Received (Pacific/Auckland)': '2026-11-20 14:02 NZDT',
    'Kind of submitter': 'An iwi or hapū',
    Organisation: 'Te Rūnanga o Example',
    Version: '1',
    'Withdrawn (UTC)': '',
    'Asks to withhold': 'It should exist., “over two lines”: private',
    'Choose one': 'Choice one',
    'Choose some': 'Choice a; Choice b',
    'It should exist.': 'Oppose',
    'It should exist. Why?': 'It says "no",\nover two lines',
    'How far do you agree? Choice s2': 'Choice disagree',
    'Rank these': 'Choice z > Choice x > Choice y',
    'How many weeks?': '5',
    'How would you like to be involved? Ways of being engaged': 'Choice hui; Choice mail',
  })
  const [record] = (await analyst.get(`${base}/export.json`)).json()
  expect(record.organisation).toBe('Te Rūnanga o Example')
  expect(record.answers.find((answer: { question: string }) => answer.question === 'stand')).toEqual({
    question: 'stand',
    label: 'It should exist.',
    value: { choice: 'oppose' },
    text: 'It says "no",\nover two lines',
  })
})

test('no cell of an export is a formula, and nothing of it is lost', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  const formulas = ['=HYPERLINK("http://evil")', '+1+1', '-2+3', '@SUM(A1)', '\tx', '＝1']
  for (const text of formulas)
    await aReceived(under, consultation, {
      answers: { stand: { choice: 'support' }, text },
      sender: { name: text.trim() },
      at: new Date(under.house.now().getTime() + formulas.indexOf(text)),
    })
  await under.work()
  const analyst = await signInAs(under, ['analyst'])
  const base = `/staff/consultations/${consultation.consultationId}`
  const [head = [], ...rows] = parse((await analyst.get(`${base}/export.csv`)).body)
  expect(rows.map((row) => row[head.indexOf('What should it say?')])).toEqual(
    formulas.map((each) => `'${each}`),
  )
  for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t＝]/)
  const records = (await analyst.get(`${base}/export.json`)).json()
  expect(
    records.map(
      (record: { answers: { question: string; text: string }[] }) =>
        record.answers.find((answer) => answer.question === 'text')?.text,
    ),
  ).toEqual(formulas)
})

test('an export of many submissions has each once, in order, as of the moment it began', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  const start = under.house.now().getTime() - 3_600_000
  await Promise.all(
    Array.from({ length: 520 }, (_, i) =>
      aReceived(under, consultation, { at: new Date(start + i), channel: i % 2 ? 'web' : 'post' }),
    ),
  )
  await under.work()
  const analyst = await signInAs(under, ['information-officer'])
  const base = `/staff/consultations/${consultation.consultationId}`
  const records: { reference: string; receivedAt: string }[] = (
    await analyst.get(`${base}/export.json`)
  ).json()
  expect(new Set(records.map((record) => record.reference)).size).toBe(520)
  const times = records.map((record) => record.receivedAt)
  expect(times).toEqual([...times].sort())
  expect((await analyst.get(`${base}/export.json?channel=post`)).json()).toHaveLength(260)
  expect((await analyst.get(`${base}/export.json?words=nothing`)).json()).toEqual([])
  const exported = await under.db
    .selectFrom('audit')
    .select('subjectId')
    .where('action', '=', 'submission.exported')
    .where('actorId', '=', analyst.staffId)
    .execute()
  expect(exported).toHaveLength(3)
})

/** A strict reader of RFC 4180, with the mark of UTF-8 before it. */
function parse(text: string): string[][] {
  expect(text.startsWith('\ufeff')).toBe(true)
  const rows: string[][] = []
  let row: string[] = []
  let at = 1
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (text[at] === '"' && text[at + 1] === '"') {
          cell += '"'
          at++
        } else if (text[at] === '"') break
        else if (at >= text.length) throw new Error('a quoted cell does not end')
        else cell += text[at]
      }
      at++
    } else while (at < text.length && !/[,\r\n]/.test(text[at] as string)) cell += text[at++]
    row.push(cell)
    if (text[at] === ',') {
      at++
      continue
    }
    if (text.slice(at, at + 2) !== '\r\n')
      throw new Error(`a row ends wrongly at ${at}: ${JSON.stringify(text.slice(at, at + 9))}`)
    at += 2
    rows.push(row)
    row = []
  }
  return rows
}
