import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openKeys, rotateKeys } from './keys.ts'

let folder: string
const at = new Date('2026-12-01T00:00:00Z')
const file = (name: string) => join(folder, 'keys', name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'travaux-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the keys are made once, and are the same for everyone who opens them', () => {
  const first = openKeys(folder)
  const again = openKeys(folder)
  expect(again.secret).toBe(first.secret)
  expect(again.chain).toEqual(first.chain)
  expect(again.signingKeyId).toBe(first.signingKeyId)
})

test('a new key is endorsed by the old one and accepts it, and the old one is gone', () => {
  const old = openKeys(folder)
  const oldPem = readFileSync(file('receipts.ed25519.pem'), 'utf8')
  const { chain, signing, signingKeyId } = rotateKeys(folder, at)
  expect(chain).toHaveLength(2)
  const [first, second] = chain
  expect(first).toEqual({ ...old.chain[0], until: at.toISOString() })
  expect(second?.keyId).toBe(signingKeyId)
  const signed = (text: string, by: typeof signing, signature = '') =>
    verify(null, Buffer.from(text), createPublicKey(by as never), Buffer.from(signature, 'base64'))
  const from = at.toISOString()
  expect(signed(`travaux-key/1\n${second?.publicKey}\n${from}\n`, old.signing, second?.endorsement)).toBe(
    true,
  )
  expect(signed(`travaux-key-before/1\n${first?.publicKey}\n${from}\n`, signing, second?.acceptance)).toBe(
    true,
  )
  expect(readFileSync(file('receipts.ed25519.pem'), 'utf8')).not.toBe(oldPem)
  expect(rotateKeys(folder, at).chain).toHaveLength(3)
})

test('a change of keys that is killed half-way is finished by the next to open them', () => {
  openKeys(folder)
  const oldPem = readFileSync(file('receipts.ed25519.pem'), 'utf8')
  const { signingKeyId } = rotateKeys(folder, at)
  // As it lies when the chain was written and the key not yet put in place.
  renameSync(file('receipts.ed25519.pem'), file('receipts.next.pem'))
  writeFileSync(file('receipts.ed25519.pem'), oldPem)
  expect(openKeys(folder).signingKeyId).toBe(signingKeyId)
  expect(openKeys(folder).chain).toHaveLength(2)
})

test('a key that its chain does not know is refused, and nothing is signed with it', () => {
  openKeys(folder)
  const oldPem = readFileSync(file('receipts.ed25519.pem'), 'utf8')
  rotateKeys(folder, at)
  writeFileSync(file('receipts.ed25519.pem'), oldPem)
  expect(() => openKeys(folder)).toThrow('put back both from one backup')
})
