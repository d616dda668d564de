import type { PDFDocument, PDFPage } from 'mupdf'
import { type Findings, type PlacedLine, Unreadable } from './findings.ts'
import { asUnreadable, loadMupdf, mupdf } from './mupdf.ts'
import { packageVersion } from './package-version.ts'
import { readingOrder } from './pdf-columns.ts'
import { type PageContent, readContent } from './pdf-lines.ts'
import { withPageList } from './pdf-rescue.ts'
import { readXfa } from './pdf-xfa.ts'
import { hasInk, recognisePage } from './recognise-page.ts'
import type { SourceFile } from './source-file.ts'

/** After so many pages in a row that cannot be opened there is nothing more to come. */
const mostBadPages = 25

/** PDF: the words of each page with their places; pages that are pictures are recognised. Fields show their values. */
export async function readPdf(file: SourceFile, found: Findings): Promise<void> {
  await loadMupdf()
  found.useMethod(packageVersion('mupdf'))
  const tail = file.bytes(Math.max(0, file.size - 4_096), 4_096)
  const isCutOff = !tail.includes('%%EOF')
  if (isCutOff) found.note('truncated')
  const document = openPdf(file.whole(), isCutOff)
  try {
    noteWhatItHolds(document, found)
    await readPages(document, found)
    await readXfa(document, found)
  } finally {
    document.destroy()
  }
}

/** Opens a PDF, also one that was cut off; thrown is why it cannot be. */
export function openPdf(bytes: Buffer, isCutOff: boolean): PDFDocument {
  try {
    const document = mupdf().Document.openDocument(bytes, 'application/pdf')
    const pdf = document.asPDF()
    if (!pdf) throw new Unreadable('damaged')
    // Many are locked against changes only, and open without a password.
    if (pdf.needsPassword() && pdf.authenticatePassword('') === 0) throw new Unreadable('encrypted')
    if (pdf.countPages() === 0) throw new Unreadable('damaged')
    return pdf
  } catch (error) {
    const reason = asUnreadable(error)
    const rescued =
      isCutOff && reason instanceof Unreadable && reason.reason === 'damaged'
        ? withPageList(bytes)
        : undefined
    if (rescued) return openPdf(rescued, false)
    throw reason
  }
}

/** Scripts, files and forms of the newer kind; a document too broken to be asked holds none. */
function noteWhatItHolds(document: PDFDocument, found: Findings): void {
  try {
    const root = document.getTrailer().get('Root')
    const action = root.get('OpenAction', 'S')
    const opens = action.isName() ? action.asName() : ''
    if (!root.get('Names', 'JavaScript').isNull() || /^(JavaScript|Launch)$/.test(opens))
      found.note('holds-scripts')
    if (!root.get('Names', 'EmbeddedFiles').isNull()) found.note('holds-files')
  } catch {
    found.note('damaged')
  }
}

async function readPages(document: PDFDocument, found: Findings): Promise<void> {
  const count = document.countPages()
  found.setPageCount(count)
  const allowance = { left: found.limits.ocrPages }
  let bad = 0
  for (let i = 0; i < count && bad < mostBadPages; i += 1) {
    let page: PDFPage | undefined
    try {
      page = document.loadPage(i) as PDFPage
      bad = 0
    } catch (error) {
      const reason = asUnreadable(error)
      if (!(reason instanceof Unreadable) || reason.reason !== 'damaged') throw reason
      bad += 1
      found.note('damaged')
      if (!(await found.addPage({ words: '' }))) return
      continue
    }
    try {
      if (!(await readPage(page, found, allowance))) return
    } finally {
      page.destroy()
    }
  }
}

async function readPage(page: PDFPage, found: Findings, allowance: { left: number }): Promise<boolean> {
  const [x0, y0, x1, y1] = page.getBounds()
  const size = { width: x1 - x0, height: y1 - y0 }
  try {
    const content = readContent(page)
    noteAnnotations(page, found)
    if (isPicture(page, content)) {
      const recognised = await recognisePage(page, found, allowance)
      if (recognised && recognised.words.length > 0) return found.addPage(recognised)
    }
    const lines = readingOrder(content.lines).map(
      (line): PlacedLine => ({ ...line, x: line.x - x0, y: line.y - y0 }),
    )
    return found.addPage({ ...size, words: isGarbled(content.lines) ? [] : lines })
  } catch (error) {
    const reason = asUnreadable(error)
    if (!(reason instanceof Unreadable)) throw reason
    found.note(reason.reason)
    return found.addPage({ ...size, words: '' })
  }
}

/** Notes stuck on a page are not words of it; that they are there is said. */
function noteAnnotations(page: PDFPage, found: Findings): void {
  for (const annotation of page.getAnnotations()) {
    const type = annotation.getType()
    if (type === 'FileAttachment') found.note('holds-files')
    else if (type !== 'FreeText' && type !== 'Stamp' && annotation.getContents().trim() !== '')
      found.note('holds-comments')
  }
}

const lettersIn = (lines: readonly PlacedLine[]): number =>
  lines.reduce((count, { text }) => count + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)

/** A page whose words are in a picture, though a number or a stamp may stand on it; or whose letters are only drawn. */
function isPicture(page: PDFPage, { lines, pictureArea }: PageContent): boolean {
  const [x0, y0, x1, y1] = page.getBounds()
  const letters = lettersIn(lines)
  if (isGarbled(lines)) return true
  if (letters === 0) return hasInk(page)
  return letters < 60 && pictureArea > 0.5 * (x1 - x0) * (y1 - y0)
}

/** Fonts that do not say which letters their shapes are give signs of no meaning. */
function isGarbled(lines: readonly PlacedLine[]): boolean {
  const text = lines.map((line) => line.text).join('')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a font without a table gives
  const bad = text.match(/[\u0001-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/g)?.length ?? 0
  return bad > 10 && bad > text.length * 0.3
}
