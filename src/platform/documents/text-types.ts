import type { DetectedType, DocumentKind } from './reading.ts'

/** What stands after the last dot of a name, in small letters; empty when there is none. */
export function endingOf(name: string): string {
  const found = /\.([^./\\\s]{1,16})\s*$/.exec(name)
  return found?.[1]?.toLowerCase() ?? ''
}

/** Undefined when the bytes are not words in any way of writing them down. */
export function typeOfPlainText(head: Buffer, name: string): DetectedType | undefined {
  if (!isTextual(head)) return undefined
  const letters = readable(head)
  if (isHtml(letters)) return { kind: 'html', mediaType: 'text/html' }
  if (isMessage(letters)) return { kind: 'message', mediaType: 'message/rfc822' }
  return { kind: 'text', mediaType: mediaTypeByEnding[endingOf(name)] ?? 'text/plain' }
}

const mediaTypeByEnding: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  md: 'text/markdown',
}

/** Letters of the head, whatever their width, good enough to look for tags and fields in. */
function readable(head: Buffer): string {
  const wide = head.length > 1 && (head[0] === 0xfe || head[0] === 0xff || head[0] === 0 || head[1] === 0)
  const letters = head.toString('latin1')
  return wide ? letters.replaceAll('\0', '') : letters
}

const isHtml = (letters: string): boolean =>
  /^[^<]{0,200}(<!--[\s\S]{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(!doctype html|html|head|body|meta|title|div|p|table)\b/i.test(
    letters,
  )

/** A header of a message: several fields of mail in a row at the very beginning. */
function isMessage(letters: string): boolean {
  const lines = letters.replace(/^(From [^\n]*\n)?\s*/, '').split(/\r?\n/)
  const fields =
    /^(received|return-path|from|to|cc|subject|date|message-id|mime-version|content-type|delivered-to|x-[\w-]+|reply-to|sender|dkim-signature|in-reply-to|references):/i
  let seen = 0
  for (const line of lines.slice(0, 40)) {
    if (line === '') break
    if (fields.test(line)) seen += 1
    else if (!/^[ \t]/.test(line) && !/^[\w-]+:/.test(line)) return false
  }
  return seen >= 3
}

/** True for bytes that may be text: in UTF-8, in UTF-16, or in an older set that has no control characters. */
function isTextual(head: Buffer): boolean {
  if (head[0] === 0xfe && head[1] === 0xff) return true
  if (head[0] === 0xff && head[1] === 0xfe) return true
  let zeros = 0
  let controls = 0
  for (const byte of head) {
    if (byte === 0) zeros += 1
    else if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0x1b)
      controls += 1
  }
  // A few zeros in a text are an accident.
  if (zeros * 20 > head.length) return isWideWithoutMark(head) !== false
  return (controls + zeros) * 20 <= head.length
}

/** UTF-16 without a mark, of a script with few letters: nearly every other byte is zero, always on the same side. */
export function isWideWithoutMark(head: Buffer): 'le' | 'be' | false {
  let even = 0
  let odd = 0
  const pairs = Math.floor(head.length / 2)
  for (let i = 0; i < pairs; i += 1) {
    if (head[2 * i] === 0) even += 1
    if (head[2 * i + 1] === 0) odd += 1
  }
  if (pairs === 0) return false
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'le'
  if (even > pairs * 0.7 && odd < pairs * 0.05) return 'be'
  return false
}

/** Which kinds a name promises by its ending; undefined for endings that promise nothing we know. */
const promised: Readonly<Record<string, readonly DocumentKind[]>> = {
  pdf: ['pdf'],
  docx: ['docx'],
  docm: ['docx'],
  dotx: ['docx'],
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  pptx: ['pptx'],
  pptm: ['pptx'],
  doc: ['ole'],
  xls: ['ole'],
  ppt: ['ole'],
  msg: ['ole', 'message'],
  odt: ['odt'],
  ods: ['ods'],
  odp: ['odp'],
  rtf: ['rtf'],
  txt: ['text', 'message', 'html'],
  csv: ['text'],
  tsv: ['text'],
  json: ['text'],
  md: ['text', 'html'],
  xml: ['text', 'html'],
  htm: ['html'],
  html: ['html'],
  eml: ['message', 'text'],
  png: ['png'],
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  gif: ['gif'],
  bmp: ['bmp'],
  tif: ['tiff'],
  tiff: ['tiff'],
  webp: ['webp'],
  heic: ['heic'],
  heif: ['heic'],
  zip: ['archive'],
  exe: ['program'],
}

/** True when the ending of a name promises something that the file is not. */
export function hasWrongEnding(name: string, { kind }: DetectedType): boolean {
  const kinds = promised[endingOf(name)]
  return kinds !== undefined && kind !== 'empty' && kind !== 'unknown' && !kinds.includes(kind)
}
