import type { Page } from 'mupdf'
import type { Findings, FoundPage } from './findings.ts'
import { mupdf } from './mupdf.ts'
import { type Recognised, recognise } from './ocr.ts'
import { packageVersion } from './package-version.ts'

/** Letters are best recognised at 200 dots an inch; more takes longer and finds no more. */
const dotsPerPoint = 200 / 72
const mostPixels = 12_000_000
const mostSidePixels = 4_000

/** Surer than this, the page is the right way up. */
const upright = 0.55
/** Less sure, there are no words at all. */
const noWords = 0.4
/** Less sure, a person should look. */
const unsure = 0.7

/** Counts pages within the number that a file is allowed. */
export interface OcrAllowance {
  left: number
}

/**
 * Recognises the letters on a page that is a picture, whichever way round it lies. Undefined when that is not allowed any
 * more, which is noted.
 */
export async function recognisePage(
  page: Page,
  found: Findings,
  allowance: OcrAllowance,
  dots = dotsPerPoint,
): Promise<FoundPage | undefined> {
  if (!found.ocr || allowance.left <= 0 || found.timeUsed() > 0.7) {
    found.note('ocr-left-out')
    return undefined
  }
  allowance.left -= 1
  found.useMethod(packageVersion('tesseract.js'))
  const best = await recogniseUpright(page, dots, found)
  const [x0, y0, x1, y1] = page.getBounds()
  const size = { width: x1 - x0, height: y1 - y0 }
  const isWords =
    best.confidence >= noWords && /\p{L}{2}/u.test(best.lines.map((line) => line.text).join(' '))
  if (!isWords) return { ...size, words: [], method: 'ocr', confidence: best.confidence }
  if (best.confidence < unsure) found.note('ocr-unsure')
  const lines = best.lines.map((line) => ({ ...line, x: line.x - x0, y: line.y - y0 }))
  return { ...size, words: lines, method: 'ocr', confidence: best.confidence }
}

/** As it lies; where that gives hardly any words, the way round that gives the most, which is looked for at half the size. */
async function recogniseUpright(page: Page, dots: number, found: Findings): Promise<Recognised> {
  const first = await turned(page, 0, dots)
  if (first.confidence > upright) return first
  let best = { degrees: 0, words: wordsIn(first) }
  for (const degrees of [90, 270, 180]) {
    if (found.timeUsed() > 0.6) break
    const words = wordsIn(await turned(page, degrees, dots / 2))
    if (words > best.words * 1.5) best = { degrees, words }
  }
  return best.degrees === 0 ? first : turned(page, best.degrees, dots)
}

/** How much was recognised, weighed by how sure it is: of a page upside down there is little of either. */
const wordsIn = ({ lines }: Recognised): number =>
  lines.reduce((sum, { text, confidence }) => sum + text.length * confidence ** 2, 0)

/** Recognises a page turned by so many degrees; the boxes come back in points of the page as it lies. */
async function turned(page: Page, degrees: number, dots: number): Promise<Recognised> {
  const { Matrix, Rect, ColorSpace } = mupdf()
  const [x0, y0, x1, y1] = page.getBounds()
  const scale = Math.min(
    dots,
    Math.sqrt(mostPixels / Math.max(1, (x1 - x0) * (y1 - y0))),
    mostSidePixels / Math.max(1, x1 - x0, y1 - y0),
  )
  const matrix = Matrix.concat(Matrix.scale(scale, scale), Matrix.rotate(degrees))
  const pixmap = page.toPixmap(matrix, ColorSpace.DeviceGray, false, true)
  const origin = [pixmap.getX(), pixmap.getY()] as const
  const png = Buffer.from(pixmap.asPNG())
  pixmap.destroy()
  const found = await recognise(png)
  const back = Matrix.invert(matrix)
  return {
    ...found,
    lines: found.lines.map((line) => {
      const [left, top] = [line.x + origin[0], line.y + origin[1]]
      const [a, b, c, d] = Rect.transform([left, top, left + line.width, top + line.height], back)
      return { ...line, x: a, y: b, width: c - a, height: d - b }
    }),
  }
}

/** True when anything is drawn on a page: looked for at a fifth of its size. */
export function hasInk(page: Page): boolean {
  const { Matrix, ColorSpace } = mupdf()
  const [x0, y0, x1, y1] = page.getBounds()
  const scale = Math.min(0.5, 400 / Math.max(1, x1 - x0, y1 - y0))
  const pixmap = page.toPixmap(Matrix.scale(scale, scale), ColorSpace.DeviceGray, false, true)
  try {
    return pixmap.getPixels().some((grey) => grey < 200)
  } finally {
    pixmap.destroy()
  }
}
