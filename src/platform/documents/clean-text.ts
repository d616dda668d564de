import { toNfc } from '../nfc.ts'

// Control characters but tab and line feed; the byte order mark; what is no character.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g

/** Makes words that were found in a file fit to be kept: NFC, lines that end with \n, no control characters, no halves of pairs. */
export function cleanText(text: string): string {
  const tidy = text
    .replace(/\r\n?|[\u0085\u2028\u2029\f\v]/g, '\n')
    .replace(unwanted, '')
    .replace(/[ \t\u00a0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
  return toNfc(wellFormed(tidy))
}

/** The same for one line, which it stays. */
export const cleanLine = (text: string): string =>
  toNfc(
    wellFormed(
      text
        .replace(/[\r\n\u0085\u2028\u2029\f\v]+/g, ' ')
        .replace(unwanted, '')
        .trim(),
    ),
  )

const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const wellFormed = (text: string): string => text.replace(halfPair, '\ufffd')
