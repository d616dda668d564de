import { expect, test } from 'vitest'
import { passagesOf } from './highlight.ts'
import { readSearch, tsqueryOf } from './search-query.ts'
import { searchVectorOf, tokensOf } from './search-text.ts'

const found = (text: string, typed: string) =>
  passagesOf(text, readSearch(typed) as never, 9, 99)
    .flatMap((passage) => passage.segments)
    .filter((segment) => segment.hit)
    .map((segment) => segment.text)

test('folding keeps every place: each word says where it stands in the text as written', () => {
  const text = 'Te ŌTĀKARO, İstanbul 🐋 a𝒳b café \ud800 العربية'
  expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Te',
    'ŌTĀKARO',
    'İstanbul',
    'a𝒳b',
    'café',
    'العربية',
  ])
  expect(tokensOf(text).map((token) => token.word)).toContain('otakaro')
})

test('macrons, accents and capitals do not matter, in either direction', () => {
  expect(found('Ko te reo Māori', 'maori')).toEqual(['Māori'])
  expect(found('in MAORI hands', 'Māori')).toEqual(['MAORI'])
  expect(found('un résumé', 'resume')).toEqual(['résumé'])
})

test('letters of other scripts keep their marks', () => {
  expect(tokensOf('й и').map((token) => token.word)).toEqual(['й', 'и'])
})

test('a document symbol is found as a phrase of its pieces', () => {
  expect(found('See A/AC.291/22 and A/AC.291/23', 'A/AC.291/22')).toEqual(['A/AC.291/22'])
})

test('a phrase is found only where its words stand side by side', () => {
  expect(found('human rights and rights of humans; human, rights', '"human rights"')).toEqual([
    'human rights',
    'human, rights',
  ])
})

test('excluded words, alternatives and stray signs are read, never refused', () => {
  expect(tsqueryOf(readSearch('privacy -"mass surveillance" OR whales') as never)).toBe(
    "(('privacy') & !('mass' <-> 'surveillance')) | (('whales'))",
  )
  expect(readSearch('"unclosed phrase')?.groups[0]?.[0]?.words).toEqual(['unclosed', 'phrase'])
  for (const empty of ['', '   ', '"" - & | ! ()', "':*'"]) expect(readSearch(empty)).toBeUndefined()
  expect(readSearch('or')?.groups).toBeUndefined()
})

test('passages show the words where they stand, with macrons as written', () => {
  const text = `${'lorem '.repeat(50)}the rights of Māori people ${'ipsum '.repeat(50)}`
  const [passage, ...more] = passagesOf(text, readSearch('maori') as never, 3, 20)
  expect(more).toEqual([])
  expect(passage?.cutBefore && passage.cutAfter).toBe(true)
  expect(passage?.segments.find((segment) => segment.hit)?.text).toBe('Māori')
  expect(text).toContain(passage?.segments.map((segment) => segment.text).join(''))
})

test('a text of any length becomes a vector that the database takes', () => {
  const many = Array.from({ length: 200_000 }, (_, i) => `word${i.toString(36)}`).join(' ')
  const { vector, cut, words } = searchVectorOf([many, 'x'.repeat(100_000)])
  expect(words).toBe(200_001)
  expect(cut).toBe(true)
  expect(Buffer.byteLength(vector)).toBeLessThan(4_000_000)
})

test('no phrase is found across two answers', () => {
  const { vector } = searchVectorOf(['ends with human', 'rights begin'])
  expect(vector).toContain("'human':3")
  expect(vector).toContain("'rights':104")
})
