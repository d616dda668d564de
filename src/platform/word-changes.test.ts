import { expect, test } from 'vitest'
import { wordChanges } from './word-changes.ts'

const oldOf = (before: string, after: string) =>
  wordChanges(before, after)
    .filter((run) => run.kind !== 'in')
    .map((run) => run.text)
    .join('')
const newOf = (before: string, after: string) =>
  wordChanges(before, after)
    .filter((run) => run.kind !== 'out')
    .map((run) => run.text)
    .join('')

test('changed words are told from those that stay', () => {
  expect(wordChanges('from 17 January 2022 in New York', 'from 28 February 2022 in New York')).toEqual([
    { kind: 'same', text: 'from ' },
    { kind: 'out', text: '17 January ' },
    { kind: 'in', text: '28 February ' },
    { kind: 'same', text: '2022 in New York' },
  ])
})

test('the runs give back both texts, blanks and all', () => {
  const texts = ['', ' ', 'one', 'one two  three\n\nfour', 'two one\tthree four five', 'three\nfour']
  for (const before of texts)
    for (const after of texts) {
      expect(oldOf(before, after)).toBe(before)
      expect(newOf(before, after)).toBe(after)
    }
})

test('two long texts that share nothing are one change', () => {
  const before = 'a '.repeat(3_000)
  const after = 'b '.repeat(3_000)
  expect(wordChanges(before, after)).toEqual([
    { kind: 'out', text: before },
    { kind: 'in', text: after },
  ])
})
