import { expect, test } from 'vitest'
import { cleanLine, cleanText } from './clean-text.ts'

test('text comes out as NFC, with one kind of line end, and nothing that cannot be shown', () => {
  expect(
    cleanText('\ufeffTa\u0304\u0000paetanga\r\nnext\u2028line\u0085\tend \u00a0\n\n\n\nlast\ud800'),
  ).toBe('Tāpaetanga\nnext\nline\n\tend\n\nlast\ufffd')
})

test('a line stays one line', () => {
  expect(cleanLine(' two\r\nparts\f ')).toBe('two parts')
})

test('whole pairs are kept, halves are not', () => {
  expect(cleanText('🪶\ude00x')).toBe('🪶\ufffdx')
})

test('text that is clean stays as it is', () => {
  const clean = cleanText('Kia ora\n\n\ttātou')
  expect(cleanText(clean)).toBe(clean)
})
