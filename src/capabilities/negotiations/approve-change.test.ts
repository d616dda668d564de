import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { signInAs } from '../accounts/factories.ts'
import { approveChange } from './approve-change.ts'
import { mayDecide } from './change.ts'
import { aDocument, anOutcome, aSchedule, aSession, aTreaty } from './factories.ts'
import { proposeChange } from './propose-change.ts'
import { listPublishedDocuments, listPublishedSessions, listPublishedTreaties } from './published.ts'
import { refuseChange } from './refuse-change.ts'
import { takeBackChange } from './take-back-change.ts'

const start = async () => {
  const under = await startHouse()
  const proposer = (await signInAs(under, ['negotiator'])).actor
  const approver = (await signInAs(under, ['approver'])).actor
  const { treatyId, slug } = await aTreaty(under)
  return {
    ...under,
    now: under.house.now(),
    publicDb: under.house.publicDb,
    proposer,
    approver,
    treatyId,
    slug,
  }
}

const draft = { title: 'Revised draft text', kind: 'draft-text' as const, symbol: 'A/AC.291/22/Rev.1' }

const propose = async (
  house: Awaited<ReturnType<typeof start>>,
  content: unknown = draft,
  subjectId?: string,
) => {
  const { db, now, proposer, treatyId } = house
  const proposed = await proposeChange(db, now, proposer, { kind: 'document', treatyId, subjectId, content })
  if (!proposed.ok) throw new Error(proposed.reason)
  return proposed.changeId
}

test('a proposed change reaches the public only when a second person approves it', async () => {
  const house = await start()
  const { db, now, publicDb, approver, treatyId } = house
  const changeId = await propose(house)
  expect(await listPublishedDocuments(publicDb, treatyId)).toEqual([])

  expect(await approveChange(db, now, approver, changeId)).toEqual({ ok: true, treatyId })
  expect(await listPublishedDocuments(publicDb, treatyId)).toMatchObject([{ title: 'Revised draft text' }])
  const newest = await db.selectFrom('publication').selectAll().orderBy('revision', 'desc').executeTakeFirst()
  expect(newest).toMatchObject({ kind: 'document.added', title: 'A/AC.291/22/Rev.1: Revised draft text' })
})

test('whoever proposed a change does not decide it', async () => {
  const house = await start()
  const { db, now, publicDb, proposer, treatyId } = house
  const changeId = await propose(house)
  expect(mayDecide({ state: 'proposed', proposedBy: proposer.id }, proposer)).toBe(false)
  expect(await approveChange(db, now, proposer, changeId)).toEqual({ ok: false, reason: 'same-person' })
  expect(await refuseChange(db, now, proposer, changeId, 'No')).toEqual({ ok: false, reason: 'same-person' })
  expect(await listPublishedDocuments(publicDb, treatyId)).toEqual([])
})

test('the database itself refuses an approval by the proposer', async () => {
  const house = await start()
  const changeId = await propose(house)
  const approved = house.db
    .updateTable('negotiationChange')
    .set({ state: 'approved', decidedBy: house.proposer.id, decidedAt: house.now })
    .where('changeId', '=', changeId)
    .execute()
  await expect(approved).rejects.toMatchObject({ code: '23514', constraint: 'second_person' })
})

test('a change is decided once', async () => {
  const house = await start()
  const { db, now, approver } = house
  const changeId = await propose(house)
  const both = await Promise.all([
    approveChange(db, now, approver, changeId),
    approveChange(db, now, approver, changeId),
  ])
  expect(both.filter((each) => each.ok)).toHaveLength(1)
  expect(both.find((each) => !each.ok)).toEqual({ ok: false, reason: 'decided' })
  expect(await refuseChange(db, now, approver, changeId, 'Too late')).toEqual({
    ok: false,
    reason: 'decided',
  })
})

test('a change is not approved when the record has moved since it was proposed', async () => {
  const house = await start()
  const { db, now, publicDb, approver, treatyId } = house
  const documentId = await aDocument(house, treatyId)
  const one = await propose(house, { ...draft, title: 'One title' }, documentId)
  const other = await propose(house, { ...draft, title: 'Another title' }, documentId)
  expect(await approveChange(db, now, approver, one)).toMatchObject({ ok: true })
  expect(await approveChange(db, now, approver, other)).toEqual({ ok: false, reason: 'outdated' })
  expect(await listPublishedDocuments(publicDb, treatyId)).toMatchObject([{ title: 'One title' }])
})

test('a refusal needs a reason and leaves the record as it was', async () => {
  const house = await start()
  const { db, now, publicDb, approver, treatyId } = house
  const changeId = await propose(house)
  expect(await refuseChange(db, now, approver, changeId, '  ')).toEqual({ ok: false, reason: 'no-reason' })
  expect(await refuseChange(db, now, approver, changeId, 'The symbol is wrong')).toEqual({ ok: true })
  expect(await listPublishedDocuments(publicDb, treatyId)).toEqual([])
})

test('only the proposer takes a proposal back', async () => {
  const house = await start()
  const { db, now, proposer, approver } = house
  const changeId = await propose(house)
  expect(await takeBackChange(db, now, approver, changeId)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await takeBackChange(db, now, proposer, changeId)).toEqual({ ok: true })
  expect(await approveChange(db, now, approver, changeId)).toEqual({ ok: false, reason: 'decided' })
})

test('new dates of a session are approved as a further announcement, and told', async () => {
  const house = await start()
  const { db, now, publicDb, proposer, approver, treatyId, slug } = house
  const session = await aSession(house, treatyId, { slug: 'first', name: 'First session' })
  const proposed = await proposeChange(db, now, proposer, {
    kind: 'schedule',
    treatyId,
    subjectId: session.sessionId,
    content: { status: 'postponed', city: 'New York', begins: '2027-01-18', ends: '2027-01-29' },
  })
  if (!proposed.ok) throw new Error(proposed.reason)
  expect(await approveChange(db, now, approver, proposed.changeId)).toMatchObject({ ok: true })
  expect(await listPublishedSessions(publicDb, treatyId)).toMatchObject([
    { status: 'postponed', begins: '2027-01-18' },
  ])
  const newest = await db.selectFrom('publication').selectAll().orderBy('revision', 'desc').executeTakeFirst()
  expect(newest).toMatchObject({
    kind: 'session.changed',
    title: 'First session',
    path: `/treaties/${slug}/sessions/first`,
  })
})

test('what other parts of the record rest on is not removed', async () => {
  const house = await start()
  const { db, now, proposer, approver, treatyId } = house
  const { sessionId } = await aSession(house, treatyId)
  await aSchedule(house, treatyId, sessionId)
  const outcomeId = await anOutcome(house, treatyId, sessionId)
  const remove = async (kind: 'session' | 'outcome', subjectId: string) => {
    const proposed = await proposeChange(db, now, proposer, { kind, treatyId, subjectId, remove: true })
    if (!proposed.ok) throw new Error(proposed.reason)
    return approveChange(db, now, approver, proposed.changeId)
  }
  expect(await remove('session', sessionId)).toEqual({ ok: false, reason: 'in-use' })
  expect(await remove('outcome', outcomeId)).toEqual({ ok: true, treatyId })
  expect(await remove('session', sessionId)).toEqual({ ok: true, treatyId })
})

test('a new treaty, and taking one from view, need a second person like everything else', async () => {
  const house = await start()
  const { db, now, publicDb, proposer, approver, treatyId } = house
  const proposed = await proposeChange(db, now, proposer, {
    kind: 'treaty',
    content: { slug: 'new', title: 'New treaty', shortTitle: 'New', summary: 'It is new.', published: true },
  })
  if (!proposed.ok) throw new Error(proposed.reason)
  expect(await approveChange(db, now, approver, proposed.changeId)).toMatchObject({ ok: true })
  expect((await listPublishedTreaties(publicDb)).map((each) => each.slug)).toContain('new')

  const hidden = await proposeChange(db, now, proposer, {
    kind: 'treaty',
    subjectId: treatyId,
    content: { slug: 'old', title: 'Old', shortTitle: 'Old', summary: 'It was.', published: false },
  })
  if (!hidden.ok) throw new Error(hidden.reason)
  expect(await approveChange(db, now, approver, hidden.changeId)).toMatchObject({ ok: true })
  expect((await listPublishedTreaties(publicDb)).map((each) => each.slug)).toEqual(['new'])
  const newest = await db.selectFrom('publication').selectAll().orderBy('revision', 'desc').executeTakeFirst()
  expect(newest?.news).toBe(false)
})

test('a thing of one treaty cannot be changed in the name of another', async () => {
  const house = await start()
  const other = await aTreaty(house)
  const documentId = await aDocument(house, other.treatyId)
  const { db, now, proposer, treatyId } = house
  const proposal = { kind: 'document' as const, treatyId, subjectId: documentId, content: draft }
  expect(await proposeChange(db, now, proposer, proposal)).toEqual({ ok: false, reason: 'gone' })
})

test('a proposal that changes nothing is refused', async () => {
  const house = await start()
  const { db, now, proposer, treatyId } = house
  const documentId = await aDocument(house, treatyId, draft)
  const proposal = { kind: 'document' as const, treatyId, subjectId: documentId, content: draft }
  expect(await proposeChange(db, now, proposer, proposal)).toEqual({ ok: false, reason: 'unchanged' })
})
