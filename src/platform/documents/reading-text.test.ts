import { expect, test } from 'vitest'
import { madeCompound, madeDoc } from './testing/made-compound.ts'
import { readBytes, wordsOf } from './testing/reading.ts'

test('plain text keeps its lines, without what cannot be kept', async () => {
  const text = 'Tena\u0304 koe\r\nI support\u0000 it\u0007.\r\n\r\n\r\n\r\nThe end  \r\n'
  const reading = await readBytes('a.txt', text)
  expect(reading).toMatchObject({
    type: { kind: 'text', mediaType: 'text/plain' },
    outcome: 'read',
    reasons: [],
  })
  expect(wordsOf(reading)).toBe('Tenā koe\nI support it.\n\nThe end')
})

test('text in older letters is read, and it is told that they were guessed', async () => {
  const western = await readBytes('a.txt', Buffer.from('The caf\xe9 said \x93no\x94 to the treaty', 'latin1'))
  expect(wordsOf(western)).toBe('The café said “no” to the treaty')
  expect(western).toMatchObject({ outcome: 'read', reasons: ['guessed-charset'] })
  const russian = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0, 0xe0])
  expect(wordsOf(await readBytes('a.txt', russian))).toBe('Привет, мира')
})

test('text in sixteen bits a letter is read, with a mark and without', async () => {
  const wide = Buffer.from('We support the treaty', 'utf16le')
  const marked = await readBytes('a.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), wide]))
  expect(wordsOf(marked)).toBe('We support the treaty')
  expect(wordsOf(await readBytes('a.txt', wide))).toBe('We support the treaty')
  expect(wordsOf(await readBytes('a.txt', Buffer.from(wide).swap16()))).toBe('We support the treaty')
})

test('long text is parted into pages between words, and nothing is lost', async () => {
  const text = Array.from({ length: 8_000 }, (_, i) => `word${i}`).join(' ')
  const reading = await readBytes('a.txt', text)
  expect(reading.pages.length).toBeGreaterThan(2)
  expect(reading.pages.map((page) => page.text).join(' ')).toBe(text)
})

test('one line of five million letters is read as far as the limit goes', async () => {
  const reading = await readBytes('a.txt', 'the quick kea '.repeat(360_000), { textLength: 100_000 })
  expect(reading).toMatchObject({ outcome: 'partly', reasons: ['too-much-text'] })
  expect(wordsOf(reading).length).toBeLessThan(101_000)
})

test('a page of HTML gives the words that a browser shows', async () => {
  const html = `<!DOCTYPE html><html><head><title>Not this</title><style>p { color: red }</style></head><body>
    <h1>M&#257;ori &amp; P&amacr;keh&#x101;</h1><p>One
    <b>line</b></p><script>alert('<p>no</p>')</script><!-- nor this --><p>Two<br>lines</p>
    <table><tr><td>a</td><td>b</td></tr></table><div hidden>hidden</div></body></html>`
  const reading = await readBytes('a.html', html)
  expect(wordsOf(reading)).toBe('Māori & Pākehā\n\nOne line\n\nTwo\nlines\n\na\tb')
  expect(reading).toMatchObject({ type: { kind: 'html' }, outcome: 'read', reasons: ['holds-hidden-text'] })
})

test.each([
  ['a hundred thousand nested tags', `${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}`, 'deep'],
  ['quotes that never close', `<html>here ${'<a href="'.repeat(50_000)}`, 'here'],
  ['hidden parts that never close', `<html>here ${'<p hidden>'.repeat(50_000)}`, 'here'],
  ['comments that never close', `<html>here ${'<!--'.repeat(100_000)}`, 'here'],
])('%s take no time', async (_, html, words) => {
  const reading = await readBytes('a.html', html)
  expect(wordsOf(reading)).toBe(words)
  expect(reading.tookMs).toBeLessThan(15_000)
})

test('RTF gives its words: letters by code, by number, and what is hidden left out', async () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}{\info{\author Secret}}
\f0 Caf\'e9 \u257?\'3f and \{braces\}\par
{\f1 \'cf\'f0\'e8}{\v hidden}{\*\generator Word;}\line next{\pict 00ff00ff}\page On page two}`
  const reading = await readBytes('a.rtf', rtf)
  expect(reading.pages.map((page) => page.text)).toEqual(['Café ā? and {braces}\nПри\nnext', 'On page two'])
  expect(reading).toMatchObject({ type: { kind: 'rtf' }, outcome: 'read', reasons: ['holds-hidden-text'] })
})

test.each([
  ['braces without end', `{\\rtf1 ${'{'.repeat(500_000)}`],
  ['raw data that claims to be endless', '{\\rtf1 here \\bin99999999999 x}'],
  ['nothing behind the head', '{\\rtf1'],
])('RTF with %s does no harm', async (_, rtf) => {
  const reading = await readBytes('a.rtf', rtf)
  expect(reading.outcome).not.toBe('read')
  expect(reading.tookMs).toBeLessThan(15_000)
})

test('a message that was saved as a file gives its subject and words; files in it are told of', async () => {
  const message = [
    'From: Hana <hana@example.org>',
    'To: treaty@example.govt.nz',
    'Subject: =?utf-8?q?T=C4=81paetanga?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'We support the treaty.',
    '--b',
    'Content-Type: application/pdf',
    'Content-Disposition: attachment; filename=a.pdf',
    '',
    '%PDF-1.4',
    '--b--',
  ].join('\r\n')
  const reading = await readBytes('a.eml', message)
  expect(reading).toMatchObject({ type: { kind: 'message' }, outcome: 'read', reasons: ['holds-files'] })
  expect(wordsOf(reading)).toBe('Tāpaetanga\n\nWe support the treaty.')
})

test('a Word document of before 2007 is read, its pieces in order', async () => {
  const doc = madeDoc('We support \x13 HYPERLINK "x" \x14the treaty\x15.\r', 'Kia ora tātou.\rThe end.\r')
  const reading = await readBytes('a.doc', doc)
  expect(reading).toMatchObject({ type: { kind: 'ole', mediaType: 'application/msword' }, outcome: 'read' })
  expect(wordsOf(reading)).toBe('We support the treaty.\nKia ora tātou.\nThe end.')
})

test('a message of Outlook is read; files in it are told of', async () => {
  const wide = (text: string) => Buffer.from(text, 'utf16le')
  const reading = await readBytes(
    'a.msg',
    madeCompound({
      '__properties_version1.0': Buffer.alloc(32),
      '__substg1.0_0037001F': wide('Submission'),
      '__substg1.0_1000001F': wide('We support the treaty.'),
    }),
  )
  expect(reading).toMatchObject({ type: { mediaType: 'application/vnd.ms-outlook' }, outcome: 'read' })
  expect(wordsOf(reading)).toBe('Submission\n\nWe support the treaty.')
})

test('a newer document that is encrypted is told as such; old spreadsheets are for a person', async () => {
  const locked = await readBytes('a.docx', madeCompound({ EncryptedPackage: Buffer.alloc(10) }))
  expect(locked).toMatchObject({ outcome: 'unreadable' })
  expect(locked.reasons).toContain('encrypted')
  const sheet = await readBytes('a.xls', madeCompound({ Workbook: Buffer.alloc(10) }))
  expect(sheet).toMatchObject({
    type: { mediaType: 'application/vnd.ms-excel' },
    reasons: ['unsupported-type'],
  })
})
