import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { addDocument, addSession, addStage, addTreaty } from './enter.ts'
import { aChapter, aDocument, aSchedule, aSession, aStage, aTreaty } from './factories.ts'
import {
  findPublishedTreaty,
  listPublishedDocuments,
  listPublishedSchedules,
  listPublishedSessions,
  listPublishedTreaties,
} from './published.ts'

test('what is entered into the record can be read by the public, and the trail tells of it', async () => {
  const under = await startHouse()
  const { house, db } = under
  const { treatyId, slug } = await aTreaty(under, { title: 'Convention on Kererū' })
  await aDocument(under, treatyId, { relations: [{ kind: 'revises', symbol: 'A/AC.291/21' }] })

  expect(await findPublishedTreaty(house.publicDb, slug)).toMatchObject({ title: 'Convention on Kererū' })
  expect(await listPublishedDocuments(house.publicDb, treatyId)).toMatchObject([
    { symbol: 'A/AC.291/22', relations: [{ kind: 'revises', symbol: 'A/AC.291/21' }] },
  ])
  const trail = await db.selectFrom('audit').select('action').orderBy('auditId').execute()
  expect(trail.map((entry) => entry.action)).toEqual(['treaty.entered', 'document.entered'])
  const published = await db
    .selectFrom('publication')
    .select(['kind', 'path', 'news'])
    .orderBy('revision')
    .execute()
  expect(published).toEqual([
    { kind: 'treaty.changed', path: `/treaties/${slug}`, news: true },
    { kind: 'document.added', path: `/treaties/${slug}#documents`, news: true },
  ])
})

test('a treaty that is not shown, and everything of it, stays out of the public views and out of the feeds', async () => {
  const under = await startHouse()
  const { treatyId } = await aTreaty(under, { published: false })
  await aDocument(under, treatyId)
  await aSession(under, treatyId)
  expect(await listPublishedTreaties(under.house.publicDb)).toEqual([])
  expect(await listPublishedDocuments(under.house.publicDb, treatyId)).toEqual([])
  expect(await listPublishedSessions(under.house.publicDb, treatyId)).toEqual([])
  expect(await under.db.selectFrom('publication').selectAll().execute()).toEqual([])
})

test('the newest announcement of a session’s dates holds, and the earlier ones are kept', async () => {
  const under = await startHouse()
  const { treatyId } = await aTreaty(under)
  const { sessionId } = await aSession(under, treatyId, {
    schedule: { status: 'planned', begins: '2022-01-17' },
  })
  await aSchedule(under, treatyId, sessionId, {
    status: 'confirmed',
    begins: '2022-02-28',
    ends: '2022-03-11',
  })

  const [session] = await listPublishedSessions(under.house.publicDb, treatyId)
  expect(session).toMatchObject({ status: 'confirmed', startsOn: '2022-02-28', endsOn: '2022-03-11' })
  const schedules = await listPublishedSchedules(under.house.publicDb, treatyId)
  expect(schedules.map((each) => each.begins)).toEqual(['2022-01-17', '2022-02-28'])
})

test('dates known only to the month are kept so, and give no day to calendars', async () => {
  const under = await startHouse()
  const { treatyId } = await aTreaty(under)
  await aSession(under, treatyId, { schedule: { status: 'planned', begins: '2020-08' } })
  const [session] = await listPublishedSessions(under.house.publicDb, treatyId)
  expect(session).toMatchObject({ begins: '2020-08', startsOn: null, endsOn: null })
})

test.each([
  ['a date that does not exist', { begins: '2023-02-29' }, 'begins', 'date'],
  ['an end before its beginning', { begins: '2023-03-01', ends: '2023-02' }, 'ends', 'order'],
  ['no name', { name: ' ' }, 'name', 'missing'],
  ['an unknown certainty', { certainty: 'surely' }, 'certainty', 'wrong'],
])('%s is refused by its field', async (_, wrong, field, problem) => {
  const under = await startHouse()
  const { treatyId } = await aTreaty(under)
  const content = { ordinal: 1, name: 'Mandate', status: 'done' as const, ...(wrong as object) }
  const entered = await addStage(under.db, under.house.now(), 'system', treatyId, content)
  expect(entered).toEqual({ ok: false, reason: 'invalid', problems: [{ field, problem }] })
})

test('names in addresses are taken only once, and rows of another treaty are unknown', async () => {
  const under = await startHouse()
  const now = under.house.now()
  const first = await aTreaty(under)
  const second = await aTreaty(under)
  await aSession(under, first.treatyId, { slug: 'first' })
  await aStage(under, first.treatyId, { ordinal: 1 })
  const { chapterId } = await aChapter(under, first.treatyId)

  const treaty = { title: 'T', shortTitle: 'T', summary: 'S', slug: first.slug }
  expect(await addTreaty(under.db, now, 'system', treaty)).toMatchObject({
    problems: [{ field: 'slug', problem: 'taken' }],
  })
  const session = { slug: 'first', name: 'First', kind: 'substantive' as const, chapterIds: [chapterId] }
  expect(await addSession(under.db, now, 'system', first.treatyId, session)).toMatchObject({
    problems: [{ field: 'slug', problem: 'taken' }],
  })
  expect(await addSession(under.db, now, 'system', second.treatyId, session)).toMatchObject({
    problems: [{ field: 'chapterIds', problem: 'unknown' }],
  })
  const stage = { ordinal: 1, name: 'Again', status: 'done' as const }
  expect(await addStage(under.db, now, 'system', first.treatyId, stage)).toMatchObject({
    problems: [{ field: 'ordinal', problem: 'taken' }],
  })
})

test('an address of a document that could run as a script is refused', async () => {
  const under = await startHouse()
  const { treatyId } = await aTreaty(under)
  const content = { title: 'Draft', kind: 'draft-text' as const, url: 'javascript:alert(1)' }
  expect(await addDocument(under.db, under.house.now(), 'system', treatyId, content)).toMatchObject({
    problems: [{ field: 'url', problem: 'url' }],
  })
})
