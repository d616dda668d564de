import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json.ts'
import { bytesOfBase64 } from './bytes.ts'
import { canonical } from './canonical.ts'
import { sha256 } from './sha256.ts'
import { pathOf } from './tree.ts'

test('its own SHA-256 is that of everyone else, for every length around the borders of blocks', () => {
  for (const length of [...Array.from({ length: 200 }, (_, i) => i), 1000, 8192, 100_000]) {
    const bytes = randomBytes(length)
    expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
})

test('its canonical JSON is that of the writer, wherever there is one', () => {
  for (const value of [
    { b: 1, a: [true, null, 'x'], '\u20ac': 1e21, '\ud83d\ude00': -0, ā: 0.1, '': {} },
    [[], {}, '', '\u2028"\\\b'],
    'one',
    1e-7,
  ])
    expect(canonical(value)).toBe(canonicalJson(value))
  expect(canonical({ a: '\ud800' })).toBeUndefined()
  expect(canonical(JSON.parse('['.repeat(9_000) + ']'.repeat(9_000)))).toBeUndefined()
})

test('an index of a tile is written in groups of three digits', () => {
  expect([0, 7, 999, 1000, 1_234_067].map((index) => pathOf(index))).toEqual([
    '000',
    '007',
    '999',
    'x001/000',
    'x001/x234/067',
  ])
  expect(pathOf(273, 112)).toBe('273.p/112')
})

test('base64 that could be written otherwise is not taken', () => {
  expect(bytesOfBase64('AAE=')).toEqual(Uint8Array.of(0, 1))
  for (const text of ['AAF=', 'AAE', 'AAE=\n', 'A===', '-AE='])
    expect(bytesOfBase64(text), text).toBeUndefined()
})
