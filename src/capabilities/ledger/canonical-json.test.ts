import { describe, expect, test } from 'vitest'
import { canonicalJson, fingerprintOf } from './canonical-json.ts'

/** The number whose IEEE 754 bits, big-endian, are these. */
const fromBits = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE()

describe('canonical JSON, by the examples of RFC 8785', () => {
  test('section 3.2.2: literals, numbers and strings are written in one way', () => {
    const input = JSON.parse(
      '{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],' +
        '"string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals": [null, true, false]}',
    )
    expect(canonicalJson(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('section 3.2.3: keys are sorted by UTF-16 code units', () => {
    const input = {
      '€': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '😀': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      ö: 'Latin Small Letter O With Diaeresis',
    }
    expect(Object.values(JSON.parse(canonicalJson(input)))).toHaveLength(7)
    expect([...canonicalJson(input).matchAll(/:"([^"]+)"/g)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
  ])('appendix B: the bits %s are written %s', (bits, written) => {
    expect(canonicalJson(fromBits(bits))).toBe(written)
  })

  test('what JSON cannot hold is refused, not guessed', () => {
    for (const bits of ['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])
      expect(() => canonicalJson(fromBits(bits))).toThrow(TypeError)
    for (const value of ['\ud800', { '\udead': 1 }, ['a\udc00b'], [undefined], () => 1, 1n, Symbol('x')])
      expect(() => canonicalJson(value)).toThrow(TypeError)
  })
})

test('the order in which a value was put together does not show', () => {
  expect(canonicalJson({ b: [1, { d: 1, c: undefined }], a: 'ā' })).toBe('{"a":"ā","b":[1,{"d":1}]}')
})

test('a fingerprint is the same for the same value, however its keys stand, and another for another value', () => {
  expect(fingerprintOf({ a: 1, b: undefined, c: ['x'] })).toBe(fingerprintOf({ c: ['x'], a: 1 }))
  expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: 2 }))
  expect(fingerprintOf(undefined)).toBe(fingerprintOf(null))
  expect(fingerprintOf('anything')).toMatch(/^[0-9a-f]{24}$/)
})
