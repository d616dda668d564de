import { toNfc } from '../nfc.ts'

/** Longer names are cut in the middle: their beginning and their ending say most. */
const longestName = 150
const longestExtension = 12

// What is not seen and changes how the rest is read: controls, and marks that turn the direction of writing or stand for
// nothing.
const unseen = /\p{Cc}|\p{Zl}|\p{Zp}|\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu

/**
 * A file's name as it may be shown and kept: the last part of a path, without what cannot be seen, NFC, not too long.
 * Never empty.
 */
export function cleanFileName(given: string): string {
  const whole = toNfc(
    given
      .slice(-4_000)
      .toWellFormed()
      .replaceAll(/[\t\r\n]/g, ' ')
      .replace(unseen, ''),
  )
  const last = (
    whole
      .split(/[/\\]/)
      .filter((part) => part.trim() !== '')
      .at(-1) ?? ''
  ).replace(/^[A-Za-z]:/, '')
  const name = last
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '')
  return name === '' ? 'file' : cut(name)
}

/** A name that is not among those taken, whatever their case: `notes (2).txt`. */
export function tellApart(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((each) => each.toLowerCase()))
  if (!known.has(name.toLowerCase())) return name
  const { stem, extension } = partsOf(name)
  for (let number = 2; ; number++) {
    const next = cut(`${stem} (${number})${extension}`)
    if (!known.has(next.toLowerCase())) return next
  }
}

function partsOf(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.')
  const isExtension = dot > 0 && name.length - dot <= longestExtension
  return isExtension
    ? { stem: name.slice(0, dot), extension: name.slice(dot) }
    : { stem: name, extension: '' }
}

function cut(name: string): string {
  const letters = [...name]
  if (letters.length <= longestName) return name
  const end = Math.max([...partsOf(name).extension].length, 40)
  return toNfc(`${letters.slice(0, longestName - end - 1).join('')}…${letters.slice(-end).join('')}`)
}
