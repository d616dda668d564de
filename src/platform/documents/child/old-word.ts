import type { CompoundFile } from './compound-file.ts'
import type { Findings } from './findings.ts'
import { Unreadable } from './findings.ts'
import { pageWriter } from './page-writer.ts'

const mostBytes = 100 * 1024 * 1024

/**
 * DOC of Word 97 to 2003. Its text lies in pieces, which a table in another stream puts in order. Deleted and hidden words
 * are not told from the others, so a document that was saved in pieces, as one with changes tracked may be, is read as it lies.
 */
export async function readOldWord(compound: CompoundFile, found: Findings): Promise<void> {
  const main = compound.stream('WordDocument', mostBytes)
  if (main.length < 0x1aa || main.readUInt16LE(0) !== 0xa5ec) throw new Unreadable('unsupported-type')
  // Version numbers below this are of Word 6 and 95, which kept text in another way.
  if (main.readUInt16LE(2) < 0xc1) throw new Unreadable('unsupported-type')
  const flags = main.readUInt16LE(0x0a)
  if (flags & 0x0100) throw new Unreadable('encrypted')
  const table = compound.stream(flags & 0x0200 ? '1Table' : '0Table', mostBytes)
  const length = main.readUInt32LE(0x4c)
  const pieces = readPieces(table, main.readUInt32LE(0x1a2), main.readUInt32LE(0x1a6))
  if (pieces.length === 0) throw new Unreadable('damaged')
  // Comments lie behind the text and its notes; their length says that there are some.
  if (main.readUInt32LE(0x5c) > 0) found.note('holds-comments')
  if (!isWords(main, pieces)) throw new Unreadable('damaged')
  const pages = pageWriter(found)
  for await (const text of pages.until(textOf(main, pieces, length)))
    for (const [i, page] of text.split('\f').entries()) {
      if (i > 0) pages.breakPage()
      pages.write(page)
    }
  await pages.end()
}

/** Where the table does not fit the text, what comes out is not letters; better none than those. */
function isWords(main: Buffer, pieces: readonly Piece[]): boolean {
  const text = pieces
    .slice(0, 50)
    .map((piece) => lettersOf(main, piece, Math.min(piece.letters, 2_000)))
    .join('')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the mark between cells
  const good = text.match(/[\p{L}\p{N}\p{P}\p{Z}\s\u0007]/gu)?.length ?? 0
  return good >= text.length * 0.8
}

interface Piece {
  readonly letters: number
  readonly at: number
  readonly wide: boolean
}

function readPieces(table: Buffer, from: number, size: number): Piece[] {
  const list = table.subarray(from, from + size)
  let at = 0
  // What changes letters comes first, and is of no interest here.
  while (at + 3 <= list.length && list[at] === 1) at += 3 + list.readUInt16LE(at + 1)
  if (at + 5 > list.length || list[at] !== 2) return []
  const places = list.subarray(at + 5, at + 5 + list.readUInt32LE(at + 1))
  const count = Math.floor((places.length - 4) / 12)
  const pieces: Piece[] = []
  for (let i = 0; i < count; i += 1) {
    const letters = places.readUInt32LE(4 * i + 4) - places.readUInt32LE(4 * i)
    const place = places.readUInt32LE(4 * (count + 1) + 8 * i + 2)
    const wide = (place & 0x40000000) === 0
    const offset = place & 0x3fffffff
    if (letters > 0) pieces.push({ letters, wide, at: wide ? offset : offset / 2 })
  }
  return pieces
}

async function* textOf(main: Buffer, pieces: readonly Piece[], length: number): AsyncIterable<string> {
  let left = length
  for (const piece of pieces) {
    const count = Math.min(piece.letters, left)
    if (count <= 0) return
    yield readable(lettersOf(main, piece, count))
    left -= count
  }
}

function lettersOf(main: Buffer, { at, wide }: Piece, count: number): string {
  const bytes = main.subarray(at, at + count * (wide ? 2 : 1))
  return wide ? bytes.toString('utf16le') : new TextDecoder('windows-1252').decode(bytes)
}

/** Fields stand as \x13 command \x14 result \x15; only the result is seen. \x07 ends cells, \x0b lines. */
const readable = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the format's own marks
    .replace(/\x13[^\x13\x14\x15]*(\x14|(?=\x15))/g, '')
    .replaceAll('\x07', '\t')
    .replaceAll('\r', '\n')
    .replaceAll('\x0b', '\n')
    .replaceAll('\x1e', '\u2011')
