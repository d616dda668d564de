import type { DetectedType } from '../reading.ts'
import { type Findings, Unreadable } from './findings.ts'
import { asUnreadable, loadMupdf } from './mupdf.ts'
import { recognise } from './ocr.ts'
import { packageVersion } from './package-version.ts'
import { measurePicture } from './picture-size.ts'
import { recognisePage } from './recognise-page.ts'
import type { SourceFile } from './source-file.ts'

/** A picture's letters, recognised. Its size is looked at before it is unpacked: a small file may claim a vast one. */
export async function readPicture(file: SourceFile, type: DetectedType, found: Findings): Promise<void> {
  const size = measurePicture(file, type.kind)
  if (!size) throw new Unreadable('damaged')
  if (size.width * size.height > found.limits.pixels) throw new Unreadable('picture-too-large')
  if (type.kind === 'webp') return readWithoutRendering(file, size, found)
  const library = await loadMupdf()
  try {
    const document = library.Document.openDocument(file.whole(), type.mediaType)
    const count = document.countPages()
    found.setPageCount(count)
    const allowance = { left: found.limits.ocrPages }
    for (let i = 0; i < count; i += 1) {
      const page = document.loadPage(i)
      const [x0, y0, x1, y1] = page.getBounds()
      const scale = wantedSide(size) / Math.max(1, x1 - x0, y1 - y0)
      const words = await recognisePage(page, found, allowance, scale)
      page.destroy()
      if (!(await found.addPage(words ?? { words: '' }))) break
    }
    document.destroy()
  } catch (error) {
    throw asUnreadable(error)
  }
}

/** Longest side in pixels at which letters are looked for: small pictures are enlarged, those of cameras made smaller. */
const wantedSide = ({ width, height }: { width: number; height: number }): number =>
  Math.min(2_600, Math.max(Math.min(1_600, 2 * Math.max(width, height)), width, height))

async function readWithoutRendering(
  file: SourceFile,
  size: { width: number; height: number },
  found: Findings,
): Promise<void> {
  found.setPageCount(1)
  if (!found.ocr) return found.note('ocr-left-out')
  found.useMethod(packageVersion('tesseract.js'))
  const { lines, confidence } = await recognise(file.whole())
  if (confidence < 0.7) found.note('ocr-unsure')
  await found.addPage({ ...size, words: confidence < 0.4 ? [] : lines, method: 'ocr', confidence })
}
