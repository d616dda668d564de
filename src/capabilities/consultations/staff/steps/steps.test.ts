import { beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../../app/testing/start.ts'
import { type FormFields, type StaffBrowser, signInAs } from '../../../accounts/factories.ts'
import { aNextEdition, anAgency, aPublishedConsultation, aTreaty } from '../../factories.ts'
import { getConsultation } from '../../index.ts'

let house: TestHouse
let lead: StaffBrowser

beforeAll(async () => {
  const started = await startHouse({ now: '2026-11-24T00:00:00Z', keep: true })
  house = started
  lead = await signInAs(started, ['engagement-lead'], { name: 'Lee Lead' })
  return started.close
})

/** Opens a page of the builder as a browser would, and posts it with these fields. */
async function fill(path: string, fields: FormFields) {
  const { body } = await lead.get(path)
  return lead.post(path, { was: /name="was" value="([^"]*)"/.exec(body)?.[1] ?? '', do: 'save', ...fields })
}

test('the other ways to answer begin with usual words, and keep what staff make of them', async () => {
  const title = 'Other ways'
  const reply = await lead.post('/staff/consultations/new', { title, treatyId: await aTreaty(house) })
  const home = String(reply.headers.location).replace('?done=begun', '')
  const path = `${home}/edit/people`
  const stored = async () =>
    (await getConsultation(house.db, home.split('/').at(-1) ?? '')).inProgress?.edition.otherWays
  const typed = async () => /name="otherWays"[^>]*>([^<]*)</.exec((await lead.get(path)).body)?.[1]

  const usual = await typed()
  expect(usual).toContain('You need not use the form.')
  const fields = { 'contact.name': 'The team', 'contact.phone': '04 000 0000' }
  await fill(path, { ...fields, otherWays: usual ?? '' })
  // Words nobody changed are read in the language of the page.
  expect(await stored()).toBeUndefined()
  await fill(path, { ...fields, otherWays: 'Come to the hui.' })
  expect([await stored(), await typed()]).toEqual(['Come to the hui.', 'Come to the hui.'])
  await fill(path, { ...fields, otherWays: ' ' })
  expect([await stored(), await typed()]).toEqual(['', ''])
})

test('the pages of a consultation read their moments from its own clock, and name it', async () => {
  const timeZone = 'Pacific/Apia'
  const consultation = await aPublishedConsultation(house, { timeZone })
  await aNextEdition(house, consultation, { summary: 'Anew' })
  await lead.post(`/staff/consultations/${consultation.consultationId}/begin-edition`)
  const { body } = await lead.get(`/staff/consultations/${consultation.consultationId}`)
  expect(body).toContain('Pacific/Apia')
  expect(body).toContain('Edition 2, published 1:00 pm on Tuesday 24 November 2026 (GMT+13)')
  const approval = await lead.get(`/staff/consultations/${consultation.consultationId}/approval`)
  expect(approval.body).toContain('1:00 pm on Tuesday 24 November 2026 (GMT+13)')
  expect(body + approval.body).not.toMatch(/NZ[DS]T/)
})

test('a consultation says which agency asks before it can be proposed', async () => {
  const { consultationId } = await aPublishedConsultation(house)
  const home = `/staff/consultations/${consultationId}`
  await lead.post(`${home}/begin-edition`)
  const fields = { 'contact.name': 'The team', 'contact.phone': '04 000 0000' }
  const agencySlugs = await anAgency(house)
  await fill(`${home}/edit/people`, fields)
  expect((await lead.get(home)).body).toContain('Continue: Agencies and contact')
  expect((await lead.get(`${home}/approval`)).body).toContain('The agency that asks is missing')
  expect((await lead.post(`${home}/propose`)).statusCode).toBe(422)
  await fill(`${home}/edit/people`, { ...fields, agencySlugs })
  expect((await lead.post(`${home}/propose`)).statusCode).toBe(303)
})

test('a new consultation takes ten files; staff choose another number, or none', async () => {
  const fields = { title: 'Files', treatyId: await aTreaty(house) }
  const reply = await lead.post('/staff/consultations/new', fields)
  const home = String(reply.headers.location).replace('?done=begun', '')
  const stored = async () =>
    (await getConsultation(house.db, home.split('/').at(-1) ?? '')).inProgress?.edition.files
  expect(await stored()).toEqual({ most: 10 })
  const contact = { 'contact.name': 'The team', 'contact.phone': '04 000 0000' }
  const save = (files: FormFields) => fill(`${home}/edit/people`, { ...contact, ...files })
  await save({ files: 'yes', 'files.most': '3' })
  expect(await stored()).toEqual({ most: 3 })
  for (const wrong of ['', '0', '51', 'many'])
    expect((await save({ files: 'yes', 'files.most': wrong })).body).toContain('from 1 to 50')
  expect(await stored()).toEqual({ most: 3 })
  await save({ 'files.most': '3' })
  expect(await stored()).toBeUndefined()
})
