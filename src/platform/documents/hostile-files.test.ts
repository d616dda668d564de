import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { madeDocx, paragraph } from './testing/made-office.ts'
import { pdfOf, rawPdf, stream } from './testing/made-pdf.ts'
import { openReader, readBytes, writeFile } from './testing/reading.ts'

/** A PNG that claims a size, with very little behind it. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)])
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size[8] = 8
  const parts = [
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.alloc(500))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

test('a picture that claims to be vast is not unpacked', async () => {
  const reading = await readBytes('a.png', pngOf(50_000, 50_000))
  expect(reading).toMatchObject({
    type: { kind: 'png' },
    outcome: 'unreadable',
    reasons: ['picture-too-large'],
  })
})

test('a page that claims to be vast is drawn no larger than it may be', async () => {
  const vast = rawPdf({
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 2000000 2000000]/Contents 4 0 R>>',
    4: stream('0 0 100000 100000 re f'),
  })
  expect(await readBytes('a.pdf', vast)).toMatchObject({ outcome: 'unreadable' })
}, 60_000)

test.each([
  ['nothing at all', 'a.pdf', Buffer.alloc(0), 'empty'],
  ['random bytes', 'a.bin', Buffer.concat([Buffer.from([0, 1, 2, 3]), randomBytes(100_000)]), 'unknown-type'],
  [
    'random bytes that begin as PDF',
    'a.pdf',
    Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(50_000)]),
    'damaged',
  ],
  [
    'random bytes that begin as zip',
    'a.docx',
    Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(50_000)]),
    'truncated',
  ],
  [
    'random bytes that begin as a compound file',
    'a.doc',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(50_000)]),
    'damaged',
  ],
  ['a program', 'a.pdf', Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(200)]), 'program'],
  ['a script', 'run', Buffer.from('#!/bin/sh\necho no\n'), 'program'],
  [
    'a film',
    'a.mp4',
    Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(50)]),
    'unsupported-type',
  ],
  [
    'a picture of a telephone',
    'a.heic',
    Buffer.concat([Buffer.from('\0\0\0\x18ftypheic'), Buffer.alloc(50)]),
    'unsupported-type',
  ],
  [
    'what Outlook wraps files in',
    'winmail.dat',
    Buffer.concat([Buffer.from('789f3e22', 'hex'), Buffer.alloc(50)]),
    'archive',
  ],
])('%s: the reason is told', async (_, name, bytes, reason) => {
  const reading = await readBytes(name, bytes)
  expect(reading.outcome).toBe('unreadable')
  expect(reading.reasons).toContain(reason)
})

test('a wrong ending is told of, and the file is read for what it is', async () => {
  const reader = openReader()
  const disguised = await reader.read(writeFile('letter.txt', pdfOf(['We support it'])))
  expect(disguised).toMatchObject({ type: { kind: 'pdf' }, outcome: 'read', reasons: ['wrong-extension'] })
  const turned = await reader.read(writeFile('gpj.\u202efdp.exe', pdfOf(['We support it'])))
  expect(turned).toMatchObject({ outcome: 'read', reasons: ['wrong-extension'] })
  for (const name of ['letter.pdf', 'letter', '../../letter.pdf', 'letter.v2'])
    expect(await reader.read(writeFile(name, pdfOf(['We support it'])))).toMatchObject({ reasons: [] })
})

test('one process outlives a row of broken files', async () => {
  const reader = openReader()
  const whole = [pdfOf(['We support the treaty']), madeDocx(paragraph('We support the treaty'))]
  for (const bytes of whole)
    for (let part = 1; part < 8; part += 1) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 8))
      const reading = await reader.read(writeFile('a', cut))
      expect(reading.reasons).not.toContain('reader-crashed')
      if (reading.outcome !== 'read') expect(reading.reasons.length).toBeGreaterThan(0)
    }
  for (let i = 0; i < 40; i += 1) {
    const bytes = Buffer.from(whole[i % 2] ?? '')
    for (let j = 0; j < 10; j += 1) bytes[(i * 7919 + j * 104_729) % bytes.length] = (i * 31 + j * 17) % 256
    const reading = await reader.read(writeFile('a', bytes))
    expect(reading.reasons).not.toContain('reader-crashed')
  }
}, 60_000)
