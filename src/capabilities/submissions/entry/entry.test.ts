import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import type { MalwareCheck, MalwareFinding } from '../../../platform/malware/clamd.ts'
import { type StaffBrowser, signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { multipartForm } from '../factories.ts'
import { splitNotes } from './entry.ts'

/* What came on paper, by telephone and at meetings is in the one register, with the day on which it came. */

async function open(options: { malware?: MalwareCheck } = {}) {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z', ...options })
  const consultation = await aPublishedConsultation(under, {
    opens: '2026-11-16T09:00',
    closes: '2026-12-10T17:00',
  })
  const clerk = await signInAs(under, ['engagement-lead'])
  return { under, consultation, clerk, path: `/staff/consultations/${consultation.consultationId}/entries` }
}

const begin = async (clerk: StaffBrowser, path: string): Promise<string> =>
  String((await clerk.post(path)).headers.location)

const letter = {
  channel: 'post',
  day: '2026-11-18',
  time: '',
  kind: 'individual',
  name: 'Hēmi Example',
  body: 'I write by hand.\nArticle 7 goes too far.',
  go: 'receive',
}

const rows = (under: Awaited<ReturnType<typeof open>>['under']) =>
  under.db
    .selectFrom('submission')
    .select(['submissionId', 'channel', 'name', 'receivedAt', 'acknowledgedAt'])
    .orderBy('submissionId')
    .execute()

/** What stands on a page, as it is read. */
const textOf = (body: string): string => body.replace(/<[^>]+>/g, '')

test('a letter is received with the day on which it came, and its letter can be printed until somebody says that it is', async () => {
  const { under, clerk, path } = await open()
  const entry = await begin(clerk, path)
  const received = await clerk.post(entry, letter)
  expect(received.headers.location).toBe(`${entry}/letter`)
  const printed = async () => /\/my\/([\w-]{44})/.exec(textOf((await clerk.get(`${entry}/letter`)).body))?.[1]
  const key = await printed()
  expect(await rows(under)).toMatchObject([
    {
      channel: 'post',
      name: 'Hēmi Example',
      // Noon in Auckland, since nobody knows the hour.
      receivedAt: new Date('2026-11-17T23:00:00Z'),
      // Until the letter is printed, or somebody says that they told them, nobody has.
      acknowledgedAt: null,
    },
  ])
  const own = await under.app.inject({ url: `/my/${key}` })
  expect(own.body).toContain('Article 7 goes too far.')
  // Of the hour nothing is said, to nobody.
  expect(own.body).toContain('18 November 2026')
  const [entered] = await rows(under)
  const read = await clerk.get(`/staff/submissions/${entered?.submissionId}`)
  const listed = await clerk.get(path.replace(/entries$/, 'register'))
  for (const page of [own, read, listed]) expect(textOf(page.body)).not.toMatch(/12:00.pm/)
  // A second press, or going back and pressing again, stores nothing.
  const again = await clerk.post(entry, letter)
  expect(again.headers.location).toBe(`${entry}/letter`)
  expect(await rows(under)).toHaveLength(1)
  // Going back, or a broken line, loses no link; the database does not have it in the open.
  expect(await printed()).toBe(key)
  const { letterKey } = await under.db.selectFrom('entryDraft').select('letterKey').executeTakeFirstOrThrow()
  expect(letterKey?.includes(String(key))).toBe(false)
  // It cannot be had again: nothing is removed by one press.
  const unsure = await clerk.post(`${entry}/letter`)
  expect(unsure.statusCode).toBe(422)
  expect(unsure.body).toContain('Say that the letter is printed')
  expect(await printed()).toBe(key)
  await clerk.post(`${entry}/letter`, { printed: 'yes' })
  const deeds = await under.db
    .selectFrom('audit')
    .select('action')
    .where('action', 'like', '%letter%')
    .execute()
  expect(deeds.map(({ action }) => action)).toContain('submission.letter-removed')
  expect(deeds.map(({ action }) => action)).toContain('entry-letter.viewed')
  expect(await printed()).toBeUndefined()
  expect((await rows(under))[0]?.acknowledgedAt).toEqual(under.house.now())
})

test('the first entry has no day of receipt, and the next one goes on from its', async () => {
  const { clerk, path } = await open()
  const dayOf = async (entry: string) =>
    /<input[^>]*name="day"[^>]*>/.exec((await clerk.get(entry)).body)?.[0].match(/value="([^"]*)"/)?.[1] ?? ''
  expect(await dayOf(await begin(clerk, path))).toBe('')
  const next = await clerk.post(path, { channel: 'post', day: '2026-11-18' })
  expect(await dayOf(String(next.headers.location))).toBe('2026-11-18')
})

test('the private link of a letter that nobody says is printed goes after a day', async () => {
  const { under, clerk, path } = await open()
  const entry = await begin(clerk, path)
  await clerk.post(entry, letter)
  under.setTime('2026-11-24T23:00:00Z')
  expect(textOf((await clerk.get(`${entry}/letter`)).body)).toMatch(/\/my\/[\w-]{44}/)
  under.setTime('2026-11-25T00:00:01Z')
  expect(textOf((await clerk.get(`${entry}/letter`)).body)).not.toMatch(/\/my\/[\w-]{44}/)
  await under.work()
  const kept = await under.db.selectFrom('entryDraft').select('letterKey').executeTakeFirstOrThrow()
  expect(kept.letterKey).toBeNull()
})

test('a scan is added beside what is typed, read while typing goes on, and stays with the submission', async () => {
  const { under, clerk, path } = await open()
  const entry = await begin(clerk, path)
  const token = /\?_csrf=([^"&]+)/.exec((await clerk.get(entry)).body)?.[1] ?? ''
  const post = (fields: Record<string, string>, files: { name: string; content: string }[]) => {
    const { payload, headers } = multipartForm(fields, files)
    return under.app.inject({
      method: 'POST',
      url: `${entry}?_csrf=${token}`,
      headers: { ...headers, cookie: clerk.cookie },
      payload,
    })
  }
  const added = await post({ ...letter, go: 'save' }, [{ name: 'letter.txt', content: 'Words on paper' }])
  expect(added.headers.location).toBe(`${entry}?added=1`)
  await under.work()
  const page = await clerk.get(entry)
  expect(page.body).toContain('Words on paper')
  expect(page.body).toContain('Article 7 goes too far.')
  await post(letter, [])
  const files = await under.db.selectFrom('submissionAttachment').select(['name', 'origin']).execute()
  expect(files).toEqual([{ name: 'letter.txt', origin: 'scan' }])
})

test('a scan is opened and read by nobody until the malware check has found it clean', async () => {
  let finding: MalwareFinding = { found: 'unknown', reason: 'nobody there' }
  const malware = {
    async check(content: { destroy(): unknown }) {
      content.destroy()
      return finding
    },
  }
  const { under, clerk, path } = await open({ malware })
  // Jobs are put off by the clock of the database: this one is beyond it.
  under.setTime('2030-11-24T00:00:00Z')
  const entry = await begin(clerk, path)
  const { payload, headers } = multipartForm({ ...letter, go: 'save' }, [
    { name: 'a.txt', content: 'Scanned' },
  ])
  const url = `${entry}?_csrf=${clerk.token()}`
  await under.app.inject({ method: 'POST', url, headers: { ...headers, cookie: clerk.cookie }, payload })
  await under.work()
  const scan = /href="([^"]*\/scans\/[0-9a-f]{64})"/.exec((await clerk.get(entry)).body)?.[1] ?? ''
  const unchecked = await clerk.get(scan)
  expect(unchecked.statusCode).toBe(303)
  expect((await clerk.get(String(unchecked.headers.location))).body).toContain('could not look at this file')
  const texts = async () =>
    Object.values(
      (await under.db.selectFrom('entryDraft').select('scanTexts').executeTakeFirstOrThrow()).scanTexts,
    )
  expect(await texts()).toEqual([])

  finding = { found: true, name: 'Eicar-Signature' }
  under.setTime(new Date(under.house.now().getTime() + 11 * 60_000))
  await under.work()
  expect(await texts()).toEqual([expect.stringContaining('neither opened nor read')])
  const held = await clerk.get(scan)
  expect(held.body).not.toContain('Scanned')
  expect((await clerk.get(String(held.headers.location))).body).toContain('neither opened nor read')

  finding = { found: false }
  expect((await clerk.get(scan)).body).toBe('Scanned')
})

test('a long letter on a form with many fields is kept whole; more than it takes is refused with words', async () => {
  const { under, clerk, path } = await open()
  const entry = await begin(clerk, path)
  const post = (fields: Parameters<typeof multipartForm>[0]) => {
    const { payload, headers } = multipartForm(fields, [{ name: '', content: '' }])
    return under.app.inject({
      method: 'POST',
      url: `${entry}?_csrf=${clerk.token()}`,
      headers: { ...headers, cookie: clerk.cookie },
      payload,
    })
  }
  const body = 'Kia ora. '.repeat(17_000).trim()
  const many = Array.from({ length: 150 }, (_, i) => [`extra-${i}`, 'x'])
  const { name, ...rest } = letter
  await post({ ...rest, body, ...Object.fromEntries(many), name, go: 'save' })
  const stored = () => under.db.selectFrom('entryDraft').select('content').executeTakeFirstOrThrow()
  expect((await stored()).content).toMatchObject({ body, sender: { name } })

  const tooMany = Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`extra-${i}`, 'x']))
  for (const beyond of [tooMany, { extra: 'x'.repeat(13_000_000) }]) {
    const refused = await post({ ...letter, ...beyond, body: 'Cut?' })
    const shown = refused.headers.location ? await clerk.get(String(refused.headers.location)) : refused
    expect(shown.body).toContain('more than this page takes at once')
  }
  expect((await stored()).content.body).toBe(body)
  expect(await rows(under)).toEqual([])
})

test('a form with files and without its token changes nothing', async () => {
  const { under, clerk, path } = await open()
  const entry = await begin(clerk, path)
  const { payload, headers } = multipartForm(letter, [{ name: 'x.txt', content: 'x' }])
  const refused = await under.app.inject({
    method: 'POST',
    url: entry,
    headers: { ...headers, cookie: clerk.cookie },
    payload,
  })
  expect(refused.statusCode).toBe(403)
  expect(await rows(under)).toEqual([])
})

test.for([
  ['day', { day: '2026-11-30' }, 'cannot be in the future'],
  ['day', { day: 'last week' }, 'Enter the day of receipt'],
  ['time', { time: '25:99' }, 'Enter the time as'],
  ['late', { day: '2026-11-02' }, 'before the opening or after the closing'],
  ['body', { body: ' ' }, 'Enter what it says'],
  ['email', { email: 'not an address' }, 'This is no email address'],
  ['email', { 'wants-results': 'yes' }, 'to which the results go'],
  ['name', { name: 'Hēmi Example '.repeat(20) }, 'This name is too long'],
] as const)(
  'what is wrong with %s is said there, and all that was typed stays',
  async ([field, wrong, words]) => {
    const { under, clerk, path } = await open()
    const entry = await begin(clerk, path)
    const posted = await clerk.post(`${entry}?_csrf=${clerk.token()}`, { ...letter, ...wrong })
    // The address with the token of the form is never that of a page.
    expect(posted.headers.location).toBe(`${entry}?problems=yes`)
    const refused = await clerk.get(`${entry}?problems=yes`)
    expect(refused.body).toContain(words)
    expect(refused.body).toContain(`href="#${field}"`)
    expect(refused.body).toContain('Hēmi Example')
    expect(await rows(under)).toEqual([])
    const kept = await clerk.get(entry)
    expect(kept.body).toContain('Hēmi Example')
  },
)

test('what came too late is taken on purpose only', async () => {
  const { under, clerk, path } = await open()
  const entry = await begin(clerk, path)
  const taken = await clerk.post(entry, { ...letter, day: '2026-11-02', late: 'yes' })
  expect(taken.headers.location).toBe(`${entry}/letter`)
  expect(await rows(under)).toHaveLength(1)
})

test('somebody else compares what was entered with what came; whoever entered it cannot', async () => {
  const { under, clerk, path } = await open()
  const entry = await begin(clerk, path)
  await clerk.post(entry, letter)
  const [row] = await rows(under)
  const submission = `/staff/submissions/${row?.submissionId}`
  expect((await clerk.get(path)).body).toContain(submission)
  const own = await clerk.post(`${submission}/check-entry`, { version: '1' })
  expect(own.headers.location).toContain('own-entry')
  const second = await signInAs(under, ['analyst'])
  expect((await second.get(submission)).body).toContain('It is as it came')
  await second.post(`${submission}/check-entry`, { version: '1' })
  expect((await clerk.get(path)).body).not.toContain(submission)

  // A slip that is found later makes the next version, to be compared once more.
  await second.post(`${submission}/correct-entry`, { version: '1', body: 'Article 8 goes too far.' })
  expect((await clerk.get(path)).body).toContain(submission)
  expect((await second.post(`${submission}/check-entry`, { version: '2' })).headers.location).toContain(
    'own-entry',
  )
  // Whoever still has the first version on the page did not see this one.
  const third = await signInAs(under, ['analyst'])
  const unseen = await third.post(`${submission}/check-entry`, { version: '1' })
  expect(unseen.headers.location).toContain('changed-meanwhile')
  expect((await clerk.get(path)).body).toContain(submission)
  const stale = await clerk.post(`${submission}/correct-entry`, { version: '1', body: 'x' })
  expect(stale.headers.location).toContain('changed-meanwhile')
  const { body } = await clerk.get(submission)
  expect(body).toContain('Article 8 goes too far.')
})

test('notes of a meeting become several people’s submissions, all or none, once', async () => {
  const { under, clerk, path, consultation } = await open()
  const notes =
    'Welcome by the chair\n\nMere Example (Example Society): We support article 5.\nIt is clear.\n\nTama Example: Not article 7.'
  const facts = { title: 'Hui in Ōtautahi', place: 'Ōtautahi', day: '2026-11-20', notes }
  const split = await clerk.post(`${path}/meeting`, { ...facts, go: 'split' })
  const fieldIn = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(split.body)?.[1] ?? ''
  const meeting = fieldIn('meeting')
  const form = {
    ...facts,
    meeting,
    go: 'receive',
    'point-0.words': 'Welcome by the chair',
    'point-1.taken': 'yes',
    'point-1.name': 'Mere Example',
    'point-1.organisation': 'Example Society',
    'point-1.kind': 'organisation',
    'point-1.words': 'We support article 5.\nIt is clear.',
    'point-2.taken': 'yes',
    'point-2.name': 'Tama Example',
    'point-2.kind': 'individual',
    'point-2.words': 'Not article 7.',
  }
  const received = await clerk.post(`${path}/meeting`, form)
  expect(received.headers.location).toContain('meeting=2')
  expect((await clerk.post(`${path}/meeting`, form)).headers.location).toContain('meeting=0')
  // Identifiers are drawn from the meeting's: they have no order.
  const people = (await rows(under)).map(({ channel, name }) => [channel, name])
  expect(people.sort()).toEqual([
    ['meeting', 'Mere Example'],
    ['meeting', 'Tama Example'],
  ])
  await under.work()
  const { body } = await under.app.inject({ url: `/consultations/${consultation.slug}/register` })
  expect(body).toMatch(/Meeting or hui[\s\S]*?<td[^>]*>2</)
  // A colleague compares each with the notes as they were taken.
  const colleague = await signInAs(under, ['analyst'])
  const next = await colleague.get(`${path}/compare`)
  const compared = await colleague.get(String(next.headers.location))
  expect(textOf(compared.body)).toContain('Mere Example (Example Society): We support article 5.')
})

test('a meeting outside the time of the consultation is taken on purpose only', async () => {
  const { under, clerk, path } = await open()
  const split = await clerk.post(`${path}/meeting`, { title: 'Hui', day: '2026-11-02', notes: 'Yes.' })
  const meeting = /name="meeting" value="([^"]*)"/.exec(split.body)?.[1] ?? ''
  const form = {
    title: 'Hui',
    day: '2026-11-02',
    notes: 'Yes.',
    meeting,
    go: 'receive',
    'point-0.taken': 'yes',
    'point-0.words': 'Yes.',
  }
  const refused = await clerk.post(`${path}/meeting`, form)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('href="#late"')
  expect(await rows(under)).toEqual([])
  await clerk.post(`${path}/meeting`, { ...form, late: 'yes' })
  const [first, ...more] = await rows(under)
  expect(more).toEqual([])

  // No form chooses the identifier of a submission: one that is there already is left alone.
  const anotherMeeting = meeting.replace(/.$/, (end) => (end === '0' ? '1' : '0'))
  const again = await clerk.post(`${path}/meeting`, {
    ...form,
    late: 'yes',
    meeting: anotherMeeting,
    'point-0.id': first?.submissionId ?? '',
  })
  expect(again.headers.location).toContain('meeting=1')
  expect(await rows(under)).toHaveLength(2)
})

test('points beyond what one page takes are named, not dropped in silence', async () => {
  const { clerk, path } = await open()
  const notes = Array.from({ length: 203 }, (_, i) => `Point ${i}.`).join('\n\n')
  const split = await clerk.post(`${path}/meeting`, { title: 'Hui', day: '2026-11-20', notes })
  expect(split.body).toContain('3 points are left out')
  expect(split.body).toContain('name="point-199.words"')
})

test('Enter in a field saves an entry and receives nothing', async () => {
  const { clerk, path } = await open()
  const { body } = await clerk.get(await begin(clerk, path))
  expect(/<button[^>]*name="go"[^>]*>/.exec(body)?.[0]).toContain('value="save"')
})

test('notes fall into points at empty lines and where a name begins a line; words with a colon are no names', () => {
  expect(
    splitNotes('Mere Example: Yes.\nTama Te Kani (Ngāti Example): No: never.\n\nOur main point: more time.'),
  ).toEqual([
    { name: 'Mere Example', organisation: '', words: 'Yes.' },
    { name: 'Tama Te Kani', organisation: 'Ngāti Example', words: 'No: never.' },
    { name: '', organisation: '', words: 'Our main point: more time.' },
  ])
  expect(splitNotes('\n\n  \n')).toEqual([])
})
