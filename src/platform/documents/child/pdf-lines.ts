import type { PDFPage } from 'mupdf'
import type { PlacedLine } from './findings.ts'

/** The text of a page in the order of its content, and how much of it pictures cover. */
export interface PageContent {
  readonly lines: readonly PlacedLine[]
  /** Square points; pictures that lie on each other count each. */
  readonly pictureArea: number
}

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

interface Block {
  readonly type: string
  readonly bbox: Box
  readonly lines?: readonly { readonly bbox: Box; readonly text: string }[]
}

/** Places come as whole numbers; tenths of a point are wanted. */
const scale = 10

/** What stands on a page, with the values of fields and what was written on it later. */
export function readContent(page: PDFPage): PageContent {
  const drawn = page.toDisplayList(true)
  const structured = drawn.toStructuredText('preserve-images')
  const { blocks } = JSON.parse(structured.asJSON(scale)) as { blocks: readonly Block[] }
  structured.destroy()
  drawn.destroy()
  const lines: PlacedLine[] = []
  let pictureArea = 0
  for (const block of blocks) {
    if (block.type === 'image') pictureArea += (block.bbox.w * block.bbox.h) / scale ** 2
    for (const [i, { text, bbox }] of (block.lines ?? []).entries()) {
      if (text.trim() === '') continue
      lines.push({
        text,
        x: bbox.x / scale,
        y: bbox.y / scale,
        width: bbox.w / scale,
        height: bbox.h / scale,
        opens: i === 0,
      })
    }
  }
  return { lines, pictureArea }
}
