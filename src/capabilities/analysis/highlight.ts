import type { SearchQuery } from './search-query.ts'
import { tokensOf } from './search-text.ts'

/** A piece of a text, as written, and whether it is what was looked for. */
export interface Segment {
  readonly text: string
  readonly hit: boolean
}

export interface Passage {
  readonly segments: readonly Segment[]
  /** True when the text goes on before, or after. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Where in the original text the words stand, merged and in order. Excluded words are not shown. */
function findSpans(text: string, query: SearchQuery): Span[] {
  const tokens = tokensOf(text)
  const phrases = query.groups.flat().filter((term) => !term.excluded)
  const spans: Span[] = []
  tokens.forEach((token, i) => {
    let end = -1
    for (const { words } of phrases)
      if (words.every((word, offset) => tokens[i + offset]?.word === word))
        end = Math.max(end, tokens[i + words.length - 1]?.end ?? -1)
    if (end < 0) return
    const last = spans.at(-1)
    if (last && token.start <= last.end)
      spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else spans.push({ start: token.start, end })
  })
  return spans
}

/**
 * The passages in which the words stand, each with some text around it.
 *
 * @param most how many passages at most
 * @param around code units shown before and after
 */
export function passagesOf(text: string, query: SearchQuery, most: number, around: number): Passage[] {
  const spans = findSpans(text, query)
  const passages: Passage[] = []
  for (let i = 0; i < spans.length && passages.length < most; ) {
    const start = wordStart(text, Math.max(0, (spans[i]?.start ?? 0) - around))
    let end = 0
    const inside: Span[] = []
    do {
      const span = spans[i] as Span
      inside.push(span)
      end = Math.min(text.length, span.end + around)
      i++
    } while (i < spans.length && (spans[i] as Span).start < end)
    end = Math.max(wordEnd(text, end), inside.at(-1)?.end ?? 0)
    passages.push({
      segments: segmentsOf(text, inside, start, end),
      cutBefore: start > 0,
      cutAfter: end < text.length,
    })
  }
  return passages
}

/** The beginning of a text, cut between words. */
export function beginningOf(text: string, length: number): Passage {
  const end = wordEnd(text, Math.min(length, text.length))
  return {
    segments: [{ text: text.slice(0, end), hit: false }],
    cutBefore: false,
    cutAfter: end < text.length,
  }
}

function segmentsOf(text: string, spans: readonly Span[], from: number, to: number): Segment[] {
  const segments: Segment[] = []
  let at = from
  const add = (end: number, hit: boolean) => {
    if (end > at) segments.push({ text: text.slice(at, end), hit })
    at = Math.max(at, end)
  }
  for (const span of spans) {
    add(Math.min(span.start, to), false)
    add(Math.min(span.end, to), true)
  }
  add(to, false)
  return segments
}

// A cut goes to the nearest space within reach, and never through a surrogate pair.
function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  const next = text.slice(at, at + 30).search(/\s/)
  return whole(text, next === -1 ? at : at + next + 1)
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const tail = /\s\S*$/.exec(text.slice(Math.max(0, at - 30), at))
  return whole(text, tail ? at - tail[0].length : at)
}

const whole = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at + 1 : at
