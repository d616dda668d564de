import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation, richEdition } from '../../consultations/factories.ts'
import type { Answers } from '../../consultations/index.ts'
import { aSubmission } from '../../submissions/factories.ts'
import { aReceived } from '../factories.ts'

async function aWorkspace(now?: string) {
  const under = await startHouse(now ? { now } : {})
  const consultation = await aPublishedConsultation(under)
  const analyst = await signInAs(under, ['analyst'], { name: 'Ana Lyst' })
  const base = `/staff/consultations/${consultation.consultationId}`
  return { under, consultation, analyst, base }
}

const shown = (body: string): string[] =>
  [...body.matchAll(/href="\/staff\/submissions\/([0-9a-f-]{36})/g)].map((match) => match[1] as string)

/** The figure above "Not read yet". */
const unreadOn = (body: string) =>
  /<a[^>]*inbox\?read=no&amp;counted=yes"[^>]*>(?:<[^>]*>)*(\d+)/.exec(body)?.[1]

test('every figure of the dashboard leads to exactly the submissions it counts', async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under, { content: richEdition(under.house.now()) })
  const choices = ['support', 'oppose', 'support', 'no-view'] as const
  for (const [i, choice] of choices.entries())
    await aReceived(under, consultation, {
      answers: {
        single: i % 2 ? 'one' : 'two',
        'why-two': 'so',
        multiple: i > 1 ? ['a', 'b'] : ['none'],
        stand: { choice },
        grid: { s1: 'agree', s2: i > 2 ? 'disagree' : 'neither' },
        rank: ['y', 'x'],
        engagement: { level: 'little', ways: ['mail'], contact: false },
      },
      channel: i === 3 ? 'post' : 'web',
      sender: { kind: i === 0 ? 'organisation' : 'individual' },
      synthetic: i === 1,
      withhold: i === 2 ? [{ questionId: 'everything', reason: 'private' }] : [],
      at: new Date(under.house.now().getTime() - i * 86_400_000),
    })
  await under.work()
  const analyst = await signInAs(under, ['analyst'])
  const page = await analyst.get(`/staff/consultations/${consultation.consultationId}/dashboard`)
  expect(page.statusCode).toBe(200)
  // What scrolls on a narrow screen can be reached by keyboard, and says what it is.
  const regions = [...page.body.matchAll(/<div class="app-table-scroll"([^>]*)>/g)]
  expect(regions.length).toBeGreaterThan(5)
  for (const [, attributes = ''] of regions) {
    const [, name] = /^ tabindex="0" role="region" aria-labelledby="([^"]+)"$/.exec(attributes) ?? []
    expect(page.body.split(`id="${name}"`), attributes).toHaveLength(2)
  }
  const links = [...page.body.matchAll(/<a[^>]*href="([^"]*\/inbox\?[^"]*)"[^>]*>(\d+)<\/a>/g)]
  expect(links.length).toBeGreaterThan(30)
  for (const [, href = '', figure] of links) {
    const inbox = await analyst.get(href.replaceAll('&amp;', '&'))
    expect(`${href} ${new Set(shown(inbox.body)).size}`).toBe(`${href} ${figure}`)
  }
  // The edition that was published is the first.
  expect(page.body).toContain('As of entry 5 of the ledger')
  // Some forty pages, one for each figure.
}, 60_000)

test('a withdrawn submission stays in the inbox, is marked, is no longer counted and does not wait to be read', async () => {
  const { under, consultation, analyst, base } = await aWorkspace()
  const received = await aReceived(under, consultation)
  await under.db
    .insertInto('ledgerOutbox')
    .values({
      entryId: received.versionId,
      kind: 'withdrawn',
      subjectId: received.submissionId,
      versionId: received.versionId,
      entry: Buffer.alloc(32),
      occurredAt: under.house.now(),
    })
    .execute()
  await under.work()
  expect(shown((await analyst.get(`${base}/inbox`)).body)).toEqual([received.submissionId])
  expect((await analyst.get(`${base}/inbox`)).body).toContain('Withdrawn</strong>')
  expect(shown((await analyst.get(`${base}/inbox?withdrawn=no`)).body)).toEqual([])
  expect((await analyst.get(`${base}/dashboard`)).body).toContain('No submission is counted yet')
  expect(unreadOn((await analyst.get(`${base}/dashboard`)).body)).toEqual('0')
  expect(unreadOn((await analyst.get(base)).body)).toEqual('0')
  const waiting = await aReceived(under, consultation)
  await under.work()
  expect(unreadOn((await analyst.get(`${base}/dashboard`)).body)).toEqual('1')
  expect(unreadOn((await analyst.get(base)).body)).toEqual('1')
  const stepFrom = (from: string, filter = '') =>
    analyst.get(`${base}/inbox/next-unread?from=${from}${filter}`).then((step) => step.headers.location)
  expect(await stepFrom(waiting.submissionId)).toBe(`${base}/inbox?done=end`)
  expect(await stepFrom(waiting.submissionId, '&withdrawn=yes')).toContain(received.submissionId)
})

test('why a sender withdrew is read apart from when, and as their words', async () => {
  const { under, consultation, analyst } = await aWorkspace()
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  await visitor.post('/withdraw', { reason: 'at a later time' })
  const { body } = await analyst.get(`/staff/submissions/${visitor.submissionId}`)
  expect(body).toMatch(
    /Withdrawn by its sender at <time[^>]*>[^<]*<\/time><br\/>Their reason: <bdi[^>]*>at a later time</,
  )
})

test('a row of the inbox begins with the first words of the first answer in words, and goes on where they are few', async () => {
  const under = await startHouse()
  const words = { type: 'long-text', hint: null, required: false, maxLength: 5000 } as const
  const section = {
    id: 'all',
    title: 'All',
    questions: [
      { ...words, id: 'other', type: 'short-text' as const, label: 'Something else' },
      { ...words, id: 'view', label: 'Your view' },
      { ...words, id: 'more', label: 'Anything more' },
    ],
  }
  const consultation = await aPublishedConsultation(under, { sections: [section as never] })
  const long = 'Keep the record open to all, so that people can see what was said by whom, and when.'
  const sent: Answers[] = [
    { other: 'Small firms', view: long, more: 'Not this' },
    { view: `\n\n  ${long}`, more: 'Nor this' },
    { other: ' ', more: 'Only these' },
  ]
  for (const answers of sent) await aReceived(under, consultation, { answers })
  await under.work()
  const analyst = await signInAs(under, ['analyst'])
  const { body } = await analyst.get(`/staff/consultations/${consultation.consultationId}/inbox?order=oldest`)
  const rows = body
    .split('<tr')
    .map((row) => [...row.matchAll(/app-inbox__line"><bdi[^>]*>([^<]+)/g)].map((m) => m[1]))
  expect(rows.filter((row) => row.length > 0)).toEqual([['Small firms', long], [long], ['Only these']])
})

test('the day of a figure is the day in the consultation’s zone, through a change of clocks', async () => {
  const { under, consultation, analyst, base } = await aWorkspace('2026-09-26T00:00:00Z')
  // Daylight saving begins at 2 am on 27 September 2026: the 27th lasts from 12:00Z to 11:00Z.
  for (const at of [
    '2026-09-26T11:59:59Z',
    '2026-09-26T12:00:00Z',
    '2026-09-27T10:59:59Z',
    '2026-09-27T11:00:00Z',
  ])
    await aReceived(under, consultation, { at: new Date(at) })
  await under.work()
  expect(shown((await analyst.get(`${base}/inbox?from=2026-09-27&until=2026-09-27`)).body)).toHaveLength(2)
  expect((await analyst.get(`${base}/dashboard`)).body).toMatch(/27 September 2026/)
})

test('pages hold still: new submissions neither repeat nor skip a row', async () => {
  const { under, consultation, analyst, base } = await aWorkspace()
  const start = under.house.now().getTime() - 3_600_000
  const all: string[] = []
  for (let i = 0; i < 120; i++)
    all.push(
      (await aReceived(under, consultation, { at: new Date(start + Math.floor(i / 7) * 1000) })).submissionId,
    )
  await under.work()
  const seen: string[] = []
  let url: string | undefined = `${base}/inbox`
  while (url) {
    const { body }: { body: string } = await analyst.get(url)
    seen.push(...shown(body))
    await aReceived(under, consultation)
    await under.work()
    url = /href="([^"]*)"[^>]*rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen).toHaveLength(120)
  expect(new Set(seen)).toEqual(new Set(all))
  const oldest = await analyst.get(`${base}/inbox?order=oldest`)
  expect(all).toContain(shown(oldest.body)[0])
})

test('search finds words whatever their macrons, marks them as written, and shows nothing as markup', async () => {
  const { under, consultation, analyst, base } = await aWorkspace()
  const hit = await aReceived(under, consultation, {
    answers: {
      stand: { choice: 'support' },
      text: 'Protect <b>Māori</b> data & "whānau" <script>alert(1)</script>',
    },
  })
  await aReceived(under, consultation, { answers: { stand: { choice: 'oppose' }, text: 'Something else.' } })
  await under.work()
  const page = await analyst.get(`${base}/inbox?words=${encodeURIComponent('maori WHANAU')}`)
  expect(shown(page.body)).toEqual([hit.submissionId])
  expect(page.body).toContain('<mark>Māori</mark>')
  expect(page.body).toContain('<mark>whānau</mark>')
  expect(page.body).not.toContain('<script>alert')
  expect(page.body).toContain('&lt;script')
  const reading = await analyst.get(`/staff/submissions/${hit.submissionId}?words=maori`)
  expect(reading.body).toContain('<mark>Māori</mark>')
  expect(shown((await analyst.get(`${base}/inbox?words=${encodeURIComponent('data -else')}`)).body)).toEqual([
    hit.submissionId,
  ])
  expect(
    shown((await analyst.get(`${base}/inbox?words=${encodeURIComponent('"data whānau"')}`)).body),
  ).toEqual([hit.submissionId])
  expect(
    shown((await analyst.get(`${base}/inbox?words=${encodeURIComponent('"whānau data"')}`)).body),
  ).toEqual([])
  expect(shown((await analyst.get(`${base}/inbox?words=${hit.reference.toLowerCase()}`)).body)).toEqual([
    hit.submissionId,
  ])
})

test('ticked submissions are assigned, labelled and marked in one go, each with its audit entry', async () => {
  const { under, consultation, analyst, base } = await aWorkspace()
  const ids: string[] = []
  for (let i = 0; i < 3; i++) ids.push((await aReceived(under, consultation)).submissionId)
  await under.work()
  await analyst.post(`${base}/labels`, { name: 'Māori data' })
  const label = await under.db.selectFrom('analysisLabel').selectAll().executeTakeFirstOrThrow()
  const back = `${base}/inbox?read=no`
  const ticked = ids.slice(0, 2)
  const read = await analyst.post(`${base}/inbox/read`, { submission: ticked, back })
  expect(read.headers.location).toBe(`${back}&done=read&count=2`)
  await analyst.post(`${base}/inbox/assign`, { submission: ticked, assignee: analyst.staffId })
  await analyst.post(`${base}/inbox/label`, { all: 'page', shown: ids, label: label.labelId })
  expect(shown((await analyst.get(`${base}/inbox?read=no`)).body)).toEqual(ids.slice(2))
  expect(shown((await analyst.get(`${base}/inbox?assigned=${analyst.staffId}`)).body).sort()).toEqual(
    [...ticked].sort(),
  )
  expect(shown((await analyst.get(`${base}/inbox?label=${label.labelId}`)).body)).toHaveLength(3)
  const entries = await under.db
    .selectFrom('audit')
    .select('action')
    .where('actorId', '=', analyst.staffId)
    .where('subjectKind', '=', 'submission')
    .execute()
  const counted = (action: string) => entries.filter((entry) => entry.action === action).length
  expect([
    counted('submission.marked-read'),
    counted('submission.assigned'),
    counted('submission.labelled'),
  ]).toEqual([2, 2, 3])
})

test('a correction makes a submission unread again', async () => {
  const { under, consultation, analyst, base } = await aWorkspace()
  const first = await aReceived(under, consultation)
  await under.work()
  await analyst.post(`${base}/inbox/read`, { submission: first.submissionId })
  expect(shown((await analyst.get(`${base}/inbox?read=no`)).body)).toEqual([])
  await aReceived(under, consultation, { corrects: first })
  await under.work()
  expect(shown((await analyst.get(`${base}/inbox?read=no`)).body)).toEqual([first.submissionId])
})

test('the next unread one keeps to the filter it was opened from', async () => {
  const { under, consultation, analyst, base } = await aWorkspace()
  const at = (minutes: number) => new Date(under.house.now().getTime() - minutes * 60_000)
  const newest = await aReceived(under, consultation, { at: at(1), channel: 'post' })
  await aReceived(under, consultation, { at: at(2), channel: 'web' })
  const read = await aReceived(under, consultation, { at: at(3), channel: 'post' })
  const unread = await aReceived(under, consultation, { at: at(4), channel: 'post' })
  await under.work()
  await analyst.post(`${base}/inbox/read`, { submission: read.submissionId })
  const step = (name: string, from: string) => analyst.get(`${base}/inbox/${name}?channel=post&from=${from}`)
  expect((await step('next-unread', newest.submissionId)).headers.location).toBe(
    `/staff/submissions/${unread.submissionId}?channel=post`,
  )
  expect((await step('next', newest.submissionId)).headers.location).toContain(read.submissionId)
  expect((await step('previous', unread.submissionId)).headers.location).toContain(read.submissionId)
  expect((await step('next', unread.submissionId)).headers.location).toBe(
    `${base}/inbox?channel=post&done=end`,
  )
})

test('a note is kept: its author strikes it through, nobody removes it, and it is searched until then', async () => {
  const { under, consultation, analyst, base } = await aWorkspace()
  const { submissionId } = await aReceived(under, consultation)
  await under.work()
  const reading = `/staff/submissions/${submissionId}`
  await analyst.post(`${reading}/notes`, { note: 'Ask the <i>kaitiaki</i> about this.' })
  expect((await analyst.get(reading)).body).toContain('Ask the &lt;i>kaitiaki')
  expect(shown((await analyst.get(`${base}/inbox?words=kaitiaki`)).body)).toEqual([submissionId])
  const note = await under.db.selectFrom('analysisNote').select('noteId').executeTakeFirstOrThrow()
  const other = await signInAs(under, ['analyst'])
  expect((await other.post(`${reading}/notes/${note.noteId}/strike`)).statusCode).toBe(404)
  expect((await analyst.post(`${reading}/notes/${note.noteId}/strike`)).statusCode).toBe(303)
  expect((await analyst.get(reading)).body).toMatch(/<s>Ask the/)
  expect(shown((await analyst.get(`${base}/inbox?words=kaitiaki`)).body)).toEqual([])
  expect((await analyst.post(`${reading}/notes`, { note: '  ' })).headers.location).toContain('done=no-note')
})

test('two labels in use cannot share a name; a retired one frees its name and stays where it was put', async () => {
  const { under, consultation, analyst, base } = await aWorkspace()
  const { submissionId } = await aReceived(under, consultation)
  await under.work()
  await analyst.post(`${base}/labels`, { name: 'Privacy' })
  const label = await under.db.selectFrom('analysisLabel').selectAll().executeTakeFirstOrThrow()
  const refused = await analyst.post(`${base}/labels`, { name: ' PRIVACY ' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Another label has this name')
  expect((await analyst.post(`${base}/labels`, { name: 'x'.repeat(61) })).body).toContain('x'.repeat(61))
  await analyst.post(`${base}/inbox/label`, { submission: submissionId, label: label.labelId })
  await analyst.post(`${base}/labels/${label.labelId}/rename`, { [`name-${label.labelId}`]: 'Data privacy' })
  await analyst.post(`${base}/labels/${label.labelId}/retire`)
  expect((await analyst.post(`${base}/labels`, { name: 'Data privacy' })).statusCode).toBe(303)
  expect((await analyst.get(`${base}/inbox`)).body).toContain('Data privacy')
  const put = await analyst.post(`${base}/inbox/label`, { submission: submissionId, label: label.labelId })
  expect(put.headers.location).toContain('done=unknown-label')
})

test('only those who may, may: an approver reads without deeds, an auditor reads nothing, nobody unsigned', async () => {
  const { under, consultation, base } = await aWorkspace()
  const { submissionId } = await aReceived(under, consultation)
  await under.work()
  const approver = await signInAs(under, ['approver'])
  expect((await approver.get(`${base}/inbox`)).statusCode).toBe(200)
  expect((await approver.get(`${base}/inbox`)).body).not.toContain('Mark as read')
  expect((await approver.post(`${base}/inbox/read`, { submission: submissionId })).statusCode).toBe(403)
  expect((await approver.get(`${base}/export.csv`)).statusCode).toBe(403)
  const auditor = await signInAs(under, ['auditor'])
  for (const page of ['inbox', 'dashboard', 'labels', 'selections', 'export', 'export.csv', 'export.json'])
    expect((await auditor.get(`${base}/${page}`)).statusCode).toBe(403)
  expect((await under.app.inject(`${base}/inbox`)).statusCode).toBe(303)
})

test('a deed goes on to a page of the workspace, never elsewhere', async () => {
  const { under, consultation, analyst, base } = await aWorkspace()
  const { submissionId } = await aReceived(under, consultation)
  await under.work()
  for (const back of [
    '//evil.example/staff/',
    'https://evil.example',
    '/staff/../../x y',
    '/staff/\\evil',
    '/staff//evil',
  ])
    expect(
      (await analyst.post(`${base}/inbox/read`, { submission: submissionId, back })).headers.location,
    ).toMatch(new RegExp(`^${base}/inbox\\?done=read`))
})

test('odd filters, keys and identifiers are never an error of ours', async () => {
  const { analyst, base } = await aWorkspace()
  for (const query of [
    'kind=nobody&channel=%01',
    'done=saved',
    'done=unknown-label&count=x',
    'after=x&before=y',
    `after=${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`,
    'answer=a~b~c~d',
    "words=':*|!%26()",
    'words=%01',
    'words=-x',
    `words=${'a '.repeat(140)}`,
    'from=2026-02-30&until=9999-12-31',
    'question=__proto__&option=constructor',
    'label[]=1&read=yes&read=no',
  ])
    for (const page of ['inbox', 'export', 'export.csv', 'export.json', 'dashboard'])
      expect(`${query} ${page} ${(await analyst.get(`${base}/${page}?${query}`)).statusCode}`).toBe(
        `${query} ${page} 200`,
      )
  for (const path of ['/staff/consultations/x/inbox', `/staff/consultations/${crypto.randomUUID()}/inbox`])
    expect((await analyst.get(path)).statusCode).toBe(404)
  expect(
    (await analyst.post(`${base}/inbox/label`, { submission: 'x', label: 'y' })).headers.location,
  ).toContain('none-chosen')
})

test('a saved selection counts the same after more have come', async () => {
  const { under, consultation, analyst, base } = await aWorkspace()
  await aReceived(under, consultation)
  await under.work()
  await analyst.post(`${base}/selections`, { filter: '?channel=web', purpose: 'Evidence on privacy' })
  await aReceived(under, consultation)
  await under.work()
  const page = await analyst.get(`${base}/selections`)
  expect(page.body).toContain('Evidence on privacy')
  expect(page.body).toMatch(/govuk-table__cell--numeric[^>]*>1</)
})
