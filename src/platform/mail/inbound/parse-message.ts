import type { Readable } from 'node:stream'
import { MailParser } from 'mailparser'
import { toNfc } from '../../nfc.ts'
import { wordsOfHtml } from './html-words.ts'

/** A message as it was understood. Nothing in it is trusted: anyone can write any header. */
export interface ParsedMessage {
  /** Every header as it came, names in small letters, in order; values unfolded. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly contentType: string
  readonly from: MailAddress | undefined
  readonly replyTo: MailAddress | undefined
  /** Addresses it was sent to, of all headers that say so, in small letters. */
  readonly recipients: readonly string[]
  readonly subject: string
  /** `<…@…>`, as given. */
  readonly messageId: string | undefined
  /** Messages it answers or belongs to, nearest last. */
  readonly references: readonly string[]
  /** The words: of the plain part, or else taken out of the HTML. NFC, `\n` between lines. */
  readonly text: string
  /** How the words were come by. */
  readonly textFrom: 'plain' | 'html' | 'none'
  /** True when there were more words than are taken; the raw message has them all. */
  readonly isCut: boolean
  /** What servers on its way found out about who sent it, as they wrote it; '' where none did. */
  readonly authentication: string
  /** Types of parts seen, such as `text/calendar`. */
  readonly partTypes: readonly string[]
  /** Of the files that its HTML shows in its midst (`contentId`). */
  readonly shownIds: readonly string[]
}

export interface MailAddress {
  readonly name: string
  /** In small letters. */
  readonly address: string
}

/** A file in a message. Its content must be read to its end before the parser goes on. */
export interface MessageFile {
  readonly name: string | undefined
  readonly type: string
  /** By which the HTML can show it, without angle brackets. */
  readonly contentId: string | undefined
  readonly content: Readable
}

/** Why a message could not be taken apart; its raw bytes are kept all the same. */
export class UnreadableMessage extends Error {}

/** Longer HTML is not turned into words: it would take memory many times its size. */
const longestHtml = 4 * 1024 * 1024
/** Of the words of a message, in UTF-16 code units; the rest stays in the raw message. */
const longestText = 1_000_000
const longestSubject = 1_000
const mostReferences = 100
const mostShown = 500

/**
 * Takes a message apart as it streams by, one file after the other.
 *
 * @throws {UnreadableMessage} when it cannot be taken apart
 * @throws what `onFile` throws
 */
export async function parseMessage(
  raw: Readable,
  onFile: (file: MessageFile) => Promise<void>,
): Promise<ParsedMessage> {
  const parser = new MailParser({
    maxHtmlLengthToParse: longestHtml,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
  } as never)
  let lines: { key: string; line: string }[] = []
  let plain = ''
  let html = ''
  let failed: { error: unknown } | undefined
  const partTypes = new Set<string>()

  const ended = new Promise<void>((resolve, reject) => {
    parser.on('headers', () => {
      lines = (parser as unknown as { headerLines: typeof lines }).headerLines ?? []
    })
    parser.on('data', (data) => {
      if (data.type === 'text') {
        plain = data.text ?? ''
        html = typeof data.html === 'string' ? data.html : ''
        return
      }
      partTypes.add(data.contentType)
      const content = data.content as unknown as Readable
      content.on('error', () => undefined)
      onFile({
        name: data.filename || undefined,
        type: data.contentType,
        contentId: data.cid || undefined,
        content,
      })
        .catch((error: unknown) => {
          failed ??= { error }
        })
        .finally(() => {
          content.resume()
          data.release?.()
        })
    })
    parser.on('end', resolve)
    parser.on('error', (error: Error) => reject(new UnreadableMessage(error.message, { cause: error })))
    raw.on('error', reject)
  })
  raw.pipe(parser as unknown as NodeJS.WritableStream)
  await ended
  if (failed) throw failed.error

  const headers = lines.map(({ key, line }) => ({ name: key, value: unfolded(line) }))
  const parsed = (parser as unknown as { headers: ReadonlyMap<string, unknown> }).headers ?? new Map()
  const contentType = String((parsed.get('content-type') as { value?: string } | undefined)?.value ?? '')
  const chosen = chooseWords(cleaned(plain), html, hasPlainPart(parser))
  const authentication = headers
    .filter(({ name }) => name === 'authentication-results')
    .map(({ value }) => cleaned(value))
    .join('\n')
  return {
    headers,
    contentType,
    from: firstAddress(parsed.get('from')),
    replyTo: firstAddress(parsed.get('reply-to')),
    recipients: recipientsOf(headers, parsed),
    subject: cleaned(textOf(parsed.get('subject')))
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, longestSubject),
    messageId: idsIn(textOf(parsed.get('message-id')))[0],
    references: [
      ...idsIn(listOf(parsed.get('references'))),
      ...idsIn(textOf(parsed.get('in-reply-to'))),
    ].slice(-mostReferences),
    text: chosen.text.slice(0, longestText),
    textFrom: chosen.from,
    isCut: chosen.text.length > longestText,
    authentication: authentication.slice(0, 2_000),
    partTypes: [...partTypes],
    shownIds: shownIn(html),
  }
}

/** A plain part this short beside much longer HTML is a stub: "your mail program cannot show this message". */
const stub = { chars: 300, times: 4 } as const

/** The plain words where they are the words; those of the HTML where the plain part is missing, blank or a stub. */
function chooseWords(
  plain: string,
  html: string,
  hasPlain: boolean,
): { text: string; from: ParsedMessage['textFrom'] } {
  const isShort = plain.trim().length <= stub.chars
  const fromHtml = html !== '' && (!hasPlain || isShort) ? cleaned(wordsOfHtml(html)) : ''
  const isStub = isShort && fromHtml.length > plain.trim().length * stub.times + stub.chars
  if (plain.trim() !== '' && !isStub) return { text: plain, from: hasPlain ? 'plain' : 'html' }
  if (fromHtml.trim() !== '') return { text: fromHtml, from: 'html' }
  return { text: plain, from: plain.trim() === '' ? 'none' : 'plain' }
}

const unfolded = (line: string): string =>
  line
    .slice(line.indexOf(':') + 1)
    .replace(/\r?\n[ \t]+/g, ' ')
    .trim()

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const listOf = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : textOf(value))

/** What pictures in HTML name as theirs, `cid:…`. */
function shownIn(html: string): string[] {
  const ids = new Set<string>()
  for (const [, id = ''] of html.matchAll(/\bcid:([^'"\s<>)]{1,256})/gi)) {
    ids.add(id)
    if (ids.size >= mostShown) break
  }
  return [...ids]
}

const idsIn = (text: string): string[] => text.match(/<[\x21-\x3b\x3d\x3f-\x7e]{1,900}>/g) ?? []

/** Without what is not a character of a text: controls other than tab and line end, halves of surrogate pairs. */
const cleaned = (text: string): string =>
  toNfc(
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ''),
  )

interface AddressHeader {
  readonly value?: readonly { readonly address?: string; readonly name?: string; readonly group?: unknown }[]
}

const addressesOf = (header: unknown): MailAddress[] =>
  ((header as AddressHeader | undefined)?.value ?? []).flatMap(({ address, name }) =>
    address?.includes('@') ? [{ address: address.toLowerCase(), name: cleaned(name ?? '').trim() }] : [],
  )

const firstAddress = (header: unknown): MailAddress | undefined =>
  (Array.isArray(header) ? header : [header]).flatMap(addressesOf)[0]

/** Delivery adds headers of its own; they know the address better than To, which blind copies do not name. */
const deliveryHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to']

function recipientsOf(headers: ParsedMessage['headers'], parsed: ReadonlyMap<string, unknown>): string[] {
  const delivered = headers
    .filter(({ name }) => deliveryHeaders.includes(name))
    .flatMap(({ value }) => value.toLowerCase().match(/[^\s<>,;@]{1,320}@[^\s<>,;@]{1,255}/g) ?? [])
  const addressed = ['to', 'cc'].flatMap((name) => {
    const header = parsed.get(name)
    return (Array.isArray(header) ? header : [header]).flatMap(addressesOf).map(({ address }) => address)
  })
  return [...new Set([...delivered, ...addressed])]
}

const hasPlainPart = (parser: MailParser): boolean => {
  const isPlain = (node: MimeNode | undefined): boolean =>
    node !== undefined &&
    ((node.contentType === 'text/plain' && node.disposition !== 'attachment') ||
      (node.children ?? []).some(isPlain))
  return isPlain((parser as unknown as { tree?: MimeNode }).tree)
}

interface MimeNode {
  readonly contentType?: string
  readonly disposition?: string
  readonly children?: readonly MimeNode[]
}
