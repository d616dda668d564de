import { expect, test } from 'vitest'
import { madeDocx, madeOdt, madePptx, madeXlsx, madeZip, paragraph } from './testing/made-office.ts'
import { pdfOf, pictureOf } from './testing/made-pdf.ts'
import { readBytes, wordsOf } from './testing/reading.ts'

test('a Word document is read on the pages on which it was last laid out', async () => {
  const body =
    paragraph('Tēnā koutou. Ko tēnei te tāpaetanga.') +
    '<w:p><w:r><w:lastRenderedPageBreak/><w:t>On page two</w:t></w:r></w:p>' +
    '<w:p><w:r><w:br w:type="page"/><w:t>On page three</w:t></w:r></w:p>'
  const reading = await readBytes('a.docx', madeDocx(body))
  expect(reading).toMatchObject({ type: { kind: 'docx' }, outcome: 'read', reasons: [], pageCount: 3 })
  expect(reading.pages[0]).toMatchObject({ text: 'Tēnā koutou. Ko tēnei te tāpaetanga.', language: 'mi' })
  expect(reading.pages.slice(1).map((page) => page.text)).toEqual(['On page two', 'On page three'])
})

test('tables, notes and breaks of a Word document keep their words', async () => {
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
  const body = `${paragraph('Before')}<w:tbl><w:tr>${cell('Article 4')}${cell('Oppose')}</w:tr></w:tbl>${paragraph('After')}`
  const notes = `<w:footnotes xmlns:w="w"><w:footnote>${paragraph('See the annex')}</w:footnote></w:footnotes>`
  const reading = await readBytes('a.docx', madeDocx(body, { 'word/footnotes.xml': notes }))
  expect(wordsOf(reading)).toBe('Before\nArticle 4\tOppose\nAfter\n\nSee the annex')
})

test('what a reader of a Word document does not see is left out, and told of', async () => {
  const body =
    paragraph('Shown') +
    '<w:p><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del><w:ins><w:r><w:t>added</w:t></w:r></w:ins></w:p>' +
    paragraph('hidden', '<w:rPr><w:vanish/></w:rPr>') +
    '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>' +
    '<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>boxed</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>boxed</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>'
  const comments = `<w:comments xmlns:w="w">${paragraph('a remark')}</w:comments>`
  const reading = await readBytes('a.docx', madeDocx(body, { 'word/comments.xml': comments }))
  expect(wordsOf(reading).split(/\n+/)).toEqual(['Shown', 'added', 'boxed'])
  expect([...reading.reasons].sort()).toEqual([
    'holds-comments',
    'holds-hidden-text',
    'holds-tracked-changes',
  ])
  expect(reading.outcome).toBe('read')
})

test('a document with macros is read, and the macros are told of', async () => {
  const made = madeDocx(paragraph('I support the treaty.'), { 'word/vbaProject.bin': new Uint8Array(64) })
  expect(await readBytes('a.docm', made)).toMatchObject({ outcome: 'read', reasons: ['holds-macros'] })
})

test('a Word document that holds only a scan has its letters recognised', async () => {
  const picture = pictureOf(pdfOf(['We support the treaty']), 'png')
  const reading = await readBytes('a.docx', madeDocx('<w:p/>', { 'word/media/image1.png': picture }))
  expect(reading).toMatchObject({ type: { kind: 'docx' }, outcome: 'read' })
  expect(wordsOf(reading)).toBe('We support the treaty')
}, 60_000)

test('an OpenDocument text is read', async () => {
  const text =
    '<text:h>Our submission</text:h><text:p>Two<text:s text:c="2"/>spaces<text:line-break/>and a line</text:p>' +
    '<text:p text:style-name="new">On page two</text:p>'
  const style =
    '<style:style style:name="new"><style:paragraph-properties fo:break-before="page"/></style:style>'
  const reading = await readBytes('a.odt', madeOdt(text, style))
  expect(reading).toMatchObject({ type: { kind: 'odt' }, outcome: 'read', reasons: [] })
  expect(reading.pages.map((page) => page.text)).toEqual([
    'Our submission\nTwo  spaces\nand a line',
    'On page two',
  ])
})

test('what a reader of an OpenDocument text does not see is left out, and told of', async () => {
  const text =
    '<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:p>Shown<office:annotation><text:p>remark</text:p></office:annotation></text:p>' +
    '<text:p><text:span text:style-name="none">hidden</text:span></text:p>'
  const style = '<style:style style:name="none"><style:text-properties text:display="none"/></style:style>'
  const reading = await readBytes('a.odt', madeOdt(text, style))
  expect(wordsOf(reading)).toBe('Shown')
  expect([...reading.reasons].sort()).toEqual([
    'holds-comments',
    'holds-hidden-text',
    'holds-tracked-changes',
  ])
})

test('a workbook is read sheet by sheet, with dates as dates; hidden sheets are told of', async () => {
  const shown =
    '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>Position</t></is></c></row><row><c s="1"><v>46350</v></c><c r="C2"><v>4.5</v></c><c t="b"><v>1</v></c></row>'
  const made = madeXlsx([{ rows: shown }, { rows: '<row><c><v>7</v></c></row>', hidden: true }], ['Received'])
  const reading = await readBytes('a.xlsx', made)
  expect(wordsOf(reading)).toBe('Received\tPosition\n2026-11-24\t\t4.5\tTRUE')
  expect(reading).toMatchObject({ outcome: 'read', reasons: ['holds-hidden-text'], pageCount: 1 })
})

test('slides are pages; those that are not shown are told of', async () => {
  const reading = await readBytes(
    'a.pptx',
    madePptx([{ text: 'One' }, { text: 'No', hidden: true }, { text: 'Two' }]),
  )
  expect(wordsOf(reading)).toBe('One\fTwo')
  expect(reading.reasons).toEqual(['holds-hidden-text'])
})

test('a document that unpacks to more than it may is given up, with what was read of it', async () => {
  const body = paragraph('The first words. ') + ' '.repeat(20_000_000)
  const reading = await readBytes('a.docx', madeDocx(body), { expandedBytes: 5_000_000 })
  expect(reading).toMatchObject({ outcome: 'partly', reasons: ['expands-too-far'] })
  expect(wordsOf(reading)).toContain('The first words.')
})

test('entities that name each other are not expanded', async () => {
  const laughs =
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
  const reading = await readBytes('a.docx', madeDocx('', { 'word/document.xml': laughs }))
  expect(reading).toMatchObject({ outcome: 'unreadable', reasons: ['damaged'] })
})

test('of a document that is not well formed the words before the fault are kept', async () => {
  const reading = await readBytes('a.docx', madeDocx(`${paragraph('The first words.')}<w:p></w:r>`))
  expect(reading).toMatchObject({ outcome: 'partly', reasons: ['damaged'] })
  expect(wordsOf(reading)).toBe('The first words.')
})

test('a document that was cut off says so', async () => {
  const whole = madeDocx(paragraph('I support the treaty.'))
  const reading = await readBytes('a.docx', whole.subarray(0, whole.length - 40))
  expect(reading).toMatchObject({ type: { kind: 'docx' }, outcome: 'unreadable', reasons: ['truncated'] })
})

test('an archive is for a person: nothing in it is unpacked', async () => {
  const bomb = madeZip({ 'a.zip': madeZip({ 'b.txt': new Uint8Array(20_000_000) }) })
  const reading = await readBytes('files.zip', bomb)
  expect(reading).toMatchObject({ type: { kind: 'archive' }, outcome: 'unreadable', reasons: ['archive'] })
})

test('an encrypted archive of a document is told as encrypted', async () => {
  const made = madeDocx(paragraph('secret'))
  // The flag of the entry in the directory at the end.
  for (let at = made.indexOf('PK\x01\x02'); at !== -1; at = made.indexOf('PK\x01\x02', at + 1))
    made.writeUInt16LE(made.readUInt16LE(at + 8) | 1, at + 8)
  expect(await readBytes('a.docx', made)).toMatchObject({ outcome: 'unreadable', reasons: ['encrypted'] })
})
