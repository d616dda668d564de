import { DOMParser } from 'linkedom'
import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { signInAs } from '../accounts/factories.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { recordPublication } from '../ledger/index.ts'
import { aSchedule, aSession, aTreaty } from '../negotiations/factories.ts'
import { importReport } from '../reporting/index.ts'
import { type Property, readEvents, textOf } from './testing/read-icalendar.ts'

const property = (event: readonly Property[], name: string) => event.find((each) => each.name === name)

test('updates tell what was published, newest first, a page at a time, each once', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const { treatyId } = await aTreaty(under)
  for (let i = 0; i < 65; i++)
    await recordPublication(under.db, {
      // Some at the very same moment, some news, one not.
      at: new Date(Date.UTC(2026, 0, 1 + Math.floor(i / 4))),
      kind: 'document.added',
      treatyId,
      subjectKind: 'document',
      subjectId: '018f0000-0000-7000-8000-000000000000',
      title: `Document number ${i}`,
      path: '/treaties/example',
      news: i !== 40,
    })
  const seen: string[] = []
  let url: string | undefined = '/updates'
  while (url) {
    const page: { statusCode: number; body: string } = await under.app.inject({ url })
    expect(page.statusCode).toBe(200)
    seen.push(...[...page.body.matchAll(/>Document number (\d+)</g)].map((match) => match[1] as string))
    url = /href="(\/updates\?before=[^"]*)"[^>]*rel="next"/.exec(page.body)?.[1]
  }
  const all = Array.from({ length: 65 }, (_, i) => String(64 - i)).filter((each) => each !== '40')
  expect(seen).toEqual(all)
})

test('an address of updates that means nothing leads to the first page', async () => {
  const { app } = await startHouse()
  for (const query of ['before=x', 'before=1', 'utm_source=mail', 'before=1-2&before=3-4']) {
    const response = await app.inject({ url: `/updates?${query}` })
    expect([response.statusCode, response.headers.location]).toEqual([303, '/updates'])
  }
  // Before all time, and after it.
  for (const query of ['before=-99999999999999-1', 'before=99999999999999-999999999999999'])
    expect((await app.inject({ url: `/updates?${query}` })).statusCode).toBe(200)
})

test('the newsfeed is Atom: whole, absolute, the same identifiers for ever', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const { treatyId, slug } = await aTreaty(under, { shortTitle: 'Fish & <chips>' })
  await aPublishedConsultation(under, { treatyId, title: 'Whose “data” is it & why?' })
  await under.work()
  for (const url of ['/updates.atom', `/treaties/${slug}/updates.atom`]) {
    const response = await under.app.inject({ url })
    expect(response.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    expect(response.headers['set-cookie']).toBeUndefined()
    expect(response.body).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/)
    const feed = new DOMParser().parseFromString(response.body, 'text/xml')
    const text = (parent: { querySelector(name: string): unknown }, name: string) =>
      (parent.querySelector(name) as { textContent: string } | null)?.textContent
    expect(text(feed, 'feed > title')).toContain(url.startsWith('/treaties') ? 'Fish & <chips>' : 'Travaux')
    const entries = [...feed.querySelectorAll('entry')]
    expect(entries.length).toBeGreaterThan(0)
    const ids = entries.map((entry) => text(entry, 'id'))
    expect(new Set(ids).size).toBe(ids.length)
    expect(text(feed, 'feed > updated')).toBe(text(entries[0] as never, 'updated'))
    for (const entry of entries) {
      expect(text(entry, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+13:00$/)
      expect(entry.querySelector('link')?.getAttribute('href')).toMatch(/^http:\/\/travaux\.test\//)
    }
    expect(entries.map((entry) => text(entry, 'title')).join()).toContain('Whose “data” is it & why?')
    expect(response.headers.etag).toMatch(/^"[^"]+"$/)
    expect((await under.app.inject({ url })).body).toBe(response.body)
  }
})

test('a consultation that is open as it is announced is told once; one announced before, twice', async () => {
  const under = await startHouse({ now: '2022-07-20T00:00:00Z' })
  await aPublishedConsultation(under, { title: 'At once', opens: '2022-07-15T00:00', slug: 'at-once' })
  await aPublishedConsultation(under, {
    title: 'Later',
    opens: '2022-07-25T00:00',
    closes: '2022-09-01T17:00',
  })
  await under.work()
  under.setTime('2022-07-26T00:00:00Z')
  await under.work()
  const { body } = await under.app.inject({ url: '/updates.atom' })
  const titles = [...body.matchAll(/<title>(Consultation [^<]*)/g)].map((match) => match[1])
  expect(titles).toEqual([
    'Consultation open: Later',
    'Consultation open: At once',
    'Consultation announced: Later',
  ])
  // It opened, as promised, before it was published here: the entry bears the moment at which it could be read.
  expect(body).not.toContain('2022-07-15T')
  expect(body).toContain('<published>2022-07-20T12:00:00+12:00</published>')
  expect(body).toContain('Consultation open: At once. Opens: 15 July 2022. Closes: ')
  // And no calendar makes an hour of it.
  const events = readEvents((await under.app.inject({ url: '/calendar.ics' })).body)
  const opening = events.find((event) => property(event, 'SUMMARY')?.value === 'Opens: At once') ?? []
  expect(property(opening, 'DTSTART')).toMatchObject({ parameters: { VALUE: 'DATE' }, value: '20220715' })
  const page = await under.app.inject({ url: '/consultations/at-once' })
  expect(page.body).not.toContain('12:00 am')
})

test('what was published is told in the site’s zone on every page, what is promised in the consultation’s', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const vienna = { timeZone: 'Europe/Vienna', slug: 'vienna' }
  const consultation = await aPublishedConsultation(under, {
    ...vienna,
    title: 'What should Vienna say?',
    opens: '2026-11-20T00:00',
    closes: '2026-12-20T17:00',
  })
  await under.work()
  under.setTime('2026-12-21T20:00:00Z')
  const people = {
    author: await signInAs(under, ['engagement-lead']),
    approver: await signInAs(under, ['approver']),
  }
  const part = { text: 'Words.', source: null, certainty: 'stated' } as const
  const imported = await importReport(
    under.db,
    under.house.now(),
    { author: { id: people.author.staffId }, approver: { id: people.approver.staffId } },
    consultation.consultationId,
    [
      {
        content: { title: 'One', asked: part, said: part, did: part },
        evidence: { kind: 'none' },
        sessionIds: [],
        statementIds: [],
      },
    ],
  )
  expect(imported.ok).toBe(true)
  const read = async (url: string) => (await under.app.inject(url)).body.replaceAll(/<[^>]*>|\s+/g, ' ')
  // It is the 21st in Vienna still.
  for (const url of ['/updates', '/', '/consultations/vienna', '/consultations/vienna/results'])
    expect(await read(url), url).toContain('22 December 2026 (Auckland time)')
  const { body } = await under.app.inject('/updates.atom')
  expect(body).toContain('<published>2026-12-22T09:00:00+13:00</published>')
  // Published on the 24th, with an opening promised for the 20th of Vienna.
  expect(body).toContain('<published>2026-11-24T13:00:00+13:00</published>')
  expect(body).toContain(
    'Opens: 20 November 2026 (Vienna time). Closes: 5:00 pm on Sunday 20 December 2026 (',
  )
})

test('the calendar holds sessions as whole days, and openings and closings as moments', async () => {
  const under = await startHouse({ now: '2021-09-01T00:00:00Z' })
  const { treatyId, slug } = await aTreaty(under)
  const session = await aSession(under, treatyId, {
    name: 'Second session; with a name, long enough to need another line: Māori data, te ao Māori\\and more',
    schedule: {
      status: 'planned',
      city: 'Vienna',
      country: 'Austria',
      begins: '2022-05-30',
      ends: '2022-06-10',
    },
  })
  await aSession(under, treatyId, {
    name: 'Without a day',
    schedule: { status: 'planned', begins: '2023', ends: null },
  })
  const { consultationId } = await aPublishedConsultation(under, {
    treatyId,
    // Folded three times, in the midst of words and of macrons.
    title: `What first? ${'Whakarongo ki te ao mārama; '.repeat(6)}`.trim(),
    opens: '2021-09-08T09:00',
    closes: '2021-10-06T17:00',
  })
  const response = await under.app.inject({ url: `/treaties/${slug}/calendar.ics` })
  expect(response.headers['content-type']).toBe('text/calendar; charset=utf-8')
  const events = readEvents(response.body)
  const byUid = new Map(events.map((event) => [property(event, 'UID')?.value, event]))
  expect([...byUid.keys()]).toEqual([
    `session-${session.sessionId}@travaux.test`,
    `opening-${consultationId}@travaux.test`,
    `closing-${consultationId}@travaux.test`,
  ])
  const [meeting = [], opening = [], closing = []] = events
  expect(property(meeting, 'DTSTART')).toMatchObject({ parameters: { VALUE: 'DATE' }, value: '20220530' })
  // The end is the first day that no longer belongs to it.
  expect(property(meeting, 'DTEND')).toMatchObject({ parameters: { VALUE: 'DATE' }, value: '20220611' })
  expect(property(meeting, 'STATUS')?.value).toBe('TENTATIVE')
  expect(textOf(property(meeting, 'SUMMARY')?.value ?? '')).toContain(
    'Second session; with a name, long enough to need another line: Māori data, te ao Māori\\and more',
  )
  expect(textOf(property(meeting, 'LOCATION')?.value ?? '')).toBe('Vienna, Austria')
  expect(textOf(property(opening, 'SUMMARY')?.value ?? '')).toBe(
    `Opens: What first? ${'Whakarongo ki te ao mārama; '.repeat(6)}`.trim(),
  )
  // Nine in the morning before the clocks go forward, five in the afternoon after it.
  expect(property(opening, 'DTSTART')).toMatchObject({ parameters: {}, value: '20210907T210000Z' })
  expect(property(closing, 'DTSTART')).toMatchObject({ parameters: {}, value: '20211006T040000Z' })
  for (const event of events) expect(property(event, 'DTSTAMP')?.value).toBe('20210901T000000Z')
  expect(readEvents((await under.app.inject({ url: '/calendar.ics' })).body)).toEqual(events)
})

test('a session that moved keeps its identity in calendars, with new dates, a new stamp and a higher sequence', async () => {
  const under = await startHouse({ now: '2022-01-10T00:00:00Z' })
  const { treatyId, slug } = await aTreaty(under)
  const planned = { status: 'planned', city: 'New York', begins: '2022-01-17', ends: '2022-01-28' } as const
  const { sessionId } = await aSession(under, treatyId, { schedule: planned })
  const read = async () =>
    readEvents((await under.app.inject({ url: `/treaties/${slug}/calendar.ics` })).body)[0] ?? []
  const before = await read()
  under.setTime('2022-01-12T03:04:05Z')
  await aSchedule(under, treatyId, sessionId, {
    ...planned,
    status: 'confirmed',
    begins: '2022-02-28',
    ends: '2022-03-11',
  })
  const after = await read()
  expect(property(after, 'UID')).toEqual(property(before, 'UID'))
  expect(property(before, 'STATUS')?.value).toBe('TENTATIVE')
  expect(property(after, 'STATUS')?.value).toBe('CONFIRMED')
  expect(property(after, 'DTSTART')?.value).toBe('20220228')
  expect(property(after, 'DTEND')?.value).toBe('20220312')
  expect(property(after, 'DTSTAMP')?.value).toBe('20220112T030405Z')
  const sequence = (event: readonly Property[]) => Number(property(event, 'SEQUENCE')?.value)
  expect(sequence(before)).toBeGreaterThan(0)
  expect(sequence(after)).toBeGreaterThan(sequence(before))
})

test('in another language, what belongs to the record is marked as what it is', async () => {
  const under = await startHouse()
  const { treatyId } = await aTreaty(under, { shortTitle: 'Example convention' })
  await aPublishedConsultation(under, { treatyId, title: 'Whose data is it?' })
  const { body } = await under.app.inject({ url: '/ar/updates' })
  expect(body).toContain('<bdi lang="en">Whose data is it?</bdi>')
  expect(body).toContain('<bdi lang="en">Example convention</bdi>')
  expect(body).toContain('أُعلنت مشاورة')
})

test('with nothing published, updates, newsfeed and calendar are whole and empty', async () => {
  const { app } = await startHouse()
  expect((await app.inject({ url: '/updates' })).body).toContain('Nothing has been published yet')
  expect((await app.inject({ url: '/updates.atom' })).body).not.toContain('<entry>')
  expect(readEvents((await app.inject({ url: '/calendar.ics' })).body)).toEqual([])
})

test('updates, newsfeeds and calendars are served from memory until something is published', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const { treatyId, slug } = await aTreaty(under)
  await aSession(under, treatyId)
  const base = await under.app.listen({ port: 0, host: '127.0.0.1' })
  const ask = (path: string, headers: Record<string, string> = {}) => fetch(base + path, { headers })
  const stamps = new Map<string, string>()
  for (const path of [
    '/updates',
    '/updates.atom',
    '/calendar.ics',
    `/treaties/${slug}/updates.atom`,
    `/treaties/${slug}/calendar.ics`,
  ]) {
    await (await ask(path)).text()
    const kept = await ask(path)
    expect([kept.status, kept.headers.get('set-cookie')]).toEqual([200, null])
    const etag = kept.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[^"]+"$/)
    expect((await ask(path, { 'if-none-match': etag })).status).toBe(304)
    stamps.set(path, etag)
  }
  under.setTime('2026-11-25T00:00:00Z')
  await aPublishedConsultation(under, { treatyId, title: 'Something new' })
  // The page cache is told by the database, a moment later.
  for (const [path, etag] of stamps)
    await expect.poll(async () => (await ask(path, { 'if-none-match': etag })).status).toBe(200)
})

test('feeds of a treaty that is not public are not there', async () => {
  const under = await startHouse()
  const { slug } = await aTreaty(under, { published: false })
  for (const name of ['updates.atom', 'calendar.ics'])
    expect((await under.app.inject({ url: `/treaties/${slug}/${name}` })).statusCode).toBe(404)
})
