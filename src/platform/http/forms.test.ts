import { expect, test } from 'vitest'
import { fieldOf, fieldsOf, readForm } from './forms.ts'

const read = (body: string) => readForm(Buffer.from(body, 'latin1'))

test('fields come back in the order they were sent, decoded, with line ends as \\n', () => {
  const form = read('a=1&b=M%C4%81ori+data&a=2&c=one%0D%0Atwo')
  expect(fieldsOf(form, 'a')).toEqual(['1', '2'])
  expect(fieldOf(form, 'b')).toBe('Māori data')
  expect(fieldOf(form, 'c')).toBe('one\ntwo')
  expect(form.mended.size).toBe(0)
})

test('text is stored as NFC, whatever way the macrons were typed', () => {
  expect(fieldOf(read('a=Ma%CC%84ori'), 'a')).toBe('Māori')
})

test('broken bytes and control characters are mended and named; the rest is kept', () => {
  const form = read('a=be%FFfore&b=x%00y%07z&c=tab%09ok')
  expect(fieldOf(form, 'a')).toBe('be\ufffdfore')
  expect(fieldOf(form, 'b')).toBe('xyz')
  expect(fieldOf(form, 'c')).toBe('tab\tok')
  expect([...form.mended]).toEqual([
    ['a', 'broken-encoding'],
    ['b', 'control-characters'],
  ])
})

test('a � that was typed is no broken byte', () => {
  expect(read('a=%EF%BF%BD').mended.size).toBe(0)
})

test('half an escape, an empty name and a field without a value do no harm', () => {
  const form = read('=x&a&b=%&c=%4&d=100%25&&')
  expect(fieldOf(form, 'a')).toBe('')
  expect(fieldOf(form, 'b')).toBe('%')
  expect(fieldOf(form, 'c')).toBe('%4')
  expect(fieldOf(form, 'd')).toBe('100%')
})

test('no name of a field can reach the prototype', () => {
  expect(fieldOf(read('__proto__=x&constructor=y'), '__proto__')).toBe('x')
})

test('a heap of combining marks is read whole, in time that grows with its length', () => {
  // Plain normalisation sorts such a run in time that grows with its square: it would take minutes.
  const marks = '%CC%95'.repeat(300_000) + '%CC%96'.repeat(300_000)
  const text = fieldOf(readForm(Buffer.from(`text=a${marks}`)), 'text')
  expect(text.replaceAll('\u034f', '').length).toBe(600_001)
  expect(text.normalize('NFC')).toBe(text)
})

test('marks as real scripts stack them are composed and get nothing between them', () => {
  const typed = encodeURIComponent('Ma\u0304ori Tie\u0302\u0301ng Vie\u0323\u0302t')
  expect(fieldOf(readForm(Buffer.from(`text=${typed}`)), 'text')).toBe('Māori Tiếng Việt')
})
