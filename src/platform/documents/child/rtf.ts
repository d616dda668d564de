import type { Findings } from './findings.ts'
import { Unreadable } from './findings.ts'
import { pageWriter } from './page-writer.ts'
import { charsetOfFont, codePageOf } from './rtf-charsets.ts'
import { readTokens } from './rtf-tokens.ts'
import type { SourceFile } from './source-file.ts'

/** What holds inside a pair of braces, and ends with it. */
interface Group {
  readonly skip: boolean
  readonly hidden: boolean
  readonly label: string
  /** How many letters after a \u stand for it in old programs. */
  readonly fallback: number
  /** In the table of fonts: what follows tells of this one. */
  readonly fontTable: boolean
}

/** Groups whose words are no words of the text. Those that begin with \* are all left out. */
const leftOut = new Set(
  'colortbl stylesheet info pict object nonshppict header headerl headerr headerf footer footerl footerr footerf themedata datastore xmlnstbl listtable listoverridetable rsidtbl generator fldinst filetbl revtbl annotation atnid atnauthor comment private template operator xe tc rxe bkmkstart bkmkend'.split(
    ' ',
  ),
)

const letterOf: Readonly<Record<string, string>> = {
  par: '\n',
  sect: '\n',
  line: '\n',
  row: '\n',
  cell: '\t',
  nestcell: '\t',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  '~': '\u00a0',
  _: '\u2011',
}

/** Braces nest as deep as the machine of the writer could; a bomb nests deeper. */
const deepest = 10_000

/** RTF: the words a reader sees. Objects and pictures in it are never looked into; fields show what they last showed. */
export async function readRtf(file: SourceFile, found: Findings): Promise<void> {
  const pages = pageWriter(found)
  const fonts = new Map<number, string>()
  const stack: Group[] = []
  let group: Group = { skip: false, hidden: false, label: 'windows-1252', fallback: 1, fontTable: false }
  let documentLabel = group.label
  let tableFont = 0
  let bytes: number[] = []
  let toSkip = 0

  const say = (text: string) => {
    if (group.skip) return
    if (group.hidden) {
      if (text.trim() !== '') found.note('holds-hidden-text')
    } else pages.write(text)
  }
  const flush = () => {
    if (bytes.length === 0) return
    const text = new TextDecoder(group.label).decode(Uint8Array.from(bytes))
    bytes = []
    say(text)
  }
  const change = (part: Partial<Group>) => {
    group = { ...group, ...part }
  }
  const obey = (word: string, number: number | undefined) => {
    const letter = letterOf[word]
    if (letter !== undefined) say(letter)
    else if (word === 'page' || word === 'pagebb') {
      if (!group.skip) pages.breakPage()
    } else if (word === 'u') {
      say(String.fromCharCode((number ?? 0) & 0xffff))
      toSkip = group.fallback
    } else if (word === 'uc') change({ fallback: Math.max(0, Math.min(9, number ?? 1)) })
    else if (word === 'ansicpg') {
      documentLabel = codePageOf(number) ?? documentLabel
      change({ label: documentLabel })
    } else if (word === 'mac') change({ label: 'macintosh' })
    else if (word === 'fonttbl') change({ fontTable: true, skip: true })
    else if (word === 'f') {
      if (group.fontTable) tableFont = number ?? 0
      else change({ label: fonts.get(number ?? 0) ?? documentLabel })
    } else if (word === 'fcharset' && group.fontTable) {
      const label = charsetOfFont(number)
      if (label) fonts.set(tableFont, label)
    } else if (word === 'v') change({ hidden: number !== 0 })
    else if (word === 'plain') change({ hidden: false, label: documentLabel })
    else if (word === 'deleted' && number !== 0) {
      found.note('holds-tracked-changes')
      change({ skip: true })
    } else if (word === 'revised') found.note('holds-tracked-changes')
    else if (leftOut.has(word)) {
      if (word === 'annotation') found.note('holds-comments')
      if (word === 'object') found.note('holds-files')
      change({ skip: true })
    }
  }

  for await (const tokens of pages.until(readTokens(file)))
    for (const token of tokens) {
      if (token.kind === 'byte') {
        if (toSkip > 0) toSkip -= 1
        else if (!group.skip) bytes.push(token.byte)
        continue
      }
      toSkip = 0
      flush()
      if (token.kind === 'open') {
        if (stack.push(group) > deepest) throw new Unreadable('damaged')
      } else if (token.kind === 'close') group = stack.pop() ?? group
      else if (token.kind === 'ignorable') change({ skip: true })
      else obey(token.word, token.number)
    }
  flush()
  if (stack.length > 0) found.note('truncated')
  await pages.end()
}
