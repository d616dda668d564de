import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { signInAs } from '../accounts/factories.ts'
import {
  aClosedConsultation,
  approveBoth,
  entryFields,
  pathAfter,
  press,
  versionOn,
  writeEntry,
} from './factories.ts'

test('an entry goes from its writer by a second person to the public, with its count and where it leads', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  const { lead, approver, path, results, consultation, submissionIds } = closed
  expect((await lead.get(path)).body).toContain('No entry yet')
  const entry = await writeEntry(
    lead,
    path,
    entryFields(submissionIds, {
      did: 'We took it **to the session**.',
      session: closed.session.sessionId,
      statement: closed.statementId,
    }),
  )
  expect((await lead.get(entry)).body).toContain('3 submissions stand behind this.')
  expect((await under.app.inject(results)).statusCode).toBe(404)

  pathAfter(await press(lead, entry, 'propose'))
  expect((await approver.get('/staff')).body).toContain('Whose data it is')
  const early = await lead.post(`${path}/publish`)
  expect(early.statusCode).toBe(422)
  expect(early.body).toContain('Nothing is approved')
  pathAfter(await press(approver, entry, 'approve'))
  expect((await under.app.inject(results)).statusCode).toBe(404)
  expect((await lead.get(`${path}/publish`)).body).toContain('Whose data it is')
  pathAfter(await lead.post(`${path}/publish`))

  const page = await under.app.inject(results)
  expect(page.statusCode).toBe(200)
  expect(page.headers['set-cookie']).toBeUndefined()
  for (const words of [
    'We asked what should be kept.',
    'You said that data needs care.',
    'We took it <strong>to the session</strong>.',
    '3 submissions stand behind this.',
    'Session of the tests',
    'Statement of the tests',
  ])
    expect(page.body).toContain(words)
  expect(page.body).toMatch(/submissions received<\/dt>\s*<dd[^>]*>4<\/dd>/)
  const day = new Intl.DateTimeFormat('en-NZ', { dateStyle: 'long', timeZone: 'Pacific/Auckland' })
  expect(page.body).toContain(`Published on this site on ${day.format(under.house.now())}. Counted at `)
  const arabic = await under.app.inject(`/ar${results}`)
  expect(arabic.body).toContain('تستند هذه النتيجة إلى 3 مساهمات.')
  expect((await under.app.inject(`/consultations/${consultation.slug}`)).body).toContain(results)
  expect((await under.app.inject('/updates')).body).toContain('Results published')
  const { reportedAt } = await under.db
    .selectFrom('consultation')
    .select('reportedAt')
    .where('consultationId', '=', consultation.consultationId)
    .executeTakeFirstOrThrow()
  expect(reportedAt).toEqual(under.house.now())
})

test('results are not published while the consultation is open', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  under.setTime('2026-11-25T00:00:00Z')
  const entry = await writeEntry(closed.lead, closed.path, entryFields([]))
  await approveBoth(closed, entry)
  const refused = await closed.lead.post(`${closed.path}/publish`)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('The consultation has not closed yet')
  expect((await under.app.inject(closed.results)).statusCode).toBe(404)
})

test('what is published stays as it is: an edit is a new version that needs approval again', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  const { lead, path, results } = closed
  const entry = await writeEntry(lead, path, entryFields([]))
  await approveBoth(closed, entry)
  await lead.post(`${path}/publish`)

  const seen = await versionOn(lead, `${entry}/edit`)
  pathAfter(await lead.post(`${entry}/edit`, { ...entryFields([]), ...seen, did: 'We did more.' }))
  expect((await under.app.inject(results)).body).toContain('We took it to the session.')
  expect((await under.app.inject(results)).body).not.toContain('We did more.')
  expect((await lead.post(`${path}/publish`)).statusCode).toBe(422)

  await approveBoth(closed, entry)
  expect((await under.app.inject(results)).body).not.toContain('We did more.')
  pathAfter(await lead.post(`${path}/publish`))
  expect((await under.app.inject(results)).body).toContain('We did more.')
  expect((await under.app.inject(results)).body).not.toContain('We took it to the session.')
  const versions = await under.db
    .selectFrom('reportEntryVersion')
    .select(['state', 'content'])
    .orderBy('number')
    .execute()
  expect(versions.map(({ state, content }) => [state, content.did.text])).toEqual([
    ['replaced', 'We took it to the session.'],
    ['published', 'We did more.'],
  ])
})

test('an entry taken back is off the page at once, and the page says when and why, not what', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  const { lead, path, results } = closed
  const entry = await writeEntry(lead, path, entryFields([]))
  await approveBoth(closed, entry)
  await lead.post(`${path}/publish`)

  const silent = await press(lead, entry, 'take-back', { 'take-back-reason': ' ' })
  expect(silent.statusCode).toBe(422)
  expect(silent.body).toContain('href="#take-back-reason"')
  const endless = await press(lead, entry, 'take-back', { 'take-back-reason': `${'long '.repeat(900)}END` })
  expect(endless.statusCode).toBe(422)
  expect(endless.body).toContain('END</textarea>')
  pathAfter(await press(lead, entry, 'take-back', { 'take-back-reason': 'It named the wrong session.' }))
  const page = await under.app.inject(results)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('It named the wrong session.')
  expect(page.body).not.toContain('You said that data needs care.')
  expect(page.body).not.toContain('Whose data it is')

  const seen = await versionOn(lead, `${entry}/edit`)
  pathAfter(await lead.post(`${entry}/edit`, { ...entryFields([]), ...seen, title: 'Whose data' }))
  await approveBoth(closed, entry)
  pathAfter(await lead.post(`${path}/publish`))
  expect((await under.app.inject(results)).body).toContain('You said that data needs care.')
})

test('entries are public in the order staff gave them, once that order is published', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  const { lead, path, results } = closed
  const first = await writeEntry(lead, path, entryFields([], { title: 'Alpha' }))
  const second = await writeEntry(lead, path, entryFields([], { title: 'Omega' }))
  for (const entry of [first, second]) await approveBoth(closed, entry)
  await lead.post(`${path}/publish`)
  const order = async () => (await under.app.inject(results)).body.match(/(Alpha|Omega)<\/h2>/g)
  expect(await order()).toEqual(['Alpha</h2>', 'Omega</h2>'])
  pathAfter(await lead.post(`${second}/move`, { way: 'up' }))
  expect(await order()).toEqual(['Alpha</h2>', 'Omega</h2>'])
  pathAfter(await lead.post(`${path}/publish`))
  expect(await order()).toEqual(['Omega</h2>', 'Alpha</h2>'])
})

test('results are announced once, however often they are published', async () => {
  const under = await startHouse()
  const closed = await aClosedConsultation(under)
  const { lead, path } = closed
  const announced = async () => {
    const { rows } = await under.pool.query<{ n: number }>(
      `select count(*)::int as n from graphile_worker._private_jobs
       where payload ->> 'name' = 'results.published'`,
    )
    return rows[0]?.n
  }
  for (const title of ['One', 'Two']) {
    await approveBoth(closed, await writeEntry(lead, path, entryFields([], { title })))
    pathAfter(await lead.post(`${path}/publish`))
    expect(await announced()).toBe(1)
  }
})

test('whoever may not write, approve or publish is refused, and the public is sent to sign in', async () => {
  const under = await startHouse()
  const { lead, approver, path } = await aClosedConsultation(under)
  const entry = await writeEntry(lead, path, entryFields([]))
  const auditor = await signInAs(under, ['auditor'])
  expect((await auditor.get(entry)).statusCode).toBe(200)
  for (const [person, url] of [
    [auditor, `${path}/new`],
    [auditor, `${entry}/propose`],
    [auditor, `${path}/publish`],
    [approver, `${path}/new`],
    [lead, `${entry}/approve`],
    [lead, `${entry}/send-back`],
  ] as const)
    expect((await person.post(url, entryFields([]))).statusCode, url).toBe(403)
  expect((await under.app.inject(entry)).headers.location).toContain('/staff/sign-in')
})
