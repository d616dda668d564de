import { decoderFor, tellCharset } from './charset.ts'
import { decodeEntities } from './entities.ts'
import type { Findings } from './findings.ts'
import { pageWriter } from './page-writer.ts'
import type { SourceFile } from './source-file.ts'

/** HTML: the words that a browser would show. Nothing is fetched, nothing is run, and nesting costs nothing. */
export async function readHtml(file: SourceFile, found: Findings): Promise<void> {
  const bytes = file.whole()
  await writeHtml(decodeHtml(bytes, found), found)
}

function decodeHtml(bytes: Buffer, found: Findings): string {
  const told = tellCharset(bytes)
  if (!told.guessed) return new TextDecoder(told.label).decode(bytes)
  const named = /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(
    bytes.toString('latin1', 0, 4_096),
  )?.[1]
  const decoder = named ? decoderFor(named) : undefined
  if (!decoder) found.note('guessed-charset')
  return (decoder ?? new TextDecoder(told.label)).decode(bytes)
}

/** Words of these are never shown. */
const unseen = /^(script|style|template|noscript|head|svg|math|object|iframe|textarea|select|datalist)$/

const blocks =
  /^(p|div|h[1-6]|li|ul|ol|dl|dt|dd|table|tr|section|article|header|footer|nav|aside|main|blockquote|pre|form|fieldset|figure|figcaption|address|title|caption|body|html|hr|center)$/

const empty = /^(br|hr|img|input|meta|link|area|base|col|embed|source|track|wbr|param)$/

/** Adds the words of a page of HTML to what is found. */
export async function writeHtml(html: string, found: Findings): Promise<void> {
  const pages = pageWriter(found)
  for await (const part of pages.until(wordsOf(html, found))) pages.write(part)
  await pages.end()
}

async function* wordsOf(html: string, found: Findings): AsyncIterable<string> {
  const words = collectWords()
  let at = 0
  while (at < html.length) {
    const tag = html.indexOf('<', at)
    if (tag === -1) {
      words.say(html.slice(at))
      break
    }
    if (tag > at) words.say(html.slice(at, tag))
    const { name, closing, attributes, end } = readTag(html, tag)
    at = end
    if (name === undefined) {
      if (end === tag + 1) words.say('<')
    } else if (!closing && !empty.test(name) && (unseen.test(name) || isHidden(attributes))) {
      at = skipElement(html, name, end)
      if (!unseen.test(name) && /\w/.test(html.slice(end, at).replace(/<[^>]*>/g, '')))
        found.note('holds-hidden-text')
    } else words.shape(name, closing)
    if (words.length() > 16_000) yield words.take()
  }
  yield words.take()
}

/** Words as a browser shows them: white space is folded, except where it is kept on purpose, and blocks stand apart. */
function collectWords() {
  let parts: string[] = []
  let length = 0
  // Of what was said so far.
  let last = '\n'
  let preformatted = 0
  const add = (text: string) => {
    if (text === '') return
    parts.push(text)
    length += text.length
    last = text.at(-1) ?? last
  }
  return {
    say(text: string) {
      if (preformatted > 0) return add(decodeEntities(text))
      const letters = decodeEntities(text.replace(/[ \t\r\n\f]+/g, ' '))
      add(/\s/.test(last) ? letters.replace(/^ +/, '') : letters)
    },
    shape(name: string, closing: boolean) {
      if (name === 'pre') preformatted = Math.max(0, preformatted + (closing ? -1 : 1))
      if (name === 'br') add('\n')
      else if ((name === 'td' || name === 'th') && closing) add('\t')
      else if (blocks.test(name) && last !== '\n')
        add(/^(p|h[1-6]|title|blockquote)$/.test(name) && closing ? '\n\n' : '\n')
    },
    length: () => length,
    take() {
      const text = parts.join('')
      parts = []
      length = 0
      return text
    },
  }
}

interface Tag {
  readonly name: string | undefined
  readonly closing: boolean
  readonly attributes: string
  readonly end: number
}

/** What stands at a `<`: a tag, a comment or declaration (no name), or just the sign (then it ends one further on). */
function readTag(html: string, at: number): Tag {
  const nothing = { name: undefined, closing: false, attributes: '' }
  if (html.startsWith('<!--', at)) return { ...nothing, end: after(html, '-->', at + 4) }
  if (html[at + 1] === '!' || html[at + 1] === '?') return { ...nothing, end: after(html, '>', at) }
  tagName.lastIndex = at
  const found = tagName.exec(html)
  if (!found) return { ...nothing, end: at + 1 }
  const end = endOfTag(html, tagName.lastIndex)
  return {
    name: found[2]?.toLowerCase(),
    closing: found[1] === '/',
    attributes: html.slice(tagName.lastIndex, Math.min(end, tagName.lastIndex + 2_000)),
    end,
  }
}

const tagName = /<(\/?)([a-zA-Z][\w:-]{0,40})/y

const after = (html: string, mark: string, from: number): number => {
  const found = html.indexOf(mark, from)
  return found === -1 ? html.length : found + mark.length
}

/** A `>` in a quoted value does not end the tag. */
function endOfTag(html: string, from: number): number {
  let quote = ''
  for (let i = from; i < html.length; i += 1) {
    const letter = html[i] ?? ''
    if (quote) {
      if (letter === quote) quote = ''
    } else if (letter === '>') return i + 1
    else if ((letter === '"' || letter === "'") && html[i - 1] === '=') quote = letter
  }
  return html.length
}

const isHidden = (attributes: string): boolean =>
  /\shidden(\s|=|>|\/|$)|display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes)

/** Behind the end of an element, counting those of the same name inside it. */
function skipElement(html: string, name: string, from: number): number {
  // What stands in these is no markup: the first closing tag ends them.
  if (/^(script|style|textarea)$/.test(name)) {
    const close = new RegExp(`</${name}\\b`, 'gi')
    close.lastIndex = from
    const found = close.exec(html)
    return found ? after(html, '>', found.index) : html.length
  }
  const either = new RegExp(`<(/?)${name}\\b`, 'gi')
  either.lastIndex = from
  let depth = 1
  for (let found = either.exec(html); found; found = either.exec(html)) {
    depth += found[1] ? -1 : 1
    if (depth === 0) return after(html, '>', found.index)
  }
  return html.length
}
