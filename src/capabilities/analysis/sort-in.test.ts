import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation, richEdition } from '../consultations/factories.ts'
import { aReceived } from './factories.ts'
import { countSelection, listSelection } from './selections.ts'
import { sortIn } from './sort-in.ts'

test('a submission is received while analysis is down, and sorted in when it is up again', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  await under.db.schema.alterTable('analysisDocument').renameTo('analysis_document_gone').execute()
  const received = await aReceived(under, consultation)
  await expect(under.work()).rejects.toThrow()
  await under.db.schema.alterTable('analysisDocumentGone').renameTo('analysis_document').execute()
  await under.work()
  const { documents } = await listSelection(under.db, everything(consultation), { limit: 10 })
  expect(documents.map((document) => document.submissionId)).toEqual([received.submissionId])
})

test('a figure as of an index keeps its value through corrections and withdrawals', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  const first = await aReceived(under, consultation, { answers: { stand: { choice: 'support' } } })
  await aReceived(under, consultation, { answers: { stand: { choice: 'oppose' } } })
  await under.work()
  const supporting = {
    ...everything(consultation),
    query: { question: 'stand', option: 'support', withdrawn: 'no' },
  }
  const before = await countSelection(under.db, supporting)
  // The edition that was published stands in the log before them.
  expect(before).toEqual({ count: 1, asOfIndex: 3 })

  await aReceived(under, consultation, { corrects: first, answers: { stand: { choice: 'oppose' } } })
  await under.work()
  expect(await countSelection(under.db, supporting)).toEqual({ count: 0, asOfIndex: 4 })
  expect((await countSelection(under.db, { ...supporting, asOfIndex: before.asOfIndex })).count).toBe(1)
  const opposing = { ...supporting, query: { ...supporting.query, option: 'oppose' } }
  expect((await countSelection(under.db, opposing)).count).toBe(2)
})

test('sorting in again what was sorted in changes nothing', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under)
  await aReceived(under, consultation)
  await under.work()
  const documents = () => under.db.selectFrom('analysisDocument').selectAll().execute()
  const before = await documents()
  expect(await sortIn(under.db)).toBe(0)
  await under.db.updateTable('analysisProgress').set({ nextIndex: 0 }).execute()
  expect(await sortIn(under.db)).toBeGreaterThan(0)
  expect(await documents()).toEqual(before)
})

test('every closed answer is counted by its option, and open ones are not', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under, { content: richEdition(under.house.now()) })
  await aReceived(under, consultation, {
    answers: {
      single: 'two',
      'why-two': 'because',
      multiple: ['a', 'c'],
      stand: { choice: 'support-with-changes', why: 'Better words.' },
      grid: { s1: 'agree' },
      rank: ['z', 'x'],
      weeks: 3,
      engagement: { level: 'closely', ways: ['hui'], contact: true },
    },
  })
  await under.work()
  const chosen = await under.db.selectFrom('analysisChoice').selectAll().execute()
  expect(chosen.map((row) => `${row.questionId}/${row.itemId}/${row.optionId}`).sort()).toEqual([
    'engagement/level/closely',
    'engagement/ways/hui',
    'grid/s1/agree',
    'multiple//a',
    'multiple//c',
    'rank/x/2',
    'rank/z/1',
    'single//two',
    'stand//support-with-changes',
  ])
})

test('a text with too many different words for the index is sorted in all the same', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under, {
    sections: [
      {
        id: 'all',
        title: 'All',
        questions: Array.from({ length: 12 }, (_, i) => ({
          id: `text-${i}`,
          type: 'long-text' as const,
          label: `Text ${i}`,
          required: false,
        })),
      },
    ],
  })
  let word = 0
  const strange = () =>
    Array.from({ length: 16_000 }, () => `語${(word++).toString(36)}`)
      .join(' ')
      .slice(0, 99_000)
  await aReceived(under, consultation, {
    answers: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`text-${i}`, strange()])),
  })
  await under.work()
  const row = await under.db
    .selectFrom('analysisDocument')
    .select(['searchCut', 'words'])
    .executeTakeFirstOrThrow()
  expect(row.searchCut).toBe(true)
})

const everything = (consultation: { consultationId: string }) => ({
  consultationId: consultation.consultationId,
  query: {},
  asOfIndex: null,
})
