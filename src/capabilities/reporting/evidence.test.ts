import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { signInAs } from '../accounts/factories.ts'
import { referenceOf } from '../submissions/index.ts'
import {
  aClosedConsultation,
  approveBoth,
  entryFields,
  pathAfter,
  press,
  versionOn,
  writeEntry,
} from './factories.ts'

test('the public reads how many submissions stand behind an entry, never which', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  const { lead, path, results, consultation, submissionIds, visitor } = closed
  await approveBoth(closed, await writeEntry(lead, path, entryFields(submissionIds)))
  await lead.post(`${path}/publish`)
  for (const url of [results, `/consultations/${consultation.slug}`, '/', '/updates', '/updates.atom']) {
    const { body } = await under.app.inject(url)
    for (const id of [...submissionIds, visitor.submissionId]) {
      expect(body, url).not.toContain(id)
      expect(body, url).not.toContain(referenceOf(id))
    }
  }
  for (const table of ['report_entry_version', 'selection'])
    await expect(
      under.house.publicDb
        .selectFrom(table as never)
        .selectAll()
        .execute(),
    ).rejects.toThrow('permission denied')
})

test('what a sender withdrew is not counted, neither among the picked nor in a saved selection', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  const { lead, path, results, visitor, submissionIds, consultation } = closed
  const all = [...submissionIds, visitor.submissionId]
  const picked = await writeEntry(lead, path, entryFields(all, { title: 'Picked' }))
  const staff = `/staff/consultations/${consultation.consultationId}`
  const analyst = await signInAs(under, ['analyst'])
  pathAfter(await analyst.post(`${staff}/selections`, { filter: '', purpose: 'Everyone' }))
  const selection = /value="([0-9a-f-]{36})"[^>]*>Everyone/.exec((await lead.get(`${path}/new`)).body)?.[1]
  const saved = await writeEntry(
    lead,
    path,
    entryFields([], { title: 'Saved', evidence: 'saved', selection }),
  )
  for (const entry of [picked, saved])
    expect((await lead.get(entry)).body).toContain('4 submissions stand behind this.')

  pathAfter(await visitor.post('/withdraw'))
  await under.work()
  for (const entry of [picked, saved]) {
    expect((await lead.get(entry)).body).toContain('3 submissions stand behind this.')
    await approveBoth(closed, entry)
  }
  pathAfter(await lead.post(`${path}/publish`))
  const { body } = await under.app.inject(results)
  expect(body.match(/3 submissions stand behind this\./g)).toHaveLength(2)
  expect(body).not.toContain('4 submissions')
  const own = await visitor.get()
  expect(own.body).toContain('You withdrew your submission, so it does not count in them')
})

test('a published count stays as it was, whatever is withdrawn later', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  const { lead, path, results, visitor } = closed
  const entry = await writeEntry(lead, path, entryFields([visitor.submissionId]))
  await approveBoth(closed, entry)
  await lead.post(`${path}/publish`)
  pathAfter(await visitor.post('/withdraw'))
  await under.work()
  for (const body of [(await under.app.inject(results)).body, (await lead.get(entry)).body])
    expect(body).toContain('1 submission stands behind this.')
})

test('a person’s own page shows the published entries their submission stands behind, and no others', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  const { lead, path, visitor, submissionIds } = closed
  const mine = await writeEntry(lead, path, entryFields([visitor.submissionId], { title: 'With mine' }))
  const others = await writeEntry(lead, path, entryFields(submissionIds, { title: 'Without mine' }))
  await writeEntry(lead, path, entryFields([visitor.submissionId], { title: 'Not published' }))
  expect((await visitor.get()).body).not.toContain('What became of it')
  await approveBoth(closed, mine)
  await approveBoth(closed, others)
  expect((await visitor.get()).body).not.toContain('With mine')
  await lead.post(`${path}/publish`)
  const { body } = await visitor.get()
  expect(body).toContain('What became of it')
  expect(body).toContain('With mine')
  expect(body).not.toContain('Without mine')
  expect(body).not.toContain('Not published')

  // A new version that no longer rests on it changes nothing here until it is public.
  const seen = await versionOn(lead, `${mine}/edit`)
  pathAfter(
    await lead.post(`${mine}/edit`, { ...entryFields(submissionIds, { title: 'With mine' }), ...seen }),
  )
  expect((await visitor.get()).body).toContain('With mine')
  await approveBoth(closed, mine)
  await lead.post(`${path}/publish`)
  expect((await visitor.get()).body).not.toContain('With mine')
})

test('where a submission is read, it can be put behind a draft, and the entries it stands behind are shown', async () => {
  const under = await startHouse()
  const { lead, path, submissionIds } = await aClosedConsultation(under)
  const [first = '', second = ''] = submissionIds
  const entry = await writeEntry(lead, path, entryFields([first]))
  const entryId = entry.split('/').at(-1)
  const reading = `/staff/submissions/${second}`
  expect((await lead.get(reading)).body).toContain('Put it behind an entry')
  pathAfter(await lead.post(`${reading}/evidence`, { entry: entryId, back: reading }))
  expect((await lead.get(reading)).body).toContain(`href="${entry}"`)
  expect((await lead.get(entry)).body).toContain('2 submissions stand behind this.')
  const elsewhere = await lead.post(`${reading}/evidence`, { entry: entryId, back: 'https://example.org/' })
  expect(elsewhere.headers.location).toBe(reading)
  pathAfter(await press(lead, entry, 'propose'))
  expect((await lead.get(`/staff/submissions/${submissionIds[2]}`)).body).not.toContain('Put it behind')
})

test('a withdrawn submission cannot be entered as evidence; one withdrawn later is shown as not counted', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  const { lead, approver, path, results, visitor, submissionIds } = closed
  const all = [...submissionIds, visitor.submissionId]
  const before = await writeEntry(lead, path, entryFields(all, { title: 'Entered before' }))
  const counted = await writeEntry(lead, path, entryFields(all, { title: 'Counted before' }))
  expect((await lead.get(before)).body).not.toContain('withdrawn')
  await approveBoth(closed, counted)
  await lead.post(`${path}/publish`)
  pathAfter(await visitor.post('/withdraw'))
  await under.work()

  const gone = referenceOf(visitor.submissionId)
  const refused = await lead.post(`${path}/new`, entryFields(all, { title: 'Entered after' }))
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('This submission was withdrawn by its sender, so it would not be counted.')
  expect(refused.body).toMatch(new RegExp(`${gone} \\(on \\d+ \\w+ 2027\\)`))
  // What stood there before stays, is said by the field, and does not keep the entry from being edited.
  const form = await lead.get(`${before}/edit`)
  expect(form.body).toContain(`after they were entered, and not counted: ${gone} (on `)
  const seen = await versionOn(lead, `${before}/edit`)
  pathAfter(await lead.post(`${before}/edit`, { ...entryFields(all, { title: 'Mended' }), ...seen }))
  const entry = (await lead.get(before)).body
  expect(entry).toContain('3 submissions stand behind this.')
  expect(entry).toContain('One more was entered here, but was withdrawn by its sender and is not counted:')
  expect(entry).toMatch(new RegExp(`${gone}</a><span class="app-quiet"> withdrawn on \\d+ \\w+ 2027`))
  const published = (await approver.get(counted)).body
  expect(published).toContain('4 submissions stand behind this.')
  expect(published).toMatch(new RegExp(`${gone}</a><span class="app-quiet"> withdrawn on \\d+ \\w+ 2027`))
  expect(published).not.toContain('One more was entered here')
  expect((await under.app.inject(results)).body).not.toContain('withdrawn')
  // Nor is it put behind an entry from where it is read.
  const reading = `/staff/submissions/${visitor.submissionId}`
  expect((await lead.get(reading)).body).not.toContain('Put it behind an entry')
  const draft = await writeEntry(lead, path, entryFields(submissionIds, { title: 'Without it' }))
  await lead.post(`${reading}/evidence`, { entry: draft.split('/').at(-1), back: reading })
  expect((await lead.get(draft)).body).not.toContain(gone)
})
