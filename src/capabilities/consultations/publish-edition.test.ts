import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { editEdition } from './edit-edition.ts'
import { aNextEdition, aPublishedConsultation, richSections } from './factories.ts'
import { findPublishedConsultation, findPublishedEdition, stateOf } from './index.ts'

test('a consultation goes from draft over two people to the public', async () => {
  const house = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const made = await aPublishedConsultation(house, { sections: richSections })
  const found = await findPublishedConsultation(house.house.publicDb, made.slug)
  expect(found?.edition).toEqual(made.edition)
  expect(stateOf(found!, house.house.now())).toBe('open')
  await house.work()
  const audit = await house.db
    .selectFrom('audit')
    .select('action')
    .where('subjectId', '=', made.consultationId)
    .orderBy('auditId')
    .execute()
  expect(audit.map(({ action }) => action)).toEqual([
    'consultation.drafted',
    'consultation.proposed',
    'consultation.approved',
    'consultation.published',
    'consultation.opened',
  ])
})

test('a published edition never changes: an edit is the next edition, and the one before can still be read', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const made = await aPublishedConsultation(under, { title: 'As it was' })
  const attempt = await editEdition(under.db, under.house.now(), made.author, {
    editionId: made.editionId,
    content: { ...made.edition, title: 'Quietly changed' },
    revision: 1,
  })
  expect(attempt.ok).toBe(false)

  const next = await aNextEdition(under, made, { title: 'As it is now' })
  expect(next.editionId).not.toBe(made.editionId)
  expect((await findPublishedEdition(under.house.publicDb, made.editionId))?.edition).toEqual(made.edition)
  const current = await findPublishedConsultation(under.house.publicDb, made.slug)
  expect(current?.edition.title).toBe('As it is now')
  expect(current?.editionNumber).toBe(2)
})
