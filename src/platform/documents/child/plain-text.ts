import { tellCharset } from './charset.ts'
import type { Findings } from './findings.ts'
import { pageWriter } from './page-writer.ts'
import type { SourceFile } from './source-file.ts'

const pieceBytes = 64 * 1024

/** Plain text in whatever letters; form feeds end a page. */
export async function readPlainText(file: SourceFile, found: Findings): Promise<void> {
  const { label, guessed } = tellCharset(file.bytes(0, 1024 * 1024))
  if (guessed) found.note('guessed-charset')
  const decoder = new TextDecoder(label)
  const pages = pageWriter(found)
  const write = (text: string) => {
    const [first = '', ...more] = text.split('\f')
    pages.write(first)
    for (const page of more) {
      pages.breakPage()
      pages.write(page)
    }
  }
  for await (const piece of pages.until(piecesOf(file))) write(decoder.decode(piece, { stream: true }))
  write(decoder.decode())
  await pages.end()
}

async function* piecesOf(file: SourceFile): AsyncIterable<Buffer> {
  for (let at = 0; at < file.size; at += pieceBytes) yield file.bytes(at, pieceBytes)
}
