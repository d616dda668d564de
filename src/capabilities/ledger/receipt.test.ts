import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { canonicalJson } from './canonical-json.ts'
import { commit, entryOf, isGenuine, type Receipt, signReceipt } from './receipt.ts'

const statement = {
  kind: 'received',
  reference: 'TRV-1234',
  consultation: 'cybercrime',
  version: 1,
  receivedAt: '2026-11-24T00:00:00.000Z',
  contentHash: createHash('sha256').update('what was sent').digest('hex'),
} as const

test('a receipt is genuine as it was given, and to anyone who has only the public half of the key', async () => {
  const { house } = await startHouse()
  const { receipt } = signReceipt(house, statement)
  expect(isGenuine(receipt, house.keys.signing)).toBe(true)
  const publicKey = createPublicKey(house.keys.signing as never)
  expect(isGenuine(JSON.parse(JSON.stringify(receipt)), publicKey)).toBe(true)
  const bytes = Buffer.from(canonicalJson({ salt: receipt.salt, statement: receipt.statement }))
  expect(verify(null, bytes, publicKey, Buffer.from(receipt.signature, 'base64'))).toBe(true)
  expect(receipt.statement).toMatchObject({ issuer: 'http://travaux.test', log: 'travaux.test/log' })
})

test('a receipt with any word changed, left out or added is not genuine, nor is one of another key', async () => {
  const { house } = await startHouse()
  const { receipt } = signReceipt(house, statement)
  const genuine = (changed: object) => isGenuine({ ...receipt, ...changed } as Receipt, house.keys.signing)
  for (const [field, value] of Object.entries(receipt.statement)) {
    const changed = { ...receipt.statement, [field]: field === 'version' ? 2 : `${value}x` }
    expect(genuine({ statement: changed }), field).toBe(false)
    const { [field]: _, ...shorter } = receipt.statement as unknown as Record<string, unknown>
    expect(genuine({ statement: shorter }), field).toBe(false)
  }
  expect(genuine({ statement: { ...receipt.statement, note: 'and more' } })).toBe(false)
  expect(genuine({ salt: receipt.salt.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) })).toBe(false)
  expect(genuine({ signature: '' })).toBe(false)
  expect(isGenuine(receipt, generateKeyPairSync('ed25519').privateKey)).toBe(false)
})

test('an entry is the hash of exactly what is signed, and with another salt tells nothing of it', async () => {
  const { house } = await startHouse()
  const { receipt, entry } = signReceipt(house, statement)
  expect(entryOf(receipt).equals(entry)).toBe(true)
  expect(receipt.salt).toMatch(/^[0-9a-f]{64}$/)
  expect(signReceipt(house, statement).entry.equals(entry)).toBe(false)
  const byHand = `{"salt":"${receipt.salt}","statement":{"consultation":"cybercrime","contentHash":"${statement.contentHash}","issuer":"http://travaux.test","kind":"received","log":"travaux.test/log","receivedAt":"2026-11-24T00:00:00.000Z","reference":"TRV-1234","version":1}}`
  expect(createHash('sha256').update(byHand).digest().equals(entry)).toBe(true)
  expect(commit(receipt.statement, receipt.salt).preimage).toBe(byHand)
})
