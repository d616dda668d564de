import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { newTotpSecret, openTotpSecret, sealTotpSecret, stepOfCode } from './second-factor.ts'

const keys = { secret: 'a secret of this test' }

// RFC 6238, appendix B: the SHA-1 secret "12345678901234567890", last six of its eight digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('at %i seconds the code of RFC 6238 is known', (seconds, code) => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30))
  expect(stepOfCode(secret, code, new Date((seconds + 30) * 1000))).toBe(Math.floor(seconds / 30))
  expect(stepOfCode(secret, code, new Date((seconds + 90) * 1000))).toBeUndefined()
})

test('what is no code is no error', () => {
  for (const code of ['', '12345', '1234567', 'abcdef', '٠١٢٣٤٥', '12345\u0000'])
    expect(stepOfCode(newTotpSecret(), code, new Date('2026-11-24T00:00:00Z'))).toBeUndefined()
})

test('a sealed secret opens only with the key, for its person, and unchanged', () => {
  const [person, other] = [newId(), newId()]
  const secret = newTotpSecret()
  const sealed = sealTotpSecret(keys, person, secret)
  expect(openTotpSecret(keys, person, sealed)).toBe(secret)
  expect(sealed.toString('latin1')).not.toContain(secret)
  expect(sealTotpSecret(keys, person, secret).equals(sealed)).toBe(false)
  expect(() => openTotpSecret(keys, other, sealed)).toThrow()
  expect(() => openTotpSecret({ secret: 'another' }, person, sealed)).toThrow()
  const changed = Buffer.from(sealed)
  changed[changed.length - 1]! ^= 1
  expect(() => openTotpSecret(keys, person, changed)).toThrow()
})
