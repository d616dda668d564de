import { isWideWithoutMark } from '../text-types.ts'

/** How bytes are to be read as letters, and whether that was guessed. */
export interface Charset {
  readonly label: string
  readonly guessed: boolean
}

/** From the mark at the beginning, else by trying: UTF-8 proves itself; older sets are guessed by the letters they give. */
export function tellCharset(bytes: Buffer): Charset {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: 'utf-8', guessed: false }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', guessed: false }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', guessed: false }
  const wide = isWideWithoutMark(bytes.subarray(0, 4_096))
  if (wide) return { label: `utf-16${wide}`, guessed: true }
  if (isUtf8(bytes)) return { label: 'utf-8', guessed: false }
  return { label: guessOldCharset(bytes.subarray(0, 100_000)), guessed: true }
}

/** The last letter may be cut off. */
function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Sets of several bytes a letter: unlikely to fit by chance, and then their letters must be those people write with. */
const wideSets: readonly (readonly [string, RegExp])[] = [
  ['iso-2022-jp', /[\u3040-\u30ff]/g],
  ['shift_jis', /[\u3040-\u30ff]/g],
  ['euc-jp', /[\u3040-\u30ff]/g],
  ['euc-kr', /[\uac00-\ud7a3]/g],
  ['gb18030', /[\u4e00-\u9fa5]/g],
  ['big5', /[\u4e00-\u9fa5]/g],
]

function guessOldCharset(bytes: Buffer): string {
  const high = bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0)
  // In a text in Cyrillic most letters are high, and most of them small.
  if (high > bytes.length * 0.4) {
    const cyrillic = ['windows-1251', 'koi8-r'].map((label) => [label, smallCyrillic(bytes, label)] as const)
    const best = cyrillic.sort((a, b) => b[1] - a[1])[0]
    if (best && best[1] > high * 0.6) return best[0]
  }
  for (const [label, letters] of wideSets) {
    const text = tryDecode(bytes, label)
    const found = text?.match(letters)?.length ?? 0
    if (found > 3 && found * 2 > high * 0.4) return label
  }
  return 'windows-1252'
}

const smallCyrillic = (bytes: Buffer, label: string): number =>
  (tryDecode(bytes, label) ?? '').match(/[а-яё]/g)?.length ?? 0

function tryDecode(bytes: Buffer, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}

/** A decoder for a set that a file names itself; undefined for one that nobody knows. */
export function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}
