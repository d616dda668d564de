import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { commit, isGenuine, type ReceiptStatement, signReceipt } from './receipt.ts'

const { privateKey } = generateKeyPairSync('ed25519')
const keys = { signing: privateKey, signingKeyId: '0123456789abcdef' }
const contentHash = createHash('sha256').update('what was sent').digest('hex')
const { salt, leafHash } = commit('received', contentHash)
const statement = {
  issuer: 'https://consult.example.govt.nz',
  kind: 'received',
  reference: 'TRV-1234',
  consultation: 'cybercrime',
  version: 1,
  receivedAt: '2026-11-24T00:00:00.000Z',
  contentHash,
  salt: salt.toString('hex'),
  leafHash: leafHash.toString('hex'),
} as const

test('a receipt is genuine as it was given, and to anyone who has only the public half of the key', () => {
  const receipt = signReceipt(keys, statement)
  expect(isGenuine(receipt, privateKey)).toBe(true)
  const publicKey = createPublicKey(privateKey)
  expect(isGenuine(JSON.parse(JSON.stringify(receipt)), publicKey)).toBe(true)
  const bytes = Buffer.from(canonicalJson(receipt.statement))
  expect(verify(null, bytes, publicKey, Buffer.from(receipt.signature, 'base64'))).toBe(true)
})

test('a receipt with any word changed, left out or added is not genuine, nor is one of another key', () => {
  const receipt = signReceipt(keys, statement)
  for (const field of Object.keys(receipt.statement) as (keyof ReceiptStatement)[]) {
    const changed = {
      ...receipt.statement,
      [field]: field === 'version' ? 2 : `${receipt.statement[field]}x`,
    }
    expect(isGenuine({ ...receipt, statement: changed }, privateKey), field).toBe(false)
    const { [field]: _, ...shorter } = receipt.statement
    expect(isGenuine({ ...receipt, statement: shorter as ReceiptStatement }, privateKey), field).toBe(false)
  }
  const longer = { ...receipt.statement, note: 'and more' } as ReceiptStatement
  expect(isGenuine({ ...receipt, statement: longer }, privateKey)).toBe(false)
  expect(isGenuine(receipt, generateKeyPairSync('ed25519').privateKey)).toBe(false)
  expect(isGenuine({ ...receipt, signature: '' }, privateKey)).toBe(false)
})

test('a leaf is fixed by kind, salt and content, and with another salt tells nothing of the content', () => {
  expect(commit('received', contentHash, salt).leafHash.equals(leafHash)).toBe(true)
  expect(commit('corrected', contentHash, salt).leafHash.equals(leafHash)).toBe(false)
  expect(commit('received', contentHash).leafHash.equals(leafHash)).toBe(false)
  expect(salt).toHaveLength(16)
  // By hand: 0x00, then each part with its length in four bytes.
  const part = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes])
  const whole = Buffer.concat([
    Buffer.of(0),
    part(Buffer.from('received')),
    part(salt),
    part(Buffer.from(contentHash, 'hex')),
  ])
  expect(createHash('sha256').update(whole).digest().equals(leafHash)).toBe(true)
})
