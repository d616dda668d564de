import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission } from '../factories.ts'

const views = { answers: { 'q.stand': 'support' } }

async function open() {
  const under = await startHouse({ now: '2026-11-20T00:00:00Z' })
  const dates = { opens: '2026-11-19T09:00', closes: '2026-12-10T17:00' }
  const consultation = await aPublishedConsultation(under, dates)
  const one = await aSubmission(under, consultation, views)
  const two = await aSubmission(under, consultation, views)
  await under.work()
  const row = (submissionId: string) =>
    under.db
      .selectFrom('submission')
      .select(['registerNo', 'reference'])
      .where('submissionId', '=', submissionId)
      .executeTakeFirstOrThrow()
  const page = `/consultations/${consultation.slug}/register`
  const look = async (typed: string) => {
    const { statusCode, body, headers } = await under.app.inject({
      url: `${page}?${new URLSearchParams({ entry: typed })}`,
    })
    return { statusCode, body, headers }
  }
  const [first, second] = [await row(one.submissionId), await row(two.submissionId)]
  return { under, one, two, first, second, look, page }
}

test('anyone finds an entry of the register by its number, as people write it, without scripts', async () => {
  const { under, first, look, page } = await open()
  const { body } = await under.app.inject({ url: page })
  expect(body).toMatch(/<form method="get"[^>]*register#entry-found"/)
  expect(body).toContain('Find an entry by its number')
  for (const typed of [`${first.registerNo}`, ` #${first.registerNo} `, `0 ${first.registerNo}`]) {
    const found = await look(typed)
    expect(found.statusCode, typed).toBe(200)
    expect(found.body).toContain(`Number ${first.registerNo}</h3>`)
    expect(found.body).toContain('20 November 2026')
    expect(found.body).toContain('Web form')
    // What the address asks for is kept for nobody else.
    expect(found.headers['cache-control']).toBe('no-store')
  }
  expect((await under.app.inject({ url: page })).body).not.toContain('entry-found">')
})

test('an entry that is not counted says why, by whom, and of which it is a repeat', async () => {
  const { under, one, first, second, look } = await open()
  const analyst = await signInAs(under, ['analyst'])
  await analyst.post(`/staff/submissions/${one.submissionId}/exclude`, {
    reason: 'repeat',
    'repeat-of': second.reference,
  })
  await under.work()
  const { body } = await look(String(first.registerNo))
  expect(body).toContain('Not counted')
  expect(body).toContain('Repeat by the same person')
  expect(body).toContain(`register?entry=${second.registerNo}#entry-found"`)
})

test('a number that is not there, a reference and what is no number are each told apart', async () => {
  const { look, first } = await open()
  const none = await look('987654')
  expect(none.statusCode).toBe(404)
  expect(none.body).toMatch(/href="#entry">There is no entry 987654 in the register of this consultation/)
  expect(none.body).toContain('value="987654"')
  const reference = await look(first.reference.toLowerCase())
  expect(reference.statusCode).toBe(422)
  expect(reference.body).toContain('is a reference')
  for (const typed of ['abc', '-1', '1'.repeat(16), '"><script>', '\ud800']) {
    const { statusCode, body } = await look(typed)
    expect(statusCode, typed).toBe(422)
    expect(body).toContain('is not a number of an entry')
    expect(body).not.toContain('<script>”')
  }
  expect((await look('0')).statusCode).toBe(404)
  expect((await look(' ')).statusCode).toBe(200)
})

test('the own page and the receipt say the number, and lead to it', async () => {
  const { under, one, first } = await open()
  const link = `register?entry=${first.registerNo}#entry-found">${first.registerNo}</a>`
  for (const path of ['', '/receipt'])
    expect((await under.app.inject({ url: `/my/${one.key}${path}` })).body).toContain(link)
  const printed = (await under.app.inject({ url: `/my/${one.key}/receipt` })).body
  expect(printed).toContain(first.reference)
  expect(printed).toMatch(/Number of that entry<\/dt>\s*<dd[^>]*>\d+</)
  // On paper: where to check it, to be read and to be pointed a telephone at.
  expect(printed).toMatch(/app-print-only[^>]*>\s*<svg[^>]*aria-label="QR code of travaux\.test\/verify/)
  expect(printed).toContain('travaux.test/verify</span>')
})
