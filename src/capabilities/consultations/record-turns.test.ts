import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../app/testing/start.ts'
import { createLog } from '../../platform/log.ts'
import { aPublishedConsultation } from './factories.ts'
import { findPublishedConsultation, stateOf } from './index.ts'
import { recordTurns } from './record-turns.ts'

const times = { opens: '2026-12-01T09:00', closes: '2027-02-26T17:00' }
const opening = Date.parse('2026-11-30T20:00Z')
const closing = Date.parse('2027-02-26T04:00Z')

const turnsIn = async (house: TestHouse, consultationId: string) => {
  const rows = await house.db
    .selectFrom('audit')
    .select('action')
    .where('subjectId', '=', consultationId)
    .where('action', 'in', ['consultation.opened', 'consultation.closed'])
    .orderBy('auditId')
    .execute()
  return rows.map(({ action }) => action.replace('consultation.', ''))
}

test('the record and the clock name the same first moment of opening and of closing', async () => {
  const house = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const { slug, consultationId } = await aPublishedConsultation(house, times)
  const at = async (moment: number) => {
    house.setTime(new Date(moment))
    await house.work()
    const found = await findPublishedConsultation(house.house.publicDb, slug)
    return [stateOf(found!, house.house.now()), ...(await turnsIn(house, consultationId))]
  }
  expect(await at(opening - 1)).toEqual(['scheduled'])
  expect(await at(opening)).toEqual(['open', 'opened'])
  expect(await at(closing - 1)).toEqual(['open', 'opened'])
  expect(await at(closing)).toEqual(['closed', 'opened', 'closed'])
  expect(await at(closing + 60_000)).toEqual(['closed', 'opened', 'closed'])
})

test('a consultation whose turn cannot be written does not keep the others from theirs', async () => {
  const house = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const stuck = await aPublishedConsultation(house, { ...times, title: 'Planted-Title' })
  const other = await aPublishedConsultation(house, times)
  await house.pool.query(
    `alter table publication add constraint stuck check (
       subject_id <> '${stuck.consultationId}' or kind = 'consultation.published')`,
  )
  const written = new PassThrough()
  const log = createLog('error', written)
  const turn = () => recordTurns(house.db, new Date(closing), log)
  await turn()
  expect(await turnsIn(house, stuck.consultationId)).toEqual([])
  expect(await turnsIn(house, other.consultationId)).toEqual(['opened', 'closed'])
  const said = String(written.read())
  expect(said).toContain(stuck.consultationId)
  expect(said).not.toContain('Planted-Title')

  await house.pool.query('alter table publication drop constraint stuck')
  await turn()
  expect(await turnsIn(house, stuck.consultationId)).toEqual(['opened', 'closed'])
})
