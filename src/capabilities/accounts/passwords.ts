import { hash, verify } from '@node-rs/argon2'

/**
 * Argon2id as OWASP's password storage advice has it: 19 MiB, two passes, one lane. About 30 ms of one core, so that
 * a burst of sign-ins cannot starve the site.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** In code points. Longer ones are refused only because hashing them is work. */
export const shortestPassword = 12
const longestPassword = 200

/**
 * In bytes of UTF-8 as typed: room for the longest password in any script, macrons typed apart. It is looked at
 * before anything else, because counting the characters of megabytes is work too.
 */
const longestTyped = 2_400

const isOverlong = (password: string): boolean => Buffer.byteLength(password) > longestTyped

export type PasswordRefusal = 'too-short' | 'too-long' | 'too-common'

// Pieces of which the passwords that are tried first are put together. Not a list of passwords: those are shorter
// than ours may be, or chains of these.
const worn = [
  ...[
    'password',
    'passw0rd',
    'p@ssword',
    'p@ssw0rd',
    'passwort',
    'passphrase',
    'letmein',
    'welcome',
    'changeme',
  ],
  ...[
    'secret',
    'admin',
    'administrator',
    'login',
    'default',
    'access',
    'master',
    'hello',
    'iloveyou',
    'trustno',
  ],
  ...[
    'qwertyuiop',
    'qwerty',
    'asdfghjkl',
    'asdfgh',
    'zxcvbnm',
    'zxcvbn',
    '1q2w3e4r5t',
    '1q2w3e4r',
    'qazwsxedc',
  ],
  ...['qazwsx', 'abcdefghijkl', 'abcdefgh', 'abcdef', 'abcd', 'abc'],
  ...[
    '1234567890',
    '0123456789',
    '123456789',
    '987654321',
    '123456',
    '654321',
    '12345',
    '1234',
    '123',
    '321',
  ],
  ...[
    'football',
    'baseball',
    'superman',
    'batman',
    'dragon',
    'monkey',
    'sunshine',
    'princess',
    'shadow',
    'rugby',
  ],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...[
    'summer',
    'autumn',
    'winter',
    'spring',
    'january',
    'february',
    'march',
    'april',
    'june',
    'july',
    'august',
  ],
  ...[
    'september',
    'october',
    'november',
    'december',
    'aotearoa',
    'newzealand',
    'wellington',
    'auckland',
    'kiaora',
  ],
  ...['allblacks', 'government', 'govt', 'ministry', 'treaty', 'travaux', 'consultation'],
].sort((a, b) => b.length - a.length)

/** What is left must hold at least this much that is not worn. */
const leastFresh = 5

/**
 * Why a password is refused, or undefined. Length decides; beyond it only what every guesser tries: chains of worn
 * words and digits, few characters over and over, and what the person is called (`about`: name, address, site).
 */
export function passwordRefusal(password: string, about: readonly string[]): PasswordRefusal | undefined {
  if (isOverlong(password)) return 'too-long'
  const characters = [...password.normalize('NFC')]
  if (characters.length < shortestPassword) return 'too-short'
  if (characters.length > longestPassword) return 'too-long'
  const lower = password.normalize('NFC').toLowerCase()
  if (new Set(lower).size < leastFresh) return 'too-common'
  const own = about
    .flatMap((each) => each.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((each) => each.length >= 3)
  const whole = lower.replace(/\s+/g, '')
  const rest = [...own, ...worn].reduce((left, piece) => left.replaceAll(piece, ''), whole)
  if (rest.length === whole.length) return undefined
  // A year or an exclamation mark after a worn word is what every guesser adds.
  const fresh = new Set(rest.replace(/[\p{N}\p{P}\p{S}]+/gu, '')).size
  return fresh < leastFresh ? 'too-common' : undefined
}

/** @returns the hash in PHC string format, its salt and costs included. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

let nobody: Promise<string> | undefined

/**
 * True when the password is right. Without a hash (nobody has that address) the same work is done for nothing, so
 * that the time it takes does not tell who has an account.
 */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  if (isOverlong(password) || [...password.normalize('NFC')].length > longestPassword) return false
  nobody ??= hashPassword('nobody has this password, it only takes its time')
  const right = await verify(passwordHash ?? (await nobody), password.normalize('NFC'))
  return right && passwordHash != null
}
