import { createHash } from 'node:crypto'

// Crockford's base 32: no I, L, O or U, so that a reference survives a telephone line.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The public reference of a submission, such as `7K3Q-9M2X-4TBD`: eleven letters drawn from SHA-256 of its
 * identifier (55 bits) and a check letter. Derived, never stored elsewhere to be looked up: on a cluster a unique
 * column over all shards would cost every submission a second server.
 */
export function referenceOf(submissionId: string): string {
  const bits = createHash('sha256').update(submissionId).digest().readBigUInt64BE() >> 9n
  let letters = ''
  for (let shift = 50n; shift >= 0n; shift -= 5n) letters += alphabet[Number((bits >> shift) & 31n)]
  const whole = letters + checkLetter(letters)
  return `${whole.slice(0, 4)}-${whole.slice(4, 8)}-${whole.slice(8)}`
}

/** Reads a reference as people write it (lower case, spaces, O for 0); undefined when the check letter is wrong. */
export function readReference(written: string): string | undefined {
  const letters = written
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (letters.length !== 12 || [...letters].some((letter) => !alphabet.includes(letter))) return undefined
  if (checkLetter(letters.slice(0, 11)) !== letters[11]) return undefined
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

// Weights 1 to 11 modulo the prime 31: every single slip and every swap of neighbours is caught, but for the
// letter pair 0 and Z, which are equal modulo 31.
function checkLetter(letters: string): string {
  let sum = 0
  for (let i = 0; i < letters.length; i++) sum += (i + 1) * alphabet.indexOf(letters[i] as string)
  return alphabet[sum % 31] as string
}
