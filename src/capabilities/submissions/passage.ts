export interface Span {
  /** UTF-16 code units, end exclusive. */
  readonly start: number
  readonly end: number
}

/**
 * Where a passage stands in a text. White space may differ, because people copy across line ends; anything else
 * must be the same. Undefined when it is not there, or there more than once: a mark on the wrong words would be
 * worse than none, and the passage as given is kept for a person to read.
 *
 * Takes time with the length of both (Knuth, Morris and Pratt 1977): what strangers send must not cost more.
 */
export function findSpan(text: string, passage: string): Span | undefined {
  const wanted = collapse(passage.trim()).units
  if (wanted.length === 0) return undefined
  const { units, places } = collapse(text)
  const fallback = fallbacks(wanted)
  let found: Span | undefined
  let matched = 0
  for (let i = 0; i < units.length; i++) {
    while (matched > 0 && units[i] !== wanted[matched]) matched = fallback[matched - 1] ?? 0
    if (units[i] === wanted[matched]) matched++
    if (matched < wanted.length) continue
    if (found) return undefined
    const first = i - wanted.length + 1
    found = { start: places[first] as number, end: (places[i] as number) + 1 }
    matched = fallback[matched - 1] ?? 0
  }
  return found
}

const space = 0x20
const isSpace = (unit: number): boolean =>
  unit === space ||
  (unit < 0x21 ? unit > 8 && unit < 14 : unit >= 0xa0 && /\s/.test(String.fromCharCode(unit)))

/** The code units with each run of white space as one space, and where each of them stood in the text. */
function collapse(text: string): { units: Uint16Array; places: Uint32Array } {
  const units = new Uint16Array(text.length)
  const places = new Uint32Array(text.length)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const blank = isSpace(unit)
    if (blank && length > 0 && units[length - 1] === space) continue
    units[length] = blank ? space : unit
    places[length++] = i
  }
  return { units: units.subarray(0, length), places }
}

/** For each beginning of the pattern: how long a shorter beginning it ends with. */
function fallbacks(pattern: Uint16Array): Uint32Array {
  const lengths = new Uint32Array(pattern.length)
  let length = 0
  for (let i = 1; i < pattern.length; i++) {
    while (length > 0 && pattern[i] !== pattern[length]) length = lengths[length - 1] as number
    if (pattern[i] === pattern[length]) length++
    lengths[i] = length
  }
  return lengths
}
