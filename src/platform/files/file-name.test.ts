import { expect, test } from 'vitest'
import { cleanFileName, tellApart } from './file-name.ts'

test.for([
  ['submission (1) FINAL v2.pdf', 'submission (1) FINAL v2.pdf'],
  ['Ta\u0304paetanga.pdf', 'Tāpaetanga.pdf'],
  ['../../up.pdf', 'up.pdf'],
  ['..\\..\\up.pdf', 'up.pdf'],
  ['/etc/passwd', 'passwd'],
  ['C:\\Users\\me\\x.pdf', 'x.pdf'],
  ['C:x.pdf', 'x.pdf'],
  ['gpj.\u202efdp.exe', 'gpj.fdp.exe'],
  ['report\u200b.pdf', 'report.pdf'],
  ['null\u0000.pdf', 'null.pdf'],
  ['new\nline.pdf', 'new line.pdf'],
  [' leading space.pdf', 'leading space.pdf'],
  ['trailing dot.', 'trailing dot'],
  ['\ud800half.pdf', '\ufffdhalf.pdf'],
  ['עברית.pdf', 'עברית.pdf'],
  ['.htaccess', '.htaccess'],
  ['', 'file'],
  ['..', 'file'],
  ['folder/', 'folder'],
  ['\u200b\u202e', 'file'],
] as const)('%j is shown as %j', ([given, shown]) => {
  expect(cleanFileName(given)).toBe(shown)
})

test('a long name is cut in the middle and keeps its ending', () => {
  const name = cleanFileName(`${'a'.repeat(300)}b.pdf`)
  expect([...name]).toHaveLength(150)
  expect(name).toMatch(/^a+…a+b\.pdf$/)
  expect([...cleanFileName(`${'🐦'.repeat(300)}.pdf`)]).toHaveLength(150)
})

test('two alike are told apart, whatever their case', () => {
  expect(tellApart('notes.txt', ['other.txt'])).toBe('notes.txt')
  expect(tellApart('camelcase.pdf', ['CamelCase.PDF'])).toBe('camelcase (2).pdf')
  expect(tellApart('a.tar.gz', ['a.tar.gz', 'a.tar (2).gz'])).toBe('a.tar (3).gz')
  const long = 'x'.repeat(150)
  expect(tellApart(long, [long])).toMatch(/ \(2\)$/)
})
