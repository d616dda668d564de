import type { SourceFile } from './source-file.ts'

export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** `\*`: who does not know the word that follows leaves the group out. */
  | { readonly kind: 'ignorable' }
  | { readonly kind: 'word'; readonly word: string; readonly number: number | undefined }
  | { readonly kind: 'byte'; readonly byte: number }

const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

/** `\* ` words that lead to words of the text all the same. */
const known = new Set(['shppict', 'shpinst', 'shptxt'])

/** The file as tokens, some thousands at a time. Raw data (\bin) is stepped over. */
export async function* readTokens(file: SourceFile): AsyncIterable<RtfToken[]> {
  const all = file.whole()
  let at = 0
  while (at < all.length) {
    const tokens: RtfToken[] = []
    while (at < all.length && tokens.length < 16_000) at = readToken(all, at, tokens)
    yield tokens
  }
}

function readToken(all: Buffer, at: number, tokens: RtfToken[]): number {
  const byte = all[at] ?? 0
  if (byte === openBrace) tokens.push({ kind: 'open' })
  else if (byte === closeBrace) tokens.push({ kind: 'close' })
  else if (byte === backslash) return readControl(all, at + 1, tokens)
  else if (byte !== 0x0d && byte !== 0x0a && byte !== 0) tokens.push({ kind: 'byte', byte })
  return at + 1
}

function readControl(all: Buffer, at: number, tokens: RtfToken[]): number {
  const first = all[at] ?? 0
  if (!isLetter(first)) return readSymbol(all, at, first, tokens)
  let end = at
  while (end < all.length && end - at < 40 && isLetter(all[end] ?? 0)) end += 1
  const word = all.toString('latin1', at, end)
  let digits = end
  if (all[digits] === 0x2d) digits += 1
  while (digits < all.length && digits - end < 12 && isDigit(all[digits] ?? 0)) digits += 1
  const number = digits > end ? Number(all.toString('latin1', end, digits)) : undefined
  const next = all[digits] === 0x20 ? digits + 1 : digits
  if (word === 'bin') return next + Math.max(0, number ?? 0)
  tokens.push({ kind: 'word', word, number: Number.isNaN(number) ? undefined : number })
  return next
}

function readSymbol(all: Buffer, at: number, symbol: number, tokens: RtfToken[]): number {
  if (symbol === 0x27) {
    const value = Number.parseInt(all.toString('latin1', at + 1, at + 3), 16)
    if (Number.isFinite(value)) tokens.push({ kind: 'byte', byte: value })
    return at + 3
  }
  if (symbol === 0x2a) {
    const word = /^\s*\\([a-z]+)/.exec(all.toString('latin1', at + 1, at + 40))?.[1]
    if (!word || !known.has(word)) tokens.push({ kind: 'ignorable' })
    return at + 1
  }
  if (symbol === backslash || symbol === openBrace || symbol === closeBrace)
    tokens.push({ kind: 'byte', byte: symbol })
  else if (symbol === 0x0d || symbol === 0x0a) tokens.push({ kind: 'word', word: 'par', number: undefined })
  else if (symbol === 0x7e || symbol === 0x5f)
    tokens.push({ kind: 'word', word: String.fromCharCode(symbol), number: undefined })
  return at + 1
}
