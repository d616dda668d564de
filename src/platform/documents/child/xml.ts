import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes'
import { Unreadable } from './findings.ts'

/** Told of what is met in a piece of XML, in its order. */
export interface XmlVisitor {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/** No document of an office nests this deep; a bomb does. */
const deepest = 2_000

/**
 * Walks through XML that comes in pieces, in memory that does not grow with it. Entities are not expanded and nothing is
 * fetched. Throws `Unreadable` where it is not well formed.
 */
export async function walkXml(pieces: AsyncIterable<Buffer>, visitor: XmlVisitor): Promise<void> {
  const parser = new SaxesParser()
  let depth = 0
  parser.on('error', () => {
    throw new Unreadable('damaged')
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1
    if (depth > deepest) throw new Unreadable('damaged')
    visitor.open?.(tag.name, tag.attributes as Record<string, SaxesAttributePlain['value']>)
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1
    visitor.close?.(tag.name)
  })
  parser.on('text', (text) => visitor.text?.(text))
  parser.on('cdata', (text) => visitor.text?.(text))
  let decoder: TextDecoder | undefined
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece))
    parser.write(decoder.decode(piece, { stream: true }))
  }
  if (!decoder) return
  parser.write(decoder.decode())
  parser.close()
}

function encodingOf(first: Buffer): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
