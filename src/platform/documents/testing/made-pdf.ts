import * as mupdf from 'mupdf'

/** A line of text at a place, in points from the bottom left corner. */
export interface MadeLine {
  readonly x: number
  readonly y: number
  readonly text: string
}

const a4 = [0, 0, 595, 842] as const

/** A PDF of A4 pages with lines of Helvetica, saved with options such as `encrypt=aes-256,user-password=…`. */
export function madePdf(pages: readonly (readonly MadeLine[])[], options = ''): Buffer {
  const document = new mupdf.PDFDocument()
  const font = document.addSimpleFont(new mupdf.Font('Helvetica'), 'Latin')
  const resources = document.addObject({ Font: { F: font } })
  for (const lines of pages) {
    const shown = lines.map(({ x, y, text }) => `1 0 0 1 ${x} ${y} Tm (${text}) Tj`).join(' ')
    document.insertPage(-1, document.addPage([...a4], 0, resources, `BT /F 12 Tf ${shown} ET`))
  }
  return Buffer.from(document.saveToBuffer(options).asUint8Array())
}

/** One line on each page. */
export const pdfOf = (texts: readonly string[], options = ''): Buffer =>
  madePdf(
    texts.map((text) => [{ x: 72, y: 700, text }]),
    options,
  )

/** A PDF written by hand: objects by number, the first of which is the catalogue. */
export function rawPdf(objects: Readonly<Record<number, string>>): Buffer {
  const body = Object.entries(objects).map(([number, object]) => `${number} 0 obj${object}endobj\n`)
  return Buffer.from(`%PDF-1.4\n${body.join('')}trailer<</Root 1 0 R>>\n%%EOF`, 'latin1')
}

export const stream = (content: string, dictionary = ''): string =>
  `<<${dictionary}/Length ${content.length}>>stream\n${content}\nendstream `

/** A page with words, and one of forms that each draw the next ten times: there is no end to it in this world. */
export function endlessPdf(): Buffer {
  const objects: Record<number, string> = {
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2/MediaBox[0 0 200 200]>>',
    3: '<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>>>',
    4: stream('BT /F 12 Tf 20 100 Td (These words came first) Tj ET'),
    5: '<</Type/Page/Parent 2 0 R/Contents 7 0 R/Resources<</XObject<</X 10 0 R>>>>>>',
    6: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    7: stream('/X Do'),
  }
  const form = (next: string) => `/Type/XObject/Subtype/Form/BBox[0 0 200 200]${next}`
  for (let i = 10; i < 40; i += 1)
    objects[i] = stream('/X Do '.repeat(10), form(`/Resources<</XObject<</X ${i + 1} 0 R>>>>`))
  objects[40] = stream('0 0 9 9 re f', form(''))
  return rawPdf(objects)
}

/** A page as a scanner gives it: a picture, turned by so many degrees, and no text. */
export function scanOf(pdf: Buffer, degrees = 0): Buffer {
  const pixmap = renderPage(pdf, degrees)
  const document = new mupdf.PDFDocument()
  const picture = document.addImage(new mupdf.Image(pixmap))
  const [width, height] = [(pixmap.getWidth() * 72) / 200, (pixmap.getHeight() * 72) / 200]
  const content = `q ${width} 0 0 ${height} 0 0 cm /I Do Q`
  document.insertPage(-1, document.addPage([0, 0, width, height], 0, { XObject: { I: picture } }, content))
  return Buffer.from(document.saveToBuffer('compress').asUint8Array())
}

/** The first page as a picture file. */
export const pictureOf = (pdf: Buffer, kind: 'png' | 'jpeg'): Buffer => {
  const pixmap = renderPage(pdf, 0)
  return Buffer.from(kind === 'png' ? pixmap.asPNG() : pixmap.asJPEG(80, false))
}

function renderPage(pdf: Buffer, degrees: number): mupdf.Pixmap {
  const page = mupdf.Document.openDocument(pdf, 'application/pdf').loadPage(0)
  const matrix = mupdf.Matrix.concat(mupdf.Matrix.scale(200 / 72, 200 / 72), mupdf.Matrix.rotate(degrees))
  return page.toPixmap(matrix, mupdf.ColorSpace.DeviceRGB, false, true)
}
