import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { findSpan } from './passage.ts'
import { newPrivateKey, readPrivateKey, writePrivateKey } from './private-key.ts'
import { readReference, referenceOf } from './reference.ts'

test('a reference is always the same for a submission, and reads back as people write it', () => {
  const id = newId()
  const reference = referenceOf(id)
  expect(referenceOf(id)).toBe(reference)
  expect(readReference(reference.toLowerCase().replaceAll('-', ' '))).toBe(reference)
})

test('a slip in one letter of a reference is noticed', () => {
  const reference = referenceOf('018f0000-0000-7000-8000-000000000001')
  const letters = [...'0123456789ABCDEFGHJKMNPQRSTVWXY']
  for (let i = 0; i < reference.length; i++) {
    if (reference[i] === '-') continue
    for (const letter of letters) {
      if (letter === reference[i] || reference[i] === 'Z') continue
      expect(readReference(reference.slice(0, i) + letter + reference.slice(i + 1))).toBeUndefined()
    }
  }
})

test('a private link reads back to the submission and secret it was made of', () => {
  const key = newPrivateKey(newId())
  expect(readPrivateKey(writePrivateKey(key))).toEqual(key)
  expect(readPrivateKey('too-short')).toBeUndefined()
})

test('a passage is found over line ends, and not guessed when it stands twice', () => {
  expect(findSpan('one two\nthree', 'two three')).toEqual({ start: 4, end: 13 })
  expect(findSpan('same same', 'same')).toBeUndefined()
  expect(findSpan('Māori data', 'Maori')).toBeUndefined()
  expect(findSpan('a (b) c', '(b)')).toEqual({ start: 2, end: 5 })
})

test('a passage may hold any sign a keyboard has', () => {
  const signs = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join('')
  expect(findSpan(`before ${signs} after`, signs)).toEqual({ start: 7, end: 7 + signs.length })
})

test('a passage is looked for in time that grows with the text, whatever the two are', () => {
  const text = `${'a '.repeat(1_000_000)}b`
  expect(findSpan(text, `${'a '.repeat(400_000)}c`)).toBeUndefined()
  expect(findSpan(text, `${'a '.repeat(400_000)}b`)).toEqual({ start: 1_200_000, end: 2_000_001 })
  expect(findSpan(text, 'x'.repeat(1_000_000))).toBeUndefined()
  expect(findSpan('aXaXa', 'aXa')).toBeUndefined()
})
