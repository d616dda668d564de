import { tellType } from '../tell-type.ts'
import type { Findings } from './findings.ts'
import { readPicture } from './picture.ts'
import { sourceOfBytes } from './source-file.ts'
import type { Zip } from './zip.ts'

const mostBytes = 30 * 1024 * 1024

/** A document without any words may be a scan that was put into it as pictures: their letters are recognised then. */
export async function readEmbeddedPictures(zip: Zip, found: Findings): Promise<void> {
  const pictures = zip.names.filter((name) =>
    /^(word\/media|ppt\/media|Pictures)\/.+\.(png|jpe?g|tiff?|bmp)$/i.test(name),
  )
  for (const name of pictures.slice(0, found.limits.ocrPages)) {
    const parts: Buffer[] = []
    let length = 0
    for await (const piece of zip.pieces(name)) {
      length += piece.length
      if (length > mostBytes) break
      parts.push(piece)
    }
    const bytes = Buffer.concat(parts)
    const type = tellType(bytes, name)
    if (length <= mostBytes && /^(png|jpeg|tiff|bmp)$/.test(type.kind))
      await readPicture(sourceOfBytes(bytes, name), type, found)
  }
}
