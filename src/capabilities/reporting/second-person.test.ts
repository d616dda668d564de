import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { signInAs } from '../accounts/factories.ts'
import { aClosedConsultation, entryFields, pathAfter, press, versionOn, writeEntry } from './factories.ts'

test('nobody approves an entry that they proposed or last edited', async () => {
  const under = await startHouse()
  const { lead, approver, path } = await aClosedConsultation(under)
  const both = await signInAs(under, ['engagement-lead', 'approver'])

  const proposed = await writeEntry(lead, path, entryFields([]))
  pathAfter(await press(both, proposed, 'propose'))
  const edited = await writeEntry(both, path, entryFields([]))
  pathAfter(await press(lead, edited, 'propose'))
  for (const entry of [proposed, edited]) {
    const refused = await press(both, entry, 'approve')
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('another person must approve it')
    pathAfter(await press(approver, entry, 'approve'))
  }
})

test('the database refuses an approval by the person who proposed or last edited', async () => {
  const under = await startHouse()
  const { lead, path } = await aClosedConsultation(under)
  const other = await signInAs(under, ['engagement-lead'])
  const entry = await writeEntry(lead, path, entryFields([]))
  pathAfter(await press(other, entry, 'propose'))
  for (const { staffId } of [lead, other])
    await expect(
      under.db
        .updateTable('reportEntryVersion')
        .set({ state: 'approved', approvedBy: staffId, approvedAt: under.house.now() })
        .execute(),
    ).rejects.toThrow('second_person')
})

test('an entry sent back is a draft again, says why, and its approval is void', async () => {
  const under = await startHouse()
  const { lead, approver, path } = await aClosedConsultation(under)
  const entry = await writeEntry(lead, path, entryFields([]))
  pathAfter(await press(lead, entry, 'propose'))
  pathAfter(await press(approver, entry, 'approve'))
  const silent = await press(approver, entry, 'send-back', { 'send-back-reason': '' })
  expect(silent.statusCode).toBe(422)
  expect(silent.body).toContain('href="#send-back-reason"')
  pathAfter(await press(approver, entry, 'send-back', { 'send-back-reason': 'Say which session.' }))
  expect((await lead.get(entry)).body).toContain('Say which session.')
  expect((await lead.post(`${path}/publish`)).statusCode).toBe(422)
  pathAfter(await press(lead, entry, 'propose'))
  expect((await lead.get(entry)).body).not.toContain('Say which session.')
})

test('whoever wrote a waiting entry takes it back, and whoever may approve it sends it back, never both', async () => {
  const under = await startHouse()
  const { lead, path } = await aClosedConsultation(under)
  const both = await signInAs(under, ['engagement-lead', 'approver'])
  const another = await signInAs(under, ['engagement-lead', 'approver'])
  const entry = await writeEntry(both, path, entryFields([]))
  pathAfter(await press(both, entry, 'propose'))
  const deedsOf = async (who: typeof lead) =>
    [...(await who.get(entry)).body.matchAll(/action="[^"]*\/(send-back|reclaim|approve)"/g)].map(
      ([, deed]) => deed,
    )
  expect(await deedsOf(both)).toEqual(['reclaim'])
  expect(await deedsOf(another)).toEqual(['approve', 'send-back'])
  expect(await deedsOf(lead)).toEqual([])
  const why = { 'send-back-reason': 'Say more.' }
  expect((await press(both, entry, 'send-back', why)).statusCode).toBe(422)
  expect((await press(lead, entry, 'reclaim')).statusCode).toBe(422)
  pathAfter(await press(both, entry, 'reclaim'))
})

test('nobody changes an entry while it waits for approval or publication', async () => {
  const under = await startHouse()
  const { lead, approver, path } = await aClosedConsultation(under)
  const entry = await writeEntry(lead, path, entryFields([]))
  const seen = await versionOn(lead, `${entry}/edit`)
  for (const deed of ['propose', 'approve']) {
    pathAfter(await press(deed === 'propose' ? lead : approver, entry, deed))
    const refused = await lead.post(`${entry}/edit`, { ...entryFields([]), ...seen, title: 'Another' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('cannot be changed meanwhile')
    expect(refused.body).toContain('value="Another"')
  }
  pathAfter(await press(lead, entry, 'reclaim'))
  pathAfter(await lead.post(`${entry}/edit`, { ...entryFields([]), ...seen, title: 'Another' }))
})

test('a decision on a version that has changed since it was read is refused', async () => {
  const under = await startHouse()
  const { lead, approver, path } = await aClosedConsultation(under)
  const entry = await writeEntry(lead, path, entryFields([]))
  const seen = await versionOn(lead, entry)
  pathAfter(await lead.post(`${entry}/edit`, { ...entryFields([]), ...seen, did: 'We did nothing.' }))
  for (const deed of ['propose', 'discard']) {
    const refused = await lead.post(`${entry}/${deed}`, seen)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Read it as it is now')
    expect(refused.body).toContain('We did nothing.')
  }
  pathAfter(await press(lead, entry, 'propose'))
  expect((await approver.post(`${entry}/approve`, seen)).statusCode).toBe(422)
  pathAfter(await press(approver, entry, 'approve'))
})
