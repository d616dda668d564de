import type { FastifyInstance } from 'fastify'
import { toNfc } from '../nfc.ts'

/** A posted form: every field's values in the order they came, and what was wrong with the bytes. */
export interface PostedForm {
  readonly values: ReadonlyMap<string, readonly string[]>
  /** Fields whose bytes were not valid UTF-8, or held control characters; the readable rest is kept. */
  readonly mended: ReadonlyMap<string, 'broken-encoding' | 'control-characters'>
}

/** More fields than any form of ours has. */
export const mostFields = 5_000

/** A form of more fields than are read. It is refused as a whole: what would be left of it is not what was sent. */
class TooManyFields extends Error {
  readonly statusCode = 413
}

/**
 * Reads `application/x-www-form-urlencoded` bytes. Nothing is refused here: broken UTF-8 becomes U+FFFD, control
 * characters other than tab and line ends are taken out, and the field is named in `mended`, so that the page can
 * ask the person to look again at what is otherwise kept. Line ends become \n and text is normalised to NFC.
 *
 * @throws TooManyFields
 */
export function readForm(bytes: Buffer): PostedForm {
  const fields: [string, string][] = []
  const broken = new Set<string>()
  let start = 0
  for (let read = 0; start < bytes.length; read++) {
    if (read === mostFields) throw new TooManyFields(`a form of more than ${mostFields} fields`)
    let end = bytes.indexOf(0x26, start)
    if (end === -1) end = bytes.length
    const equals = bytes.subarray(start, end).indexOf(0x3d)
    const nameBytes = equals === -1 ? bytes.subarray(start, end) : bytes.subarray(start, start + equals)
    const valueBytes = equals === -1 ? bytes.subarray(end, end) : bytes.subarray(start + equals + 1, end)
    start = end + 1
    if (nameBytes.length === 0) continue
    const name = decode(nameBytes).text
    const value = decode(valueBytes)
    if (value.broken) broken.add(name)
    fields.push([name, value.text])
  }
  return formFrom(fields, broken)
}

/** A form of decoded fields, mended as `readForm` does it; `broken` names those whose bytes were not valid UTF-8. */
export function formFrom(
  fields: Iterable<readonly [string, string]>,
  broken: ReadonlySet<string> = new Set(),
): PostedForm {
  const values = new Map<string, string[]>()
  const mended = new Map<string, 'broken-encoding' | 'control-characters'>()
  for (const [name, text] of fields) {
    const cleaned = clean(text)
    if (broken.has(name)) mended.set(name, 'broken-encoding')
    else if (cleaned.removed) mended.set(name, 'control-characters')
    const known = values.get(name)
    if (known) known.push(cleaned.text)
    else values.set(name, [cleaned.text])
  }
  return { values, mended }
}

/** The first value of a field, or '' when it was not sent. */
export const fieldOf = (form: PostedForm, name: string): string => form.values.get(name)?.[0] ?? ''

/** All values of a field. */
export const fieldsOf = (form: PostedForm, name: string): readonly string[] => form.values.get(name) ?? []

/** A form as a plain record for a schema: one value as a string, several as an array. */
export function recordOf(form: PostedForm): Record<string, string | string[]> {
  const record: Record<string, string | string[]> = Object.create(null)
  for (const [name, values] of form.values)
    record[name] = values.length === 1 ? (values[0] as string) : [...values]
  return record
}

/**
 * Bodies of forms arrive as `PostedForm` in `request.body`. A body of any other kind is refused (415): read as an
 * empty form it would empty what it is posted to.
 */
export function acceptForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => readForm(body),
  )
}

/** The posted form of a request, or an empty one when the body was of another kind. */
export const formOf = (request: { body: unknown }): PostedForm =>
  isPostedForm(request.body) ? request.body : { values: new Map(), mended: new Map() }

const isPostedForm = (body: unknown): body is PostedForm =>
  typeof body === 'object' && body !== null && 'values' in body && body.values instanceof Map

function decode(bytes: Buffer): { text: string; broken: boolean } {
  const raw = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number
    if (byte === 0x2b) raw[length++] = 0x20
    else if (byte === 0x25 && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) {
      raw[length++] = (hexValue(bytes[i + 1] as number) << 4) | hexValue(bytes[i + 2] as number)
      i += 2
    } else raw[length++] = byte
  }
  const exact = raw.subarray(0, length)
  const text = exact.toString('utf8')
  return { text, broken: text.includes('\ufffd') && !Buffer.from(text).equals(exact) }
}

const isHex = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66))

const hexValue = (byte: number): number => (byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57)

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

function clean(text: string): { text: string; removed: boolean } {
  const lines = text.replace(/\r\n?/g, '\n')
  const without = lines.replace(control, '')
  return { text: toNfc(without), removed: without.length !== lines.length }
}
