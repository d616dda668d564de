import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation, richSections } from './factories.ts'
import { findPublishedConsultation, stateOf } from './index.ts'

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
