import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../../app/testing/start.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { aSubmission, postForm } from '../../submissions/factories.ts'
import { canonicalJson } from '../canonical-json.ts'
import { codes } from '../checker/codes.ts'
import type { Receipt } from '../receipt.ts'

let under: TestHouse & { close(): Promise<void> }
let receipt: Receipt & { entry?: number }
let key: string

const download = async (name: string) => (await under.app.inject({ url: `/my/${key}/${name}` })).body

beforeAll(async () => {
  under = await startHouse({ keep: true })
  const consultation = await aPublishedConsultation(under)
  key = (await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })).key
  receipt = JSON.parse(await download('receipt.json'))
})
afterAll(() => under.close())

/** The page without the words that it holds ready for its script. */
const check = async (text: string) => {
  const { statusCode, body } = await postForm(under.app, '/verify', { receipt: text })
  return { statusCode, body: body.replace(/<template[\s\S]*<\/template>/, '') }
}

test('a receipt as it was downloaded is genuine at once, and soon stands in the log', async () => {
  await under.work()
  const again = JSON.parse(await download('receipt.json'))
  expect(again).toEqual({ ...receipt, entry: expect.any(Number) })
  for (const text of [JSON.stringify(receipt, null, 2), JSON.stringify(again)]) {
    const { statusCode, body } = await check(text)
    expect(statusCode).toBe(200)
    expect(body).toContain('Everything that could be checked is right')
    expect(body).toContain('The receipt is genuine')
    expect(body).toContain(`Its entry stands in the log, as number ${again.entry} of`)
    expect(body).toContain(receipt.statement.reference)
    expect(body).toContain(`/log/proof/${again.entry}`)
  }
})

test('a receipt with a word changed, one of another key and what is no receipt are each told apart', async () => {
  const altered = { ...receipt, statement: { ...receipt.statement, version: 2 } }
  const { body } = await check(JSON.stringify(altered))
  expect(body).toContain('Something is not right')
  expect(body).toContain('The receipt is not as it was given')
  expect(body).not.toContain('Everything that could be checked is right.</p>')
  const other = { ...receipt, keyId: '0'.repeat(16) }
  expect((await check(JSON.stringify(other))).body).toContain('that is none of this log’s')
  const half = JSON.stringify({ ...receipt, statement: { ...receipt.statement, issuer: '\ud800' } })
  const cut = JSON.stringify(receipt).slice(0, -20)
  for (const text of [half, cut, '', '{', '[]', 'null', '{"statement":1}', '['.repeat(100_000)]) {
    const answer = await check(text)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('not a receipt we can read')
  }
})

test('what a receipt names cannot lead anywhere or become part of the page', async () => {
  const consultation = '"><script>alert(1)</script>/../../x'
  const forged = { ...receipt, statement: { ...receipt.statement, consultation } }
  const { statusCode, body } = await check(JSON.stringify(forged))
  expect(statusCode).toBe(200)
  expect(body).not.toContain('<script>alert')
})

test('with the published key alone, anyone can check a receipt without us', async () => {
  const page = await under.app.inject({ url: '/verify' })
  expect(page.headers['set-cookie']).toBeUndefined()
  const pem = (await under.app.inject({ url: '/verify/key.pem' })).body
  expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----/)
  const bytes = Buffer.from(canonicalJson({ salt: receipt.salt, statement: receipt.statement }))
  const signature = Buffer.from(receipt.signature, 'base64')
  expect(verify(null, bytes, createPublicKey(pem), signature)).toBe(true)
})

test('the page brings the script that checks in the browser, and a word for everything that can be found', async () => {
  const { body } = await under.app.inject({ url: '/verify' })
  expect(body).toMatch(/<script type="module" src="\/assets\/verify-[0-9a-f]+\.js">/)
  const words = new Map(
    [...body.matchAll(/<p data-word="([^"]+)">([^<]*)<\/p>/g)].map(([, name, text]) => [name, text]),
  )
  for (const code of codes) expect(words.get(code)?.length, code).toBeGreaterThan(10)
  expect(words.get('place.included')).toContain('{number}')
})

test('the own page offers the proof once the entry has its place, and it leads to the checkpoint', async () => {
  await under.work()
  const [, path = ''] = /href="(\/log\/proof\/\d+)"/.exec(await download('')) ?? []
  const { body, headers } = await under.app.inject({ url: path })
  expect(headers['content-disposition']).toContain('.tlog-proof"')
  expect(body).toMatch(
    /^c2sp\.org\/tlog-proof@v1\nindex \d+\n([A-Za-z0-9+/]{43}=\n)*\ntravaux\.test\/log\n\d+\n/,
  )
})

test('whoever withdraws has a receipt for that, and it is in the log', async () => {
  await postForm(under.app, `/my/${key}/withdraw`)
  expect(await download('')).toContain(`/my/${key}/withdrawal.json`)
  await under.work()
  const withdrawal = await download('withdrawal.json')
  expect(JSON.parse(withdrawal).statement).toMatchObject({
    kind: 'withdrawn',
    reference: receipt.statement.reference,
  })
  const { body } = await check(withdrawal)
  expect(body).toContain('Its entry stands in the log')
  expect(body).toContain('A submission was withdrawn')
})
