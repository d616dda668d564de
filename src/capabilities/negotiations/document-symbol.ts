/** A United Nations document symbol in its parts: `A/AC.291/22/Rev.1` is organ A, body AC.291, number 22, Rev 1. */
export interface DocumentSymbol {
  /** A General Assembly, S Security Council, E Economic and Social Council, T Trusteeship Council, ST Secretariat. */
  readonly organ: string
  /** Committees and other bodies below the organ, outermost first, joined by `/`: `AC.291`, `C.3`, `HRC`. */
  readonly body: string | undefined
  /** The session or year within which it is numbered: `79`, `ES-11`, `2022`. */
  readonly session: string | undefined
  /** What it is: `L` limited, `CRP` conference room paper, `RES` resolution; undefined for the general series. */
  readonly nature: string | undefined
  readonly number: string
  /** What it does to an earlier document, in the order printed: a Rev replaces, an Add adds, a Corr corrects. */
  readonly suffixes: readonly { readonly kind: SuffixKind; readonly number: number }[]
  /** The symbol in its regular form. */
  readonly regular: string
}

const suffixKinds = ['Rev', 'Add', 'Corr', 'Amend', 'Summary'] as const
export type SuffixKind = (typeof suffixKinds)[number]

const natures = [
  'CRP',
  'L',
  'INF',
  'PV',
  'SR',
  'WP',
  'NGO',
  'RES',
  'DEC',
  'PRST',
  'PET',
  'RT',
  'R',
  'NC',
  'MISC',
]
const bodies = ['AC', 'C', 'CN', 'CONF', 'WG', 'PC', 'SC', 'SUB', 'GA', 'BUR', 'EX', 'CP', 'MSP', 'COP', 'TB']
const organs = /^(A|S|E|T|ST|[A-Z][A-Z0-9]{2,9})$/

/**
 * Reads a document symbol as people print it. Forgives a slash where a full stop belongs (`A/AC/291/L.15`), spaces,
 * small letters, a stop at the end, and the long dash of a careless copy.
 *
 * @returns undefined for what is no such symbol: depositary notifications, press releases, titles.
 */
export function parseDocumentSymbol(printed: string): DocumentSymbol | undefined {
  const cleaned = printed
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s*([/.])\s*/g, '$1')
    .trim()
    .replace(/^(?:un\s+)?doc(?:ument)?\.?\s*/i, '')
    .replace(/[.,;:]+$/, '')
  if (!/^[A-Za-z][A-Za-z0-9./()\- ]*$/.test(cleaned) || cleaned.length > 80) return undefined
  const parts = joinSplitParts(cleaned.split('/').map((part) => part.trim()))
  const organ = parts[0]?.toUpperCase() ?? ''
  if (!organs.test(organ) || parts.length < 2) return undefined

  const suffixes: { kind: SuffixKind; number: number }[] = []
  const middle: string[] = []
  for (const part of parts.slice(1)) {
    const suffix = readSuffix(part)
    if (suffix) suffixes.push(suffix)
    else if (suffixes.length > 0) return undefined
    else middle.push(part)
  }

  const found: string[] = []
  let session: string | undefined
  let nature: string | undefined
  let number: string | undefined
  for (const [at, part] of middle.entries()) {
    const last = at === middle.length - 1
    const dotted = /^([A-Za-z]{1,5})\.(\d+[A-Za-z]?)$/.exec(part)
    const letters = dotted?.[1]?.toUpperCase()
    if (dotted && letters && last && natures.includes(letters) && !(letters === 'C' && number)) {
      nature = letters
      number = dotted[2]
    } else if (dotted && letters && bodies.includes(letters)) found.push(`${letters}.${dotted[2]}`)
    else if (/^[A-Za-z]{1,10}$/.test(part)) {
      if (['RES', 'DEC', 'PRST', 'INF'].includes(part.toUpperCase())) nature = part.toUpperCase()
      else found.push(part.toUpperCase())
    } else if (/^(?:ES-|S-)?\d{1,5}(?:\([IVXLCDM]+\))?$/i.test(part)) {
      if (last) number = part.toUpperCase()
      else if (session === undefined) session = part.toUpperCase()
      else return undefined
    } else return undefined
  }
  if (number === undefined) return undefined

  const numbered = nature && !['RES', 'DEC', 'PRST'].includes(nature) ? `${nature}.${number}` : number
  const regular = [
    organ,
    ...found,
    ...(nature && numbered === number ? [nature] : []),
    ...(session ? [session] : []),
    numbered,
    ...suffixes.map((suffix) => (suffix.number === 0 ? suffix.kind : `${suffix.kind}.${suffix.number}`)),
  ].join('/')
  return { organ, body: found.join('/') || undefined, session, nature, number, suffixes, regular }
}

/** Where the United Nations shows a document, for symbols that can be read. */
export function documentUrl(symbol: string): string | undefined {
  const parsed = parseDocumentSymbol(symbol)
  return parsed && `https://undocs.org/${encodeURI(parsed.regular)}`
}

// "AC/291" and "Rev 1" are slips for "AC.291" and "Rev.1": a body or suffix that must carry a number has lost its stop.
function joinSplitParts(parts: readonly string[]): string[] {
  const joined: string[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as string
    const next = parts[at + 1]
    const spaced = /^([A-Za-z]{1,7}) (\d+[A-Za-z]?)$/.exec(part)
    const upper = part.toUpperCase()
    if (spaced) joined.push(`${spaced[1]}.${spaced[2]}`)
    else if (
      at > 0 &&
      next !== undefined &&
      /^\d+$/.test(next) &&
      (['AC', 'CN', 'CONF', 'WG', 'L', 'CRP'].includes(upper) ||
        suffixKinds.some((kind) => kind.toUpperCase() === upper))
    ) {
      joined.push(`${part}.${next}`)
      at += 1
    } else joined.push(part)
  }
  return joined
}

function readSuffix(part: string): { kind: SuffixKind; number: number } | undefined {
  const match = /^(Rev|Add|Corr|Amend|Summary)\.?\s?(\d{1,3})?$/i.exec(part)
  const kind = suffixKinds.find((each) => each.toUpperCase() === match?.[1]?.toUpperCase())
  return kind && { kind, number: match?.[2] ? Number(match[2]) : 0 }
}
