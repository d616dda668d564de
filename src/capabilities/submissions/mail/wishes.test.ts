import { expect, test } from 'vitest'
import { ownWordsOf, wishOf } from './wishes.ts'

/* What a message about a submission asks for: in doubt a person looks. */

test.for([
  'Please do not count my submission any more.',
  'Please scrap my submission and erase my data.',
  'I changed my mind entirely and now oppose everything in it.',
  '> You wrote this\n> and that\n\nPlease withdraw my submission.',
  'Please ignore what I sent earlier.',
])('a wish to withdraw is seen: %j', (words) => {
  expect(wishOf('Re: Your submission', words, false)).toBe('withdrawal')
})

test.for([
  'In answer 3 it is 2019, not 2018.',
  'From: x@y, as I said, the year is wrong.\nMore words.',
  'Also see article 9.',
  'When will the results come?',
  'Hi\n\n> quoted\n\nThe second paragraph should go.',
])('whatever says something is for a person: %j', (words) => {
  expect(wishOf('Re: Your submission', words, false)).toBe('correction')
})

test.for([
  'Thank you!',
  'Thanks for that.\nHemi',
  'Ngā mihi',
  'Kia ora,\nthanks very much\nMere Example',
  '',
])('what plainly asks for nothing asks for nothing: %j', (words) => {
  expect(wishOf('Re: Your submission', words, false)).toBeUndefined()
})

test('a file is something to look at, whatever stands beside it', () => {
  expect(wishOf('Re: x', 'Thanks', true)).toBe('correction')
})

test('own words are kept wherever they stand, and what is answered is left out', () => {
  expect(ownWordsOf('Above\n\nOn 1 May 2026, Travaux wrote:\n> quoted\n\nBelow')).toBe('Above\n\n\nBelow')
  expect(ownWordsOf('Mine\n-----Original Message-----\nFrom: us')).toBe('Mine')
  expect(ownWordsOf('Mine\n\nFrom: us@x\nSent: today\nTo: me\n\nTheirs')).not.toContain('From:')
  expect(ownWordsOf('From: where I stand it is wrong')).toContain('where I stand')
})
