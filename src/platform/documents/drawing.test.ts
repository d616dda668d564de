import { expect, test } from 'vitest'
import { madeDocx, paragraph } from './testing/made-office.ts'
import { pdfOf } from './testing/made-pdf.ts'
import { openReader, writeFile } from './testing/reading.ts'

const isJpeg = (bytes: Uint8Array | undefined) =>
  Buffer.from(bytes?.subarray(0, 3) ?? []).toString('hex') === 'ffd8ff'

test('a page of a PDF is drawn as a picture, each page another, and none that there is not', async () => {
  const reader = openReader()
  const file = writeFile('letter.pdf', pdfOf(['We support the treaty.', 'We oppose article 4.']))
  const [first, second, third] = await Promise.all([1, 2, 3].map((page) => reader.draw(file, page)))
  expect(first?.pageCount).toBe(2)
  expect(isJpeg(first?.jpeg)).toBe(true)
  expect(isJpeg(second?.jpeg)).toBe(true)
  expect(Buffer.from(first?.jpeg ?? []).equals(Buffer.from(second?.jpeg ?? []))).toBe(false)
  expect(third).toBeUndefined()
})

test('what is no picture and no PDF, and what is broken, is not drawn, and the next is', async () => {
  const reader = openReader()
  const draw = (name: string, bytes: Buffer) => reader.draw(writeFile(name, bytes), 1)
  expect(await draw('page.html', Buffer.from('<html><script>alert(1)</script></html>'))).toBeUndefined()
  expect(await draw('letter.docx', madeDocx(paragraph('Words')))).toBeUndefined()
  expect(await draw('broken.png', Buffer.from('89504e470d0a1a0a0000', 'hex'))).toBeUndefined()
  expect(await draw('broken.pdf', Buffer.from('%PDF-1.7\nnothing'))).toBeUndefined()
  expect(isJpeg((await draw('whole.pdf', pdfOf(['Here it is'])))?.jpeg)).toBe(true)
})
