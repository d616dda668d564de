import type { Document, Page } from 'mupdf'
import type { DocumentLimits } from '../limits.ts'
import type { DrawnPage } from '../reading.ts'
import { bytesToTell, tellType } from '../tell-type.ts'
import { loadMupdf, mupdf } from './mupdf.ts'
import { openPdf } from './pdf.ts'
import { measurePicture } from './picture-size.ts'
import type { SourceFile } from './source-file.ts'

/** Wide enough to read a hand's writing on, and a moment's work. */
const widthInPixels = 1_400
const mostPixels = 8_000_000
const quality = 82

/** A page as a picture, whatever else stands in its file; undefined where it cannot be drawn. */
export async function drawPage(
  file: SourceFile,
  number: number,
  limits: DocumentLimits,
): Promise<DrawnPage | undefined> {
  if (file.size > limits.bytes) return undefined
  await loadMupdf()
  const document = openDrawable(file, limits)
  if (!document) return undefined
  try {
    const pageCount = document.countPages()
    if (number > pageCount) return undefined
    return { jpeg: draw(document.loadPage(number - 1)), pageCount }
  } finally {
    document.destroy()
  }
}

function openDrawable(file: SourceFile, limits: DocumentLimits): Document | undefined {
  const type = tellType(file.bytes(0, bytesToTell), file.name)
  switch (type.kind) {
    case 'pdf':
      return openPdf(file.whole(), false)
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'bmp':
    case 'tiff': {
      const size = measurePicture(file, type.kind)
      if (!size || size.width * size.height > limits.pixels) return undefined
      return mupdf().Document.openDocument(file.whole(), type.mediaType)
    }
    default:
      return undefined
  }
}

function draw(page: Page): Uint8Array {
  const { Matrix, ColorSpace } = mupdf()
  const [x0, y0, x1, y1] = page.getBounds()
  const [width, height] = [Math.max(1, x1 - x0), Math.max(1, y1 - y0)]
  const scale = Math.min(widthInPixels / width, Math.sqrt(mostPixels / (width * height)))
  const pixmap = page.toPixmap(Matrix.scale(scale, scale), ColorSpace.DeviceRGB, false, true)
  try {
    return Uint8Array.from(pixmap.asJPEG(quality, false))
  } finally {
    pixmap.destroy()
    page.destroy()
  }
}
