import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { signInAs } from '../accounts/factories.ts'
import { postForm } from '../submissions/factories.ts'

test('feedback on a page is kept with the page it is about, and dealt with by staff', async () => {
  const under = await startHouse()
  const form = await under.app.inject({ url: '/improve?page=%2Ftreaties%2Fexample%3Fa%3Db' })
  expect(form.body).toMatch(/<strong[^>]*>\/treaties\/example<\/strong>/)
  expect(form.headers['set-cookie']).toBeUndefined()
  const sent = await postForm(under.app, '/improve', {
    page: '/treaties/example',
    doing: 'Looking for the sessions',
    wrong: 'The <b>timeline</b> is too small.',
    email: 'mere@example.org',
  })
  expect(sent.statusCode).toBe(303)
  expect((await under.app.inject({ url: String(sent.headers.location) })).body).toContain('Thank you')

  const lead = await signInAs(under, ['engagement-lead'], { name: 'Lena Lead' })
  expect((await lead.get('/staff')).body).toContain('1 message waits')
  const list = await lead.get('/staff/feedback')
  expect(list.body).toContain('The &lt;b>timeline&lt;/b> is too small.')
  const deal = /action="(\/staff\/feedback\/[^"]+)"/.exec(list.body)?.[1] ?? ''
  expect((await lead.post(deal)).statusCode).toBe(303)
  expect((await lead.post(deal)).statusCode).toBe(303)
  expect((await lead.get('/staff/feedback')).body).toContain('Nothing waits')
  expect((await lead.get('/staff/feedback?show=dealt-with')).body).toContain('Lena Lead')
  const audit = await under.db
    .selectFrom('audit')
    .select(['action', 'actorKind'])
    .where('action', 'in', ['feedback.received', 'feedback.dealt-with'])
    .orderBy('auditId')
    .execute()
  expect(audit).toEqual([
    { action: 'feedback.received', actorKind: 'public' },
    { action: 'feedback.dealt-with', actorKind: 'staff' },
  ])
})

test('what was typed comes back when something is missing or wrong', async () => {
  const under = await startHouse()
  const refused = await postForm(under.app, '/improve', {
    page: '/privacy',
    doing: 'I was reading',
    wrong: ' ',
    email: 'not an address',
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('I was reading</textarea>')
  expect(refused.body).toContain('value="not an address"')
  expect(refused.body).toContain('href="#wrong"')
  expect(refused.body).toContain('href="#email"')
  const long = 'a'.repeat(5_001)
  const tooLong = await postForm(under.app, '/improve', { page: '/', wrong: long })
  expect(tooLong.statusCode).toBe(422)
  expect(tooLong.body).toContain(long)
  expect(await under.db.selectFrom('pageFeedback').selectAll().execute()).toEqual([])
})

test('the page is an address of this site, without the key of a private link', async () => {
  const under = await startHouse()
  const key = 'A'.repeat(44)
  for (const page of [
    `/my/${key}/part/views`,
    `/mi/my/${key}`,
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere',
  ])
    await postForm(under.app, '/improve', { page, wrong: 'Something' })
  const rows = await under.db.selectFrom('pageFeedback').select('pagePath').orderBy('feedbackId').execute()
  expect(rows.map((row) => row.pagePath)).toEqual(['/my/…/part/views', '/mi/my/…', '/', '/', '/'])
  const thanks = await under.app.inject({ url: '/improve/thanks?page=//elsewhere.example' })
  expect(thanks.body).not.toMatch(/href="(?:https?:)?\/\/elsewhere/)
})

test('a program that fills in every field is thanked and not kept', async () => {
  const under = await startHouse()
  const sent = await postForm(under.app, '/improve', {
    page: '/',
    wrong: 'Buy now',
    website: 'https://spam.example',
  })
  expect(sent.statusCode).toBe(303)
  expect(await under.db.selectFrom('pageFeedback').selectAll().execute()).toEqual([])
})

test('very many remarks in a minute are asked to wait, and what was typed comes back', async () => {
  const under = await startHouse()
  const remark = (i: number) => postForm(under.app, '/improve', { page: '/privacy', wrong: `Remark ${i}` })
  // A form that is refused for what stands in it is no remark yet.
  await postForm(under.app, '/improve', { page: '/privacy', wrong: '' })
  for (let i = 0; i < 10; i++) expect((await remark(i)).statusCode).toBe(303)
  const refused = await remark(10)
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.body).toContain('wait a minute, then send it again')
  expect(refused.body).toContain('Remark 10</textarea>')
  expect(await under.db.selectFrom('pageFeedback').selectAll().execute()).toHaveLength(10)
})

test('feedback is shown a page at a time, and only to those who may read it', async () => {
  const under = await startHouse()
  for (let i = 0; i < 45; i++)
    await under.db
      .insertInto('pageFeedback')
      .values({
        feedbackId: `018f0000-0000-7000-8000-${String(i).padStart(12, '0')}`,
        pagePath: '/',
        language: 'en',
        doing: '',
        wrong: `Message ${i}.`,
        email: null,
        receivedAt: under.house.now(),
        dealtWithBy: null,
        dealtWithAt: null,
      })
      .execute()
  const administrator = await signInAs(under, ['administrator'])
  const seen: string[] = []
  let url: string | undefined = '/staff/feedback'
  while (url) {
    const { body }: { body: string } = await administrator.get(url)
    seen.push(...[...body.matchAll(/>Message (\d+)\.</g)].map((match) => match[1] as string))
    url = /href="([^"]*)"[^>]*rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => String(44 - i)))
  const analyst = await signInAs(under, ['analyst'])
  expect((await analyst.get('/staff/feedback')).statusCode).toBe(403)
})
