import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { aSession, aTreaty } from '../negotiations/factories.ts'
import { aClosedConsultation, entryFields, pathAfter, press, versionOn, writeEntry } from './factories.ts'

test('what cannot be kept gets a message by its field, and nothing typed is lost', async () => {
  const under = await startHouse()
  const { lead, path } = await aClosedConsultation(under)
  const typed = entryFields([], {
    title: 'x'.repeat(201),
    evidence: 'picked',
    references: 'nonsense\n0000-0000-0000',
    said: 'Kia ora <b>koutou</b>',
  })
  const refused = await lead.post(`${path}/new`, typed)
  expect(refused.statusCode).toBe(422)
  for (const field of ['title', 'references']) {
    expect(refused.body).toContain(`href="#${field}"`)
    expect(refused.body).toContain(`id="${field}-error"`)
  }
  expect(refused.body).toContain('must be 200 characters or fewer')
  expect(refused.body).toContain('These are not references of submissions: nonsense')
  expect(refused.body).toContain('Kia ora &lt;b>koutou&lt;/b>')
  expect(refused.body).toContain('x'.repeat(201))
  expect((await lead.get(path)).body).toContain('No entry yet')
})

test('evidence and links must belong to the consultation and its treaty', async () => {
  const under = await startHouse()
  const { lead, path } = await aClosedConsultation(under)
  const { treatyId } = await aTreaty(under)
  const foreign = await aSession(under, treatyId)
  await aPublishedConsultation(under, { treatyId })
  const id = '01a20d12-5f1c-74f1-bb0a-0a6aaab9603f'
  for (const [changes, message] of [
    [{ evidence: 'picked', references: '7K3Q-9M2X-4TBD' }, 'This consultation has no submissions'],
    [{ evidence: 'picked', references: '' }, 'Enter the references'],
    [{ evidence: 'saved', selection: id }, 'This selection does not belong'],
    [{ evidence: 'saved', selection: 'x' }, 'Choose a saved selection'],
    [{ session: foreign.sessionId }, 'Choose among the sessions'],
    [{ statement: id }, 'Choose among the statements'],
  ] as const) {
    const refused = await lead.post(`${path}/new`, entryFields([], changes))
    expect(refused.statusCode, message).toBe(422)
    expect(refused.body).toContain(message)
  }
})

test('an entry is proposed only when it says what was asked, said and done', async () => {
  const under = await startHouse()
  const { lead, path } = await aClosedConsultation(under)
  for (const field of ['title', 'asked', 'said', 'did']) {
    const entry = await writeEntry(lead, path, entryFields([], { [field]: ' ' }))
    const refused = await press(lead, entry, 'propose')
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('say what was asked, said and done')
    pathAfter(await press(lead, entry, 'discard'))
    expect((await lead.get(entry)).statusCode).toBe(404)
  }
})

test('of two people who save over each other the second sees both texts, and then chooses', async () => {
  const under = await startHouse()
  const { lead, path } = await aClosedConsultation(under)
  const entry = await writeEntry(lead, path, entryFields([]))
  const seen = await versionOn(lead, `${entry}/edit`)
  pathAfter(await lead.post(`${entry}/edit`, { ...entryFields([]), ...seen, did: 'What the first wrote.' }))
  const refused = await lead.post(`${entry}/edit`, { ...entryFields([]), ...seen, did: 'What I wrote.' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('What the first wrote.')
  expect(refused.body).toContain('What I wrote.')
  expect((await lead.get(entry)).body).toContain('What the first wrote.')

  const now = {
    version: /name="version" value="([^"]*)"/.exec(refused.body)?.[1],
    revision: /name="revision" value="([^"]*)"/.exec(refused.body)?.[1],
  }
  pathAfter(await lead.post(`${entry}/edit`, { ...entryFields([]), ...now, did: 'What we both wrote.' }))
  expect((await lead.get(entry)).body).toContain('What we both wrote.')
})

test('an address that names no entry, or one of another consultation, leads nowhere', async () => {
  const under = await startHouse()
  const { lead, path } = await aClosedConsultation(under)
  const other = await aPublishedConsultation(under)
  const entry = await writeEntry(lead, path, entryFields([]))
  const entryId = entry.split('/').at(-1)
  for (const url of [
    `${path}/entries/x`,
    '/staff/consultations/x/report',
    `/staff/consultations/${other.consultationId}/report/entries/${entryId}`,
    '/consultations/none/results',
    `/consultations/${other.slug}/results`,
  ])
    expect((await lead.get(url)).statusCode, url).toBe(404)
})
