import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { automaticKindOf } from './automatic.ts'
import { type ParsedMessage, parseMessage, UnreadableMessage } from './parse-message.ts'
import { unpackTnef } from './tnef.ts'

interface Opened {
  readonly message: ParsedMessage
  readonly files: readonly { name: string | undefined; type: string; content: Buffer }[]
}

async function open(raw: string | Buffer): Promise<Opened> {
  const files: { name: string | undefined; type: string; content: Buffer }[] = []
  const message = await parseMessage(Readable.from([Buffer.from(raw)]), async ({ name, type, content }) => {
    const chunks: Buffer[] = []
    for await (const chunk of content) chunks.push(chunk as Buffer)
    files.push({ name, type, content: Buffer.concat(chunks) })
  })
  return { message, files }
}

const lines = (...each: string[]): string => `${each.join('\r\n')}\r\n`

test('words, names and subjects come in whatever charset they were written in', async () => {
  const latin = Buffer.concat([
    Buffer.from(
      lines(
        'From: =?iso-8859-1?Q?Andr=E9?= <ANDRE@Sender.Test>',
        'Subject: =?utf-8?B?VMSBbmU=?= =?utf-8?Q?_koe?=',
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: 8bit',
        '',
      ),
    ),
    Buffer.from([0x63, 0x61, 0x66, 0xe9]),
  ])
  const { message } = await open(latin)
  expect(message.from).toEqual({ name: 'André', address: 'andre@sender.test' })
  expect(message.subject).toBe('Tāne koe')
  expect(message.text.trim()).toBe('café')
})

test('an unknown charset loses no message: what can be read is read', async () => {
  const { message } = await open(
    lines('From: a@b.test', 'Content-Type: text/plain; charset=x-klingon', '', 'I support it.'),
  )
  expect(message.text).toContain('I support it.')
})

test('of two forms of the same words the plain one is taken; words that are only in HTML are taken out of it', async () => {
  const both = lines(
    'From: a@b.test',
    'Content-Type: multipart/alternative; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'Plain words',
    '--x',
    'Content-Type: text/html',
    '',
    '<p>Other <script>alert(1)</script>words</p>',
    '--x--',
  )
  expect((await open(both)).message).toMatchObject({ text: 'Plain words', textFrom: 'plain' })
  const html = lines(
    'Content-Type: text/html',
    '',
    '<p>One</p><script>alert(1)</script><p>Two &amp; three</p>',
  )
  const { message } = await open(html)
  expect(message.textFrom).toBe('html')
  expect(message.text).toMatch(/One\s+Two & three/)
  expect(message.text).not.toContain('alert')
})

test('what is no character of a text is taken out of it', async () => {
  const { message } = await open(lines('Subject: a\u0000b', '', 'one\u0000\u001b[31m two\tthree'))
  expect(message.text.trim()).toBe('one[31m two\tthree')
  expect(message.subject).toBe('ab')
})

test('addresses of all who got it are known, also where delivery alone names ours', async () => {
  const { message } = await open(
    lines('To: A <One@x.test>, two@x.test', 'Cc: three@x.test', 'Delivered-To: OURS+tag@y.test', '', 'x'),
  )
  expect(message.recipients).toEqual(['ours+tag@y.test', 'one@x.test', 'two@x.test', 'three@x.test'])
})

test.for([
  ['nothing at all', ''],
  ['only a header', 'Subject: x'],
  ['a boundary that never comes', lines('Content-Type: multipart/mixed; boundary=never', '', 'words')],
  ['base64 that is none', lines('Content-Transfer-Encoding: base64', '', '!!! not base64 ***')],
  ['an endless header', `Subject: ${'x'.repeat(900_000)}\r\n\r\nwords`],
  [
    'a message within itself',
    lines('Content-Type: message/rfc822', '', 'Content-Type: message/rfc822', '', 'x'),
  ],
  ['a date that is none', lines('Date: the 45th of Nevember', 'From: a@b.test', '', 'words')],
  ['an address list that is none', lines('From: <<<>>>,,;;"', 'To: @@@', '', 'words')],
] as const)('%s is taken apart without harm', async ([, raw]) => {
  const { message } = await open(raw)
  expect(message.text.length).toBeLessThan(1_000_001)
})

test('a message of a hundred thousand parts, or of endless depth, is told to be unreadable, soon', async () => {
  const parts = `Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\n\r\na\r\n'.repeat(100_000)}`
  await expect(open(parts)).rejects.toBeInstanceOf(UnreadableMessage)
  let nested = ''
  for (let depth = 0; depth < 5_000; depth++)
    nested += `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`
  await expect(open(nested)).rejects.toBeInstanceOf(UnreadableMessage)
})

test('files are given whole, with their names as they were written', async () => {
  const { files } = await open(
    lines(
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: application/pdf',
      "Content-Disposition: attachment; filename*=UTF-8''T%C4%81piritanga.pdf",
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('%PDF-1.7').toString('base64'),
      '--x',
      'Content-Type: message/rfc822',
      '',
      'Subject: passed on',
      '',
      'inner',
      '--x--',
    ),
  )
  expect(files.map(({ name, type }) => [name, type])).toEqual([
    ['Tāpiritanga.pdf', 'application/pdf'],
    [undefined, 'message/rfc822'],
  ])
  expect(files[0]?.content.toString()).toBe('%PDF-1.7')
})

const kindOf = async (...head: string[]) =>
  automaticKindOf((await open(lines(...head, '', 'words'))).message, { to: [] })

test('what a person wrote is not taken for a machine’s, whatever they write about', async () => {
  expect(await kindOf('From: a@b.test', 'Subject: My submission')).toBeUndefined()
  expect(await kindOf('From: a@b.test', 'Subject: Out of the office of the Ombudsman')).toBeUndefined()
  expect(await kindOf('From: a@b.test', 'Subject: On people who are out of office')).toBeUndefined()
  expect(await kindOf('From: a@b.test', 'Auto-Submitted: no')).toBeUndefined()
  expect(await kindOf('From: postmistress@b.test', 'Subject: Undelivered promises')).toBeUndefined()
})

test('the null return path of an envelope tells an automatic answer', async () => {
  const { message } = await open(lines('From: a@b.test', 'Subject: x', '', 'words'))
  expect(automaticKindOf(message, { from: '', to: [] })).toBe('auto-reply')
  expect(automaticKindOf(message, { from: 'a@b.test', to: [] })).toBeUndefined()
})

/** One attribute of a winmail.dat. */
function attribute(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt8(2, 0)
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(data.length, 5)
  return Buffer.concat([head, data, Buffer.alloc(2)])
}

test('files are taken out of a winmail.dat, and out of one that is cut off those that are whole', () => {
  const start = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0, 0])
  const file = (name: string, content: string) =>
    Buffer.concat([
      attribute(0x00069002, Buffer.alloc(14)),
      attribute(0x00018010, Buffer.from(`${name}\0`)),
      attribute(0x0006800f, Buffer.from(content)),
    ])
  const packed = Buffer.concat([start, file('one.txt', 'first'), file('two.txt', 'second')])
  const namesOf = (bytes: Buffer) => unpackTnef(bytes).map(({ name, content }) => [name, String(content)])
  expect(namesOf(packed)).toEqual([
    ['one.txt', 'first'],
    ['two.txt', 'second'],
  ])
  expect(namesOf(packed.subarray(0, packed.length - 5))).toEqual([['one.txt', 'first']])
  expect(namesOf(Buffer.from('not a winmail.dat'))).toEqual([])
})
