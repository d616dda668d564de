import { tokensOf } from './search-text.ts'

/** A word, or words that stand side by side. */
export interface Term {
  readonly words: readonly string[]
  readonly excluded: boolean
}

/** Any of the groups; within a group, all of its terms. */
export interface SearchQuery {
  readonly groups: readonly (readonly Term[])[]
}

/**
 * Reads what a person typed, as search engines have taught them: words that must all occur, "a phrase", -without,
 * this OR that. Anything can be typed; what cannot be read as a sign is read as words.
 *
 * @returns undefined when there is no word in it
 */
export function readSearch(typed: string): SearchQuery | undefined {
  const groups: Term[][] = [[]]
  for (const [, minus, phrase, bare] of typed.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    if (bare !== undefined && !minus && /^or$/i.test(bare)) {
      if (groups.at(-1)?.length) groups.push([])
      continue
    }
    const words = tokensOf(phrase ?? bare ?? '').map((token) => token.word)
    if (words.length > 0) groups.at(-1)?.push({ words, excluded: minus === '-' })
  }
  const filled = groups.filter((group) => group.length > 0)
  return filled.length > 0 ? { groups: filled } : undefined
}

/** PostgreSQL's text form of a tsquery. Words hold letters and digits only, so nothing in them can be an operator. */
export function tsqueryOf(query: SearchQuery): string {
  return query.groups.map((group) => `(${group.map(termText).join(' & ')})`).join(' | ')
}

function termText(term: Term): string {
  const phrase = `(${term.words.map((word) => `'${word}'`).join(' <-> ')})`
  return term.excluded ? `!${phrase}` : phrase
}
