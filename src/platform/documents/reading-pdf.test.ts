import { expect, test } from 'vitest'
import { madePdf, pdfOf, pictureOf, rawPdf, scanOf, stream } from './testing/made-pdf.ts'
import { readBytes, wordsOf } from './testing/reading.ts'

const page = (more = ''): Record<number, string> => ({
  1: `<</Type/Catalog/Pages 2 0 R${more}>>`,
  2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
  4: stream('BT /F 12 Tf 40 100 Td (We support the treaty) Tj ET'),
  5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
})

test('two columns that were written row by row are read one after the other', async () => {
  const rows = Array.from({ length: 8 }, (_, i) => [
    { x: 60, y: 760 - i * 20, text: `Left row ${i} is about the treaty` },
    { x: 320, y: 760 - i * 20, text: `Right row ${i} is about the notice` },
  ])
  const heading = { x: 60, y: 800, text: 'A submission that goes right across the whole of the page' }
  const words = wordsOf(await readBytes('a.pdf', madePdf([[heading, ...rows.flat()]])))
  const order = [...words.matchAll(/(Left|Right) row (\d)/g)].map(([, side, row]) => `${side} ${row}`)
  const column = (side: string) => rows.map((_, i) => `${side} ${i}`)
  expect(order).toEqual([...column('Left'), ...column('Right')])
  expect(words.startsWith('A submission')).toBe(true)
})

test('the cells of a table stay in their rows', async () => {
  const rows = Array.from({ length: 8 }, (_, i) => [
    { x: 60, y: 760 - i * 20, text: `Article ${i}` },
    { x: 320, y: 760 - i * 20, text: 'opposed' },
  ])
  const words = wordsOf(await readBytes('a.pdf', madePdf([rows.flat()])))
  expect(words.replace(/\s+/g, ' ')).toContain('Article 0 opposed Article 1 opposed')
})

test('a document that only its password opens says that it is encrypted', async () => {
  const locked = pdfOf(['secret words'], 'encrypt=aes-256,user-password=kea,owner-password=tui')
  expect(await readBytes('a.pdf', locked)).toMatchObject({ outcome: 'unreadable', reasons: ['encrypted'] })
})

test('a document that is locked against changes only is read', async () => {
  const reading = await readBytes('a.pdf', pdfOf(['We support it'], 'encrypt=aes-256,owner-password=tui'))
  expect(reading).toMatchObject({ outcome: 'read', reasons: [] })
  expect(wordsOf(reading)).toBe('We support it')
})

test('a document that ends too early says so', async () => {
  const whole = rawPdf(page())
  const reading = await readBytes('a.pdf', whole.subarray(0, whole.indexOf('trailer')))
  expect(reading.reasons).toContain('truncated')
  expect(wordsOf(reading)).toBe('We support the treaty')
  // Written the other way round, as many programs do, it has lost the list of its pages.
  const list = '<</Type/Pages/Kids[3 0 R]/Count 1>>endobj'
  const backwards = Buffer.from(
    whole
      .toString('latin1')
      .replace(/1 0 obj.*?endobj\n2 0 obj.*?endobj\n/s, '')
      .replace('trailer', `2 0 obj${list}\ntrailer`),
    'latin1',
  )
  const rescued = await readBytes('a.pdf', backwards.subarray(0, backwards.indexOf('2 0 obj')))
  expect(rescued).toMatchObject({ outcome: 'partly', reasons: ['truncated'] })
  expect(wordsOf(rescued)).toBe('We support the treaty')
  const half = await readBytes('a.pdf', whole.subarray(0, 100))
  expect(half).toMatchObject({ outcome: 'unreadable' })
  expect(half.reasons).toContain('truncated')
})

test('lines that a mail system put before a document are passed over', async () => {
  const reading = await readBytes(
    'a.pdf',
    Buffer.concat([Buffer.from('X-Scanned: yes\r\n\r\n'), pdfOf(['Kia ora'])]),
  )
  expect(reading).toMatchObject({ type: { kind: 'pdf' }, outcome: 'read' })
})

test('what was filled into a form is text', async () => {
  const field =
    '<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Hana Tamatea)/Rect[40 20 300 40]/DA(/F 12 Tf 0 g)/P 3 0 R/F 4>>'
  const objects = page('/AcroForm<</Fields[6 0 R]/DR<</Font<</F 5 0 R>>>>/NeedAppearances true>>')
  objects[3] = objects[3]?.replace('/Contents', '/Annots[6 0 R]/Contents') ?? ''
  expect(wordsOf(await readBytes('a.pdf', rawPdf({ ...objects, 6: field })))).toContain('Hana Tamatea')
})

test('what was filled into a form that only one program can show is a page more', async () => {
  const data =
    '<xfa:datasets xmlns:xfa="x"><xfa:data><form><Position>Oppose</Position><Why>It costs too much</Why></form></xfa:data></xfa:datasets>'
  const objects = page('/NeedsRendering true/AcroForm<</Fields[]/XFA[(datasets) 6 0 R]>>')
  const reading = await readBytes('a.pdf', rawPdf({ ...objects, 6: stream(data) }))
  expect(reading.pages.map(({ text }) => text)).toContain('Position: Oppose\nWhy: It costs too much')
})

test('scripts, files and notes in a document are told of', async () => {
  const objects = page(
    '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</EmbeddedFiles<</Names[(a.txt) 7 0 R]>>>>',
  )
  objects[3] = objects[3]?.replace('/Contents', '/Annots[6 0 R]/Contents') ?? ''
  const note = '<</Type/Annot/Subtype/Text/Contents(I disagree)/Rect[10 10 20 20]>>'
  const reading = await readBytes('a.pdf', rawPdf({ ...objects, 6: note, 7: '<</Type/Filespec/F(a.txt)>>' }))
  expect(reading.outcome).toBe('read')
  expect([...reading.reasons].sort()).toEqual(['holds-comments', 'holds-files', 'holds-scripts'])
})

test('a page tree that leads back to itself ends', async () => {
  const objects = page()
  objects[2] = '<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 1000000>>'
  const reading = await readBytes('a.pdf', rawPdf(objects), { timeMs: 10_000 })
  expect(reading.reasons.length).toBeGreaterThan(0)
  expect(reading.tookMs).toBeLessThan(9_000)
})

test('a page that is a picture is recognised, with the places of its lines', async () => {
  const reading = await readBytes('scan.pdf', scanOf(pdfOf(['We support the treaty in every respect'])))
  expect(reading).toMatchObject({ outcome: 'read', pageCount: 1 })
  expect(reading.method).toMatch(/tesseract/)
  const [scanned] = reading.pages
  expect(scanned).toMatchObject({
    text: 'We support the treaty in every respect',
    method: 'ocr',
    language: 'en',
  })
  expect(scanned?.confidence).toBeGreaterThan(0.7)
  expect(scanned?.lines[0]?.x).toBeCloseTo(72, -1)
  expect(scanned?.lines[0]?.y).toBeCloseTo(132, -1)
}, 60_000)

test('a page that was scanned upside down is recognised', async () => {
  const lines = ['We support the treaty in every respect', 'and we would like to be heard about it'].map(
    (text, i) => ({ x: 72, y: 700 - 20 * i, text }),
  )
  const reading = await readBytes('scan.pdf', scanOf(madePdf([lines]), 180))
  expect(wordsOf(reading)).toContain('We support the treaty in every respect')
}, 60_000)

test('a scan is left for a person when letters are not to be recognised', async () => {
  const reading = await readBytes('scan.pdf', scanOf(pdfOf(['We support the treaty'])), { ocrPages: 0 })
  expect(reading).toMatchObject({ outcome: 'unreadable', reasons: ['ocr-left-out'] })
})

test.each(['png', 'jpeg'] as const)(
  'the letters in a picture (%s) are recognised',
  async (kind) => {
    const reading = await readBytes(`photo.${kind}`, pictureOf(pdfOf(['We support the treaty']), kind))
    expect(reading).toMatchObject({ type: { kind }, outcome: 'read' })
    expect(wordsOf(reading)).toBe('We support the treaty')
  },
  60_000,
)

test('a blank page is no failure of the others', async () => {
  const reading = await readBytes('a.pdf', pdfOf(['We support the treaty', '', 'and its protocol']))
  expect(reading).toMatchObject({ outcome: 'read', reasons: [] })
  expect(reading.pages.map((each) => each.text)).toEqual(['We support the treaty', '', 'and its protocol'])
})
