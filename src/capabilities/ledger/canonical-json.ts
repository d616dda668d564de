import { sha256 } from '../../platform/ids.ts'

/**
 * Canonical JSON (RFC 8785): one way to write a value down, so that a hash over it means something.
 * Numbers print as ECMAScript prints them, which is what the standard asks; keys sort by UTF-16 code units.
 *
 * @throws TypeError on what JSON cannot hold (undefined in an array, NaN, a lone surrogate, a cycle).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number must be finite')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([key, each]) => `${canonicalString(key)}:${canonicalJson(each)}`).join(',')}}`
  }
  throw new TypeError(`JSON cannot hold a ${typeof value}`)
}

/**
 * Names what a page was made from: 24 hexadecimal digits, the same for the same value. A form carries it back, so that
 * saving can tell whether anything moved since. Undefined counts as null.
 *
 * @throws TypeError on what JSON cannot hold.
 */
export const fingerprintOf = (value: unknown): string => sha256(canonicalJson(value ?? null)).slice(0, 24)

function canonicalString(text: string): string {
  // With the u flag a surrogate is matched only where it has lost its other half.
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('a string must not hold a lone surrogate')
  return JSON.stringify(text)
}
