import { DOMParser } from 'linkedom'
import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { recordPublication } from '../ledger/index.ts'
import { aSession, aTreaty } from '../negotiations/factories.ts'
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
      expect(text(entry, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      expect(entry.querySelector('link')?.getAttribute('href')).toMatch(/^http:\/\/travaux\.test\//)
    }
    expect(entries.map((entry) => text(entry, 'title')).join()).toContain('Whose “data” is it & why?')
    expect(response.headers.etag).toMatch(/^"[^"]+"$/)
    expect((await under.app.inject({ url })).body).toBe(response.body)
  }
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
    title: 'What first?',
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
  // Nine in the morning before the clocks go forward, five in the afternoon after it.
  expect(property(opening, 'DTSTART')).toMatchObject({ parameters: {}, value: '20210907T210000Z' })
  expect(property(closing, 'DTSTART')).toMatchObject({ parameters: {}, value: '20211006T040000Z' })
  for (const event of events) expect(property(event, 'DTSTAMP')?.value).toMatch(/^\d{8}T\d{6}Z$/)
  expect(readEvents((await under.app.inject({ url: '/calendar.ics' })).body)).toEqual(events)
})

test('feeds of a treaty that is not public are not there', async () => {
  const under = await startHouse()
  const { slug } = await aTreaty(under, { published: false })
  for (const name of ['updates.atom', 'calendar.ics'])
    expect((await under.app.inject({ url: `/treaties/${slug}/${name}` })).statusCode).toBe(404)
})
