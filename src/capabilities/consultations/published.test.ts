import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { signInAs } from '../accounts/factories.ts'
import { aNextEdition, anApprovedEdition, aPublishedConsultation } from './factories.ts'
import { listPublishedConsultations } from './index.ts'
import { listConsultations } from './queries.ts'

test('lists leave the long parts of an edition in the database', async () => {
  const under = await startHouse()
  const { edition, treatyId } = await aPublishedConsultation(under, { title: 'Asked' })
  const { overview, background, documents, notice, sections, ...short } = edition
  expect([overview, background, documents, notice, sections]).not.toContain(undefined)
  const [published] = await listPublishedConsultations(under.house.publicDb, treatyId)
  expect(published?.edition).toEqual(short)
  const [listed] = await listConsultations(under.db)
  expect(listed).toMatchObject({ title: 'Asked', inProgress: undefined })
  expect(listed?.edition).toEqual(short)
})

test('the list of staff says that a next edition is under way', async () => {
  const under = await startHouse()
  const made = await aPublishedConsultation(under, { title: 'As everyone reads it' })
  await anApprovedEdition(under, made, { title: 'As it may become' })
  const { body } = await (await signInAs(under, ['engagement-lead'])).get('/staff/consultations')
  expect(body).toContain('As everyone reads it')
  expect(body).toContain('Next edition')
  expect(body).not.toContain('As it may become')
})

test('the questions of each edition that was ever public have their address, and no other number has one', async () => {
  const under = await startHouse()
  const made = await aPublishedConsultation(under)
  const [section] = made.edition.sections
  await aNextEdition(under, made, { sections: [{ ...section!, title: 'Named anew' }] })
  await anApprovedEdition(under, made, { sections: [{ ...section!, title: 'Not yet public' }] })
  const at = (number: string) => under.app.inject(`/consultations/${made.slug}/questions/${number}`)
  expect((await at('1')).body).toContain('Your views')
  expect((await at('2')).body).toContain('Named anew')
  for (const number of ['0', '3', '01', '1e3', '99999999999', '-1'])
    expect((await at(number)).statusCode, number).toBe(404)
})
