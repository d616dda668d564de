import { beforeEach, expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { type StaffBrowser, signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../../consultations/factories.ts'
import { bringFile, mappingForm } from './factories.ts'

let under: Awaited<ReturnType<typeof startHouse>>
let staff: StaffBrowser
let consultation: ConsultationUnderTest

beforeEach(async () => {
  under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  consultation = await aPublishedConsultation(under)
  staff = await signInAs(under, ['analyst'])
})

const bring = async (content: string, name = 'answers.csv') =>
  (await bringFile(under, staff, consultation.consultationId, { name, content })).path

const preview = async (path: string, changes: Record<string, string> = {}) => {
  await staff.post(path, { ...(await mappingForm(staff, path)), go: 'preview', ...changes })
  return (await staff.get(path)).body.split('id="preview"')[1] ?? ''
}

const receive = async (path: string) => {
  await staff.post(path, { ...(await mappingForm(staff, path)), go: 'check' })
  await under.work()
  await staff.post(`${path}/run`)
  await under.work()
  const rows = await under.db
    .selectFrom('submission')
    .select(['submissionId', 'receivedAt'])
    .orderBy('receivedAt')
    .execute()
  return {
    moments: rows.map(({ receivedAt }) => receivedAt.toISOString()),
    pages: await Promise.all(
      rows.map(async ({ submissionId }) => (await staff.get(`/staff/submissions/${submissionId}`)).body),
    ),
  }
}

test('the preview shows each moment as the register will, in the zone of the consultation, which it names', async () => {
  const path = await bring('received,comment\n2026-11-19 20:30,An hour in another zone\n')
  const shown = await preview(path, { zone: 'UTC' })
  expect(shown).toContain('in the time of Pacific/Auckland')
  expect(shown).toContain('20 Nov 2026, 9:30 am')
  const { moments, pages } = await receive(path)
  expect(moments).toEqual(['2026-11-19T20:30:00.000Z'])
  expect(pages[0]).toContain('20 November 2026')
})

test('a day without an hour stays that day in the register, whichever zone the other dates are in', async () => {
  const path = await bring('received,comment\n2026-11-20,A day alone\n,A day for all rows\n')
  const shown = await preview(path, { zone: 'America/Los_Angeles', day: '2026-11-18' })
  expect(shown).toContain('20 November 2026')
  expect(shown).toContain('18 November 2026')
  const { moments, pages } = await receive(path)
  // Noon in Auckland; noon in Los Angeles is the next day there.
  expect(moments).toEqual(['2026-11-17T23:00:00.000Z', '2026-11-19T23:00:00.000Z'])
  expect(pages[0]).toContain('18 November 2026')
  expect(pages[1]).toContain('20 November 2026')
})

test('where a file tells no date, that is said once with the way to the field, and the words are shown all the same', async () => {
  const path = await bring(
    'id,name,organisation,respondent type,comment\n7,Aroha Example,Example Society,Business,First words\n8,,,,Second words\n',
  )
  const page = (await staff.get(path)).body
  expect(page.match(/This file tells no date of receipt/g)).toHaveLength(1)
  expect(page).toMatch(/<a [^>]*href="#day"[^>]*>Give one day for all rows<\/a>/)
  const [, shown = ''] = page.split('id="preview"')
  for (const word of ['Aroha Example', 'Example Society', 'A company', 'First words', 'Second words'])
    expect(shown).toContain(word)
  expect(shown.match(/Would be received, once it has a day/g)).toHaveLength(2)
  expect(shown).not.toContain('has no date of receipt')
  const dated = await preview(path, { day: '2026-11-20' })
  expect(dated).toContain('20 November 2026')
  expect((await staff.get(path)).body).not.toContain('This file tells no date of receipt')
})

test('a row without a date among others says so itself, with its words', async () => {
  const path = await bring('received,comment\n2026-11-20,Dated words\n,Undated words\n')
  const page = (await staff.get(path)).body
  expect(page).not.toContain('This file tells no date of receipt')
  expect(page).toContain('has no date of receipt')
  expect(page).toContain('Undated words')
})
