import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Unreadable } from '../../../platform/documents/child/findings.ts'
import type { Zip } from '../../../platform/documents/child/zip.ts'

/** Told of what is met in a part of a workbook; names come without the prefix of their namespace. */
export interface PartVisitor {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  text(text: string): void
}

/** Between two tags stand the words of one cell, and no cell is as long as this. */
const mostBetweenTags = 16_000_000
const deepest = 1_000

/**
 * Walks through a part of a workbook, and pauses after each piece, so that what was found can be used before more is read. Words
 * that never end and nesting that never ends are given up. @throws `Unreadable`
 */
export async function* walkPart(zip: Zip, part: string, visitor: PartVisitor): AsyncGenerator<void> {
  const parser = new SaxesParser()
  let sinceTag = 0
  let depth = 0
  parser.on('error', () => {
    throw new Unreadable('damaged')
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    sinceTag = 0
    depth += 1
    if (depth > deepest) throw new Unreadable('damaged')
    visitor.open?.(plain(name), attributes as Record<string, string>)
  })
  parser.on('closetag', ({ name }: SaxesTagPlain) => {
    sinceTag = 0
    depth -= 1
    visitor.close(plain(name))
  })
  parser.on('text', visitor.text)
  parser.on('cdata', visitor.text)
  const decoder = new TextDecoder('utf-8')
  for await (const piece of zip.pieces(part)) {
    sinceTag += piece.length
    if (sinceTag > mostBetweenTags) throw new Unreadable('expands-too-far')
    parser.write(decoder.decode(piece, { stream: true }))
    yield
  }
  parser.write(decoder.decode())
  parser.close()
  yield
}

const plain = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The same zip, of whose parts only so much is read. */
export const withSmallParts = (zip: Zip, mostBytes: number): Zip => ({
  ...zip,
  async *pieces(name) {
    let bytes = 0
    for await (const piece of zip.pieces(name)) {
      bytes += piece.length
      if (bytes > mostBytes) throw new Unreadable('expands-too-far')
      yield piece
    }
  },
})
