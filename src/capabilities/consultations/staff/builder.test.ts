import { beforeAll, describe, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { type FormFields, type StaffBrowser, signInAs } from '../../accounts/factories.ts'
import { anAgency, aTreaty } from '../factories.ts'
import { findPublishedConsultation, getConsultation, noticeElements } from '../index.ts'

let house: TestHouse
let lead: StaffBrowser
let second: StaffBrowser
let approver: StaffBrowser

beforeAll(async () => {
  const started = await startHouse({ now: '2026-11-24T00:00:00Z', keep: true })
  house = started
  lead = await signInAs(started, ['engagement-lead'], { name: 'Lee Lead' })
  second = await signInAs(started, ['engagement-lead'], { name: 'Sam Second' })
  approver = await signInAs(started, ['approver'], { name: 'Ari Approver' })
  return started.close
})

/** The `was` that the form on a page carries. */
const wasIn = (html: string): string => /name="was" value="([^"]*)"/.exec(html)?.[1] ?? ''

/** Opens a page of the builder as a browser would, and posts it with these fields. */
async function fill(who: StaffBrowser, path: string, fields: FormFields) {
  const page = await who.get(path)
  expect(page.statusCode, path).toBe(200)
  return who.post(path, { was: wasIn(page.body), do: 'save', ...fields })
}

async function aDraft(title: string): Promise<string> {
  const reply = await lead.post('/staff/consultations/new', { title, treatyId: await aTreaty(house) })
  expect(reply.statusCode).toBe(303)
  return String(reply.headers.location).replace('?done=begun', '')
}

const idIn = (home: string): string => home.split('/').at(-1) ?? ''

/** What an approver's page was made from. */
async function readBy(who: StaffBrowser, home: string): Promise<FormFields> {
  const { body } = await who.get(`${home}/approval`)
  const mark = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''
  return { edition: mark('edition'), revision: mark('revision') }
}

const draftOf = async (home: string) => {
  const { inProgress } = await getConsultation(house.db, idIn(home))
  if (!inProgress) throw new Error('nothing is in progress')
  return inProgress
}

const about = { title: 'A title', summary: 'A summary', overview: 'An overview', background: '' }
const dates = {
  'opens-day': '1',
  'opens-month': '12',
  'opens-year': '2026',
  'opens-time': '9 am',
  'closes-day': '26',
  'closes-month': '2',
  'closes-year': '2027',
  'closes-time': '5.00 pm',
  timeZone: 'Pacific/Auckland',
}
const contact = { 'contact.name': 'The team', 'contact.email': 'team@agency.example' }

/** A draft with everything that publication asks for, made page by page. */
async function aCompleteDraft(title: string): Promise<string> {
  const home = await aDraft(title)
  await fill(lead, `${home}/edit/about`, { ...about, title })
  await fill(lead, `${home}/edit/dates`, dates)
  await fill(lead, `${home}/edit/people`, { ...contact, agencySlugs: await anAgency(house) })
  await lead.post(`${home}/questions/sections/new`, { title: 'Views' })
  await lead.post(`${home}/questions/sections/views/add/long-text`, {
    label: 'What do you think?',
    do: 'save',
  })
  return home
}

test('a consultation is built page by page, approved by a second person and published', async () => {
  const home = await aCompleteDraft('Built by hand')
  expect(
    (await fill(lead, `${home}/edit/notice`, { 'notice.elements.1': 'It becomes official.' })).statusCode,
  ).toBe(303)

  expect((await lead.post(`${home}/propose`)).headers.location).toBe(`${home}/approval?done=proposed`)
  const approval = await approver.get(`${home}/approval`)
  expect(approval.body).toContain('Who receives it')
  const read = await readBy(approver, home)
  expect((await approver.post(`${home}/approve`, read)).statusCode).toBe(422)
  const acceptedGaps = noticeElements.filter((element) => element !== '1')
  expect((await approver.post(`${home}/approve`, { ...read, acceptedGaps })).statusCode).toBe(303)
  const published = await lead.post(`${home}/publish`)
  expect((await lead.get(String(published.headers.location))).body).toContain('Everyone can read it now')

  const page = await house.app.inject('/consultations/built-by-hand')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('9:00 am on Tuesday 1 December 2026 (NZDT)')
  expect(page.body).toContain('This notice does not say.')
  const found = await findPublishedConsultation(house.house.publicDb, 'built-by-hand')
  expect(found?.edition.sections[0]?.questions[0]).toMatchObject({
    id: 'what-do-you-think',
    type: 'long-text',
  })
})

describe('what was typed is kept', () => {
  test('when a time is skipped by the clock change, beside a message that says so', async () => {
    const home = await aDraft('Skipped hour')
    const reply = await fill(lead, `${home}/edit/dates`, {
      ...dates,
      'closes-day': '26',
      'closes-month': '9',
      'closes-year': '2027',
      'closes-time': '2:30 am',
    })
    expect(reply.statusCode).toBe(422)
    expect(reply.body).toContain('the clocks go forward and skip it')
    expect(reply.body).toContain('value="2:30 am"')
    expect((await draftOf(home)).edition.closes).toBe('')
  })

  test('when somebody else saved the same page meanwhile: both texts are shown, and a second save replaces', async () => {
    const home = await aDraft('Two editors')
    const was = wasIn((await lead.get(`${home}/edit/about`)).body)
    await fill(second, `${home}/edit/about`, { ...about, summary: 'Of the second person' })
    const reply = await lead.post(`${home}/edit/about`, { ...about, summary: 'Of the first person', was })
    expect(reply.statusCode).toBe(409)
    expect(reply.body).toContain('Sam Second saved this page while you were working on it')
    expect(reply.body).toContain('Of the second person')
    expect(reply.body).toMatch(/<textarea[^>]*>Of the first person/)
    expect((await draftOf(home)).edition.summary).toBe('Of the second person')

    const again = await lead.post(`${home}/edit/about`, {
      ...about,
      summary: 'Of both',
      was: wasIn(reply.body),
    })
    expect(again.statusCode).toBe(303)
    expect((await draftOf(home)).edition.summary).toBe('Of both')
  })

  test('when two people save different pages of one draft', async () => {
    const home = await aDraft('Different pages')
    const was = wasIn((await lead.get(`${home}/edit/about`)).body)
    await fill(second, `${home}/edit/people`, contact)
    expect((await lead.post(`${home}/edit/about`, { ...about, was })).statusCode).toBe(303)
    const { edition } = await draftOf(home)
    expect(edition).toMatchObject({ summary: 'A summary', contact: { name: 'The team' } })
  })

  test('when a form is sent twice', async () => {
    const home = await aDraft('Sent twice')
    const was = wasIn((await lead.get(`${home}/edit/about`)).body)
    const first = await lead.post(`${home}/edit/about`, { ...about, was })
    const again = await lead.post(`${home}/edit/about`, { ...about, was })
    expect([first.statusCode, again.statusCode]).toEqual([303, 303])
    expect((await draftOf(home)).revision).toBe(2)
  })

  test('when rows are added to a list of documents', async () => {
    const home = await aDraft('Documents')
    const rows = { 'documents.rows': '2', 'documents.1.title': 'A paper', 'documents.1.size': 'big' }
    const more = await fill(lead, `${home}/edit/documents`, { ...rows, do: 'more:documents' })
    expect(more.body).toContain('name="documents.4.title"')
    expect(more.body).toContain('value="A paper"')

    const refused = await fill(lead, `${home}/edit/documents`, rows)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Enter a size with its unit')
    const saved = await fill(lead, `${home}/edit/documents`, { ...rows, 'documents.1.size': '2.1 MB' })
    expect(saved.statusCode).toBe(303)
    expect((await draftOf(home)).edition.documents).toMatchObject([
      { title: 'A paper', sizeBytes: 2_100_000 },
    ])
  })
})

describe('the notice', () => {
  test('each of the fifteen elements is filled or visibly missing, and a starting text is offered', async () => {
    const home = await aDraft('Notice')
    const page = await lead.get(`${home}/edit/notice`)
    expect(page.body.match(/>Missing</g)).toHaveLength(15)
    const started = await fill(lead, `${home}/edit/notice`, {
      'notice.elements.7': 'My own words',
      do: 'start:all',
    })
    expect(started.body).not.toContain('>Missing<')
    expect(started.body).toContain('My own words')
    expect(started.body).toContain('Official Information Act 1982')
    expect((await draftOf(home)).edition.notice.elements['1']).toBeNull()
  })
})

describe('the questionnaire', () => {
  test('every kind of question can be added, changed, moved and taken out, and keeps its short name', async () => {
    const home = await aDraft('All kinds')
    await lead.post(`${home}/questions/sections/new`, { title: 'First' })
    await lead.post(`${home}/questions/sections/new`, { title: 'Second' })
    const rows = (list: string, ...labels: string[]) => ({
      [`${list}.rows`]: '4',
      ...Object.fromEntries(labels.map((label, row) => [`${list}.${row}.label`, label])),
    })
    const kinds: Record<string, FormFields> = {
      'short-text': { maxLength: '40' },
      'long-text': {},
      'single-choice': rows('options', 'Yes', 'No'),
      'multiple-choice': { ...rows('options', 'One', 'None'), 'options.1.exclusive': 'yes' },
      ranking: rows('options', 'Āporo', 'Pea'),
      'agreement-grid': { ...rows('statements', 'It is good'), ...rows('scale', 'Agree', 'Disagree') },
      position: { required: 'yes' },
      number: { min: '1', max: '52' },
      date: { 'min-day': '1', 'min-month': '2', 'min-year': '2026' },
      email: {},
      engagement: { ...rows('levels', 'A lot', 'A little'), ...rows('ways', 'Hui') },
    }
    for (const [type, fields] of Object.entries(kinds)) {
      const path = `${home}/questions/sections/first/add/${type}`
      expect((await lead.get(path)).statusCode, type).toBe(200)
      const reply = await lead.post(path, { label: `Kind ${type}`, do: 'save', ...fields })
      expect(reply.statusCode, type).toBe(303)
    }
    const questions = async () => (await draftOf(home)).edition.sections.flatMap((each) => each.questions)
    expect((await questions()).map(({ type }) => type)).toEqual(Object.keys(kinds))
    expect((await questions())[3]).toMatchObject({
      options: [{ id: 'one' }, { id: 'none', exclusive: true }],
    })

    const change = `${home}/question/kind-ranking`
    const form = await lead.get(change)
    const renamed = await lead.post(change, {
      was: wasIn(form.body),
      do: 'save',
      label: 'Which first?',
      'options.rows': '4',
      'options.0.id': 'aporo',
      'options.0.label': 'Apples',
      'options.0.place': '2',
      'options.1.id': 'pea',
      'options.1.label': 'Pears',
      'options.1.place': '1',
    })
    expect(renamed.statusCode).toBe(303)
    expect((await questions()).find(({ type }) => type === 'ranking')).toMatchObject({
      id: 'kind-ranking',
      label: 'Which first?',
      options: [
        { id: 'pea', label: 'Pears' },
        { id: 'aporo', label: 'Apples' },
      ],
    })

    await lead.post(`${home}/questions/arrange`, { move: 'question:kind-engagement:down' })
    await lead.post(`${home}/questions/arrange`, { move: 'section:second:up' })
    const { sections } = (await draftOf(home)).edition
    expect(sections.map(({ id, questions }) => [id, questions.length])).toEqual([
      ['second', 1],
      ['first', 10],
    ])
    await lead.post(`${home}/question/kind-email/remove`)
    expect((await questions()).map(({ id }) => id)).not.toContain('kind-email')
  })

  test('a question is shown only after an answer to an earlier one, and cannot be moved before it', async () => {
    const home = await aDraft('Conditions')
    await lead.post(`${home}/questions/sections/new`, { title: 'One' })
    const options = { 'options.rows': '2', 'options.0.label': 'Yes', 'options.1.label': 'No' }
    await lead.post(`${home}/questions/sections/one/add/single-choice`, {
      label: 'Decide',
      do: 'save',
      ...options,
    })
    await lead.post(`${home}/questions/sections/one/add/short-text`, { label: 'Why', do: 'save' })
    const path = `${home}/question/why/condition`
    expect((await lead.get(`${path}?on=decide`)).body).toContain('value="no"')
    expect((await lead.post(path, { on: 'decide' })).statusCode).toBe(422)
    expect((await lead.post(path, { on: 'decide', anyOf: 'no' })).statusCode).toBe(303)
    expect((await lead.get(`${home}/questions`)).body).toContain('Shown only after No to “Decide”')

    const moved = await lead.post(`${home}/questions/arrange`, { move: 'question:why:up' })
    expect(moved.statusCode).toBe(422)
    expect(moved.body).toContain('depends on a question that is not an earlier choice question')
    expect((await lead.get(`${home}/question/decide/remove`)).body).not.toContain('app-button--warning')
    expect((await lead.post(`${home}/question/decide/remove`)).statusCode).toBe(422)
  })

  test('a question that is wrong is refused by the field, with everything typed kept', async () => {
    const home = await aDraft('Wrong question')
    await lead.post(`${home}/questions/sections/new`, { title: 'One' })
    const reply = await lead.post(`${home}/questions/sections/one/add/single-choice`, {
      label: 'Only one choice',
      do: 'save',
      'options.rows': '2',
      'options.0.label': 'Lonely',
      maxLength: '7',
    })
    expect(reply.statusCode).toBe(422)
    // The row to fill in is the second: the first is there.
    expect(reply.body).toContain('href="#options.1.label"')
    expect(reply.body).toMatch(/<input[^>]*id="options.1.label"[^>]*aria-describedby="options.1.label-error"/)
    expect(reply.body).toContain('value="Lonely"')
  })
})

describe('who may', () => {
  test('an incomplete consultation is not proposed, and everything that is missing is listed', async () => {
    const home = await aDraft('Incomplete')
    const reply = await lead.post(`${home}/propose`)
    expect(reply.statusCode).toBe(422)
    for (const missing of [
      'The summary is missing',
      'The opening date',
      'The contact needs',
      'no question yet',
    ])
      expect(reply.body).toContain(missing)
  })

  test('what is proposed can no longer be edited, and is sent back with a reason', async () => {
    const home = await aCompleteDraft('Sent back')
    await lead.post(`${home}/propose`)
    expect((await lead.get(`${home}/edit/about`)).headers.location).toBe(home)
    expect((await approver.post(`${home}/send-back`, { reason: ' ' })).statusCode).toBe(422)
    const endless = await approver.post(`${home}/send-back`, { reason: `${'long '.repeat(900)}END` })
    expect([endless.statusCode, endless.body.includes('END</textarea>')]).toEqual([422, true])
    expect((await approver.post(`${home}/send-back`, { reason: 'Say more about dates' })).statusCode).toBe(
      303,
    )
    expect((await lead.get(home)).body).toContain('Say more about dates')
    expect((await lead.get(`${home}/edit/about`)).statusCode).toBe(200)
  })

  test('nobody approves what was changed since they read it', async () => {
    const home = await aCompleteDraft('Read, then changed')
    await lead.post(`${home}/propose`)
    const read = await readBy(approver, home)
    await lead.post(`${home}/take-back`, { reason: 'One more thing' })
    await fill(lead, `${home}/edit/about`, { ...about, title: 'Something else altogether' })
    await lead.post(`${home}/propose`)
    const acceptedGaps = [...noticeElements]
    const refused = await approver.post(`${home}/approve`, { ...read, acceptedGaps })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('changed and proposed again')
    expect((await draftOf(home)).state).toBe('proposed')
    const again = { ...(await readBy(approver, home)), acceptedGaps }
    expect((await approver.post(`${home}/approve`, again)).statusCode).toBe(303)
  })

  test('an approver cannot edit and an engagement lead cannot approve', async () => {
    const home = await aCompleteDraft('Separate duties')
    expect((await approver.get(`${home}/edit/about`)).statusCode).toBe(403)
    await lead.post(`${home}/propose`)
    expect((await second.post(`${home}/approve`, { acceptedGaps: [...noticeElements] })).statusCode).toBe(403)
    expect((await lead.post(`${home}/publish`)).statusCode).toBe(422)
  })

  test('who prepares and who approves is warned when the opening has passed', async () => {
    const home = await aCompleteDraft('Late already')
    await fill(lead, `${home}/edit/dates`, { ...dates, 'opens-month': '11' })
    const warning =
      'The opening, 9:00 am on Sunday 1 November 2026 (NZDT), has passed: the consultation opens as soon as'
    for (const path of ['', '/edit/dates', '/approval'])
      expect((await lead.get(home + path)).body, path).toContain(warning)
    await lead.post(`${home}/propose`)
    expect((await approver.get(`${home}/approval`)).body).toContain(warning)
    const early = await aCompleteDraft('In good time')
    expect((await lead.get(`${early}/approval`)).body).not.toContain('has passed')
  })

  test('the preview shows the page and the form before anything is public', async () => {
    const home = await aCompleteDraft('Preview me')
    expect((await approver.get(`${home}/preview`)).body).toContain('An overview')
    expect((await approver.get(`${home}/preview/questions`)).body).toContain('What do you think?')
    expect((await approver.get(`${home}/preview/form/part/views`)).body).toContain('What do you think?')
    expect((await house.app.inject('/consultations/preview-me')).statusCode).toBe(404)
  })

  test('whoever works in another language stays in it after a deed', async () => {
    const home = await aCompleteDraft('In Arabic')
    expect((await lead.post(`/ar${home}/propose`, {})).headers.location).toBe(
      `/ar${home}/approval?done=proposed`,
    )
    expect((await lead.get(`/ar${home}/edit/about`)).headers.location).toBe(`/ar${home}`)
    expect((await lead.post(`/ar${home}/take-back`, { reason: 'Not yet' })).headers.location).toBe(
      `/ar${home}?done=taken-back`,
    )
    const path = `/ar${home}/edit/about`
    const saved = await lead.post(path, { was: wasIn((await lead.get(path)).body), do: 'save', ...about })
    expect(saved.headers.location).toBe(`/ar${home}?done=saved`)
  })

  test('an approver sees on the first page what waits for them', async () => {
    const home = await aCompleteDraft('Waits for a word')
    await lead.post(`${home}/propose`)
    const first = await approver.get('/staff')
    const page = first.headers.location ? await approver.get(String(first.headers.location)) : first
    expect(page.body).toContain(`${home}/approval`)
  })
})
