import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import { aSubmission, postForm } from '../submissions/factories.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Receipt } from './receipt.ts'

let under: TestHouse & { close(): Promise<void> }
let receipt: Receipt

beforeAll(async () => {
  under = await startHouse({ keep: true })
  const consultation = await aPublishedConsultation(under)
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  receipt = JSON.parse((await under.app.inject({ url: `/my/${visitor.key}/receipt.json` })).body) as Receipt
})
afterAll(() => under.close())

const check = (text: string) => postForm(under.app, '/verify', { receipt: text })

test('a receipt as it was downloaded is found genuine, and soon has its place in the log', async () => {
  const early = await check(JSON.stringify(receipt, null, 2))
  expect(early.statusCode).toBe(200)
  expect(early.body).toContain('This receipt is genuine')
  expect(early.body).toContain(receipt.statement.reference)
  await under.work()
  expect((await check(JSON.stringify(receipt))).body).toContain('Number 1')
})

test('a receipt with a word changed, one of another key and what is no receipt are each told apart', async () => {
  const { statement } = receipt
  const altered = { ...receipt, statement: { ...statement, version: 2 } }
  expect((await check(JSON.stringify(altered))).body).toContain('not as we gave it')
  const other = { ...receipt, keyId: '0'.repeat(16) }
  expect((await check(JSON.stringify(other))).body).toContain('another key than ours')
  const half = JSON.stringify({ ...receipt, statement: { ...statement, issuer: '\ud800' } })
  for (const text of [half, '', '{', '[]', 'null', '{"statement":1}', '['.repeat(100_000)]) {
    const answer = await check(text)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('not a receipt we can read')
  }
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
