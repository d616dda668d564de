/** A word as search sees it: folded, with its place in the text it came from (UTF-16 code units, end exclusive). */
export interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

export interface SearchVector {
  /** PostgreSQL's text form of a tsvector. */
  readonly vector: string
  /** How many words the texts have. */
  readonly words: number
  /** True when the index could not take all of it. */
  readonly cut: boolean
}

/** The longest word kept, in code units; longer strings are no words anyone looks for. */
const longestWord = 200
/** PostgreSQL's own limits: positions above are counted as this one, and a word keeps this many positions. */
const lastPosition = 16_383
const mostPositions = 255
/** Below PostgreSQL's megabyte for one tsvector, with room for its bookkeeping. */
const mostBytes = 900_000
/** Between two texts, so that no phrase is found across the end of one answer and the start of the next. */
const gap = 100

const space = 0x20
/** By code unit, filled as needed: what it is folded to. Zero means not worked out yet. */
const folded = new Uint16Array(0x10000)

/**
 * Folds a text for search, one code unit to one, so that places in the folded text are places in the original:
 * lower case, Latin letters without their macrons and accents, and a space for all that is no letter or digit.
 */
function fold(text: string): string {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const point = text.codePointAt(i) ?? 0
      const keep = point > 0xffff && isWordCharacter(String.fromCodePoint(point))
      units[i] = keep ? unit : space
      if (point > 0xffff) {
        units[i + 1] = keep ? text.charCodeAt(i + 1) : space
        i++
      }
    } else units[i] = folded[unit] || foldUnit(unit)
  }
  return textOf(units)
}

/** The words of a text, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of fold(text).matchAll(/[^ ]+/g)) {
    // Half a surrogate pair at the cut would be no text at all.
    const word = match[0].slice(0, longestWord).replace(/[\ud800-\udbff]$/, '')
    tokens.push({ word, start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

/** The words of several texts as one tsvector. */
export function searchVectorOf(texts: readonly string[]): SearchVector {
  const places = new Map<string, number[]>()
  let position = 0
  let words = 0
  let bytes = 0
  let cut = false
  for (const text of texts) {
    for (const { word } of tokensOf(text)) {
      words++
      position = Math.min(position + 1, lastPosition)
      const known = places.get(word)
      if (known) {
        if (known.length < mostPositions && known.at(-1) !== position) {
          known.push(position)
          bytes += 2
        }
        continue
      }
      const cost = Buffer.byteLength(word) + 8
      if (bytes + cost > mostBytes) cut = true
      else {
        places.set(word, [position])
        bytes += cost
      }
    }
    position = Math.min(position + gap, lastPosition)
  }
  const vector = [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ')
  return { vector, words, cut }
}

// Marks above and below letters are part of words in many scripts, and stay.
const isWordCharacter = (character: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(character)

function foldUnit(unit: number): number {
  const character = String.fromCharCode(unit)
  // The ʻokina and its look-alikes are typed as any apostrophe, or not at all.
  const isWord = isWordCharacter(character) && unit !== 0x02bb && unit !== 0x02bc
  const to = isWord ? bareLetter(character.toLowerCase(), unit) : space
  folded[unit] = to
  return to
}

function bareLetter(lower: string, unit: number): number {
  if (lower.length !== 1) return unit
  const [letter = '', ...marks] = lower.normalize('NFD')
  const isAccentedLatin =
    marks.length > 0 && marks.every((mark) => /\p{M}/u.test(mark)) && /\p{Script=Latin}/u.test(letter)
  return (isAccentedLatin && letter.length === 1 ? letter : lower).charCodeAt(0)
}

function textOf(units: Uint16Array): string {
  let text = ''
  for (let i = 0; i < units.length; i += 8_192) text += String.fromCharCode(...units.subarray(i, i + 8_192))
  return text
}
