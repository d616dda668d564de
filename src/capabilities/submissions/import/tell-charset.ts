import { createReadStream } from 'node:fs'
import { tellCharset } from '../../../platform/documents/child/charset.ts'

/** Offered to choose from, where we guessed wrong. */
export const charsets = [
  'utf-8',
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'iso-8859-2',
  'iso-8859-15',
  'macintosh',
  'windows-1251',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const

const windowBytes = 100_000

/**
 * Tells how the bytes of a file are to be read as letters. All of it is looked at: the first letter that is not plain may
 * stand a long way down. A few broken letters in what is otherwise UTF-8 do not make it something else.
 */
export async function tellFileCharset(path: string): Promise<string> {
  const decoder = new TextDecoder('utf-8')
  let broken = 0
  let beyondAscii = 0
  let first: Buffer | undefined
  let atFault: Buffer | undefined
  for await (const piece of createReadStream(path, { highWaterMark: windowBytes })) {
    const bytes = piece as Buffer
    if (!first) {
      first = bytes
      const told = tellCharset(bytes)
      if (told.label.startsWith('utf-16') || told.label === 'iso-2022-jp') return told.label
    }
    const text = decoder.decode(bytes, { stream: true })
    for (let i = 0; i < text.length; i++) {
      const letter = text.charCodeAt(i)
      if (letter === 0xfffd) {
        broken += 1
        atFault ??= bytes
      } else if (letter > 127) beyondAscii += 1
    }
  }
  if (!atFault || broken * 10 < beyondAscii) return 'utf-8'
  const told = tellCharset(atFault)
  return told.label === 'utf-8' ? 'windows-1252' : told.label
}
