import { beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { newId } from '../../../platform/ids.ts'
import { type StaffBrowser, signInAs } from '../../accounts/factories.ts'
import { anApprovedConsultation, aPublishedConsultation, richEdition } from '../../consultations/factories.ts'

let house: TestHouse
let lead: StaffBrowser
let preview: string

/** A consultation with every kind of question that is not public. */
beforeAll(async () => {
  const started = await startHouse({ now: '2026-11-24T00:00:00Z', keep: true })
  house = started
  lead = await signInAs(started, ['engagement-lead'])
  const other = await aPublishedConsultation(started)
  const edition = { ...richEdition(new Date('2026-11-24T00:00:00Z')), files: { most: 2 } }
  await anApprovedConsultation(started, other, 'unseen', edition)
  const { consultationId } = await started.db
    .selectFrom('consultation')
    .select('consultationId')
    .where('slug', '=', 'unseen')
    .executeTakeFirstOrThrow()
  preview = `/staff/consultations/${consultationId}/preview`
  return started.close
})

test('the preview of the page has its have-your-say block, which leads into the preview of the form', async () => {
  const { body } = await lead.get(preview)
  expect(body).toContain('Have your say')
  expect(body).toContain(`href="${preview}/form"`)
  expect(body).not.toContain('/consultations/unseen/submit')
  const start = await lead.get(`${preview}/form`)
  expect(start.body).toContain('What happens with what you send')
  expect(start.body).toContain(`href="${preview}/questions"`)
})

test('the preview of the form leads through every page that people will get, with its true number', async () => {
  const pages: string[] = []
  let next = `${preview}/form`
  while (pages.length < 20 && !next.endsWith('/check')) {
    next = String((await lead.post(next, { go: 'next', base: '', edition: '' })).headers.location)
    const { body, statusCode } = await lead.get(next)
    expect(statusCode, next).toBe(200)
    expect(body).toContain('Only staff see this. Nothing is kept or sent from here.')
    // Nothing on it is posted to the public, by hand or by itself.
    for (const [, action] of body.matchAll(/<form[^>]*method="post"[^>]*action="([^"]*)"/g))
      expect(action === '/staff/sign-out' || action?.startsWith(preview), action).toBe(true)
    expect(body).not.toContain('data-autosave')
    expect(body).not.toMatch(/data-upload=|enctype=/)
    pages.push(`${/Page \d+ of \d+/.exec(body)?.[0]} ${next.split('/').at(-1)}`)
  }
  expect(pages).toEqual([
    'Page 1 of 8 choices',
    'Page 2 of 8 grids',
    'Page 3 of 8 only-two',
    'Page 4 of 8 after',
    'Page 5 of 8 files',
    'Page 6 of 8 about-you',
    'Page 7 of 8 withhold',
    'Page 8 of 8 check',
  ])
})

test('a question that depends on an earlier page stands in the preview, with its condition in words', async () => {
  const { body } = await lead.get(`${preview}/form/part/only-two`)
  expect(body).toContain('Why two?')
  expect(body).toContain('Answer this only if you chose “Choice two” for “Choose one”.')
})

test('a change from the check page leads back to it, and sending sends nothing', async () => {
  const check = await lead.get(`${preview}/form/check`)
  expect(check.body).toContain(`href="${preview}/form/about-you?from=check`)
  const back = await lead.post(`${preview}/form/about-you?from=check`, { name: 'Not kept' })
  expect(back.headers.location).toBe(`${preview}/form/check`)
  expect((await lead.get(`${preview}/form/check`)).body).not.toContain('Not kept')

  const sent = await lead.post(`${preview}/form/send`, {})
  expect((await lead.get(String(sent.headers.location))).body).toContain('Nothing was: this is a preview.')
  for (const table of ['submission', 'submissionDraft'] as const)
    expect(await house.db.selectFrom(table).selectAll().execute()).toEqual([])
})

test('a preview before the dates are set says so, and says nothing of when it opens or closes', async () => {
  const { treatyId } = await house.db.selectFrom('consultation').select('treatyId').executeTakeFirstOrThrow()
  const created = await lead.post('/staff/consultations/new', {
    title: 'Without dates',
    treatyId: `${treatyId}`,
  })
  const [home] = /^\/staff\/consultations\/[^/?]+/.exec(String(created.headers.location)) ?? []
  for (const path of ['', '/questions', '/form', '/form/about-you', '/form/check']) {
    const { body, statusCode } = await lead.get(`${home}/preview${path}`)
    expect(statusCode, path).toBe(200)
    expect(body, path).toContain('The dates are not set yet')
    // No hour of any day, and no word that stands before one.
    expect(body, path).not.toMatch(/2026|Submissions close at|>(Opens|Opened|Closes|Closed)</)
    const dated = await lead.get(`${preview}${path}`)
    expect(dated.body, path).not.toContain('The dates are not set yet')
    if (path === '') expect(dated.body).toMatch(/>(Opens|Opened)<[\s\S]*>Closes</)
    if (path === '/form') expect(dated.body).toContain('Submissions close at')
  }
  expect((await lead.get(`${home}/preview`)).body).toContain('Have your say')
})

test('nothing is sent from a preview that is not there', async () => {
  for (const id of [newId(), 'no-such', '%2F%2Fexample.org%2F', 'x%0D%0Ay']) {
    const answer = await lead.post(`/staff/consultations/${id}/preview/form/send`, {})
    expect([answer.statusCode, answer.headers.location], id).toEqual([404, undefined])
  }
})

test('only staff walk through a preview, and what is no page of it is not found', async () => {
  expect((await house.app.inject(`${preview}/form/check`)).statusCode).not.toBe(200)
  for (const path of ['form/no-such', 'form/part/about-you', 'form/choices', 'form/part/no-such'])
    expect((await lead.get(`${preview}/${path}`)).statusCode, path).toBe(404)
})
