import type { Findings } from './findings.ts'
import { pageWriter } from './page-writer.ts'
import { walkXml, type XmlVisitor } from './xml.ts'
import type { Zip } from './zip.ts'

/** Parts whose words are no words of the text. */
const leftOut = new Set([
  'text:tracked-changes',
  'office:annotation',
  'office:settings',
  'table:tracked-changes',
  'presentation:notes',
  'svg:desc',
  'svg:title',
])

/** What a part that is left out says of the document. */
const notedFor: Readonly<Record<string, 'holds-tracked-changes' | 'holds-comments' | 'holds-hidden-text'>> = {
  'text:tracked-changes': 'holds-tracked-changes',
  'table:tracked-changes': 'holds-tracked-changes',
  'office:annotation': 'holds-comments',
  'presentation:notes': 'holds-hidden-text',
}

/** ODT, ODS and ODP: the words that a reader sees; a sheet or a slide is a page. */
export async function readOpenDocument(zip: Zip, found: Findings): Promise<void> {
  if (zip.names.some((name) => /^(Basic|Scripts)\//.test(name) && !name.endsWith('/')))
    found.note('holds-macros')
  if (zip.names.some((name) => /^Object [^/]*\/|^ObjectReplacements\/|\.bin$/.test(name)))
    found.note('holds-files')
  const styles = await readStyles(zip)
  const pages = pageWriter(found)
  await walkXml(pages.until(zip.pieces('content.xml')), contentVisitor(pages, found, styles))
  await pages.end()
}

interface Styles {
  readonly hidden: ReadonlySet<string>
  readonly breaks: ReadonlySet<string>
  readonly hiddenTables: ReadonlySet<string>
}

/** Styles stand before the body, and once more in a part of their own. */
async function readStyles(zip: Zip): Promise<Styles> {
  const found = { hidden: new Set<string>(), breaks: new Set<string>(), hiddenTables: new Set<string>() }
  const visitor = (): XmlVisitor => {
    let style = ''
    return {
      open(name, attributes) {
        if (name === 'style:style') style = attributes['style:name'] ?? ''
        if (attributes['text:display'] === 'none' && name === 'style:text-properties') found.hidden.add(style)
        if (attributes['fo:break-before'] === 'page') found.breaks.add(style)
        if (attributes['table:display'] === 'false') found.hiddenTables.add(style)
      },
    }
  }
  for (const part of ['styles.xml', 'content.xml'])
    await walkXml(zip.pieces(part), visitor()).catch(() => undefined)
  return found
}

function contentVisitor(pages: ReturnType<typeof pageWriter>, found: Findings, styles: Styles): XmlVisitor {
  let skipping = 0
  let paragraphs = 0
  let hidden = 0
  const spans: boolean[] = []
  let cells = 0
  let inCell = 0
  const write = (text: string) => {
    if (hidden > 0) {
      if (text.trim() !== '') found.note('holds-hidden-text')
    } else pages.write(text)
  }
  const enter = (style: string | undefined) => {
    const isHidden = styles.hidden.has(style ?? '')
    spans.push(isHidden)
    if (isHidden) hidden += 1
  }
  return {
    open(name, attributes) {
      if (skipping > 0 || leftOut.has(name)) {
        const reason = notedFor[name]
        if (reason && skipping === 0 && reason !== 'holds-hidden-text') found.note(reason)
        skipping += 1
        return
      }
      const style = attributes['text:style-name']
      if (name === 'text:p' || name === 'text:h') {
        if (paragraphs === 0 && inCell === 0 && styles.breaks.has(style ?? '')) pages.breakPage()
        paragraphs += 1
        enter(style)
      } else if (name === 'text:span') enter(style)
      else if (name === 'text:s') write(' '.repeat(Math.min(80, Number(attributes['text:c'] ?? 1) || 1)))
      else if (name === 'text:tab') write('\t')
      else if (name === 'text:line-break') write('\n')
      else if (name === 'text:soft-page-break' || name === 'draw:page') pages.breakPage()
      else if (name === 'text:hidden-text' || name === 'text:hidden-paragraph')
        found.note('holds-hidden-text')
      else if (name === 'table:table') {
        if (paragraphs === 0 && inCell === 0 && attributes['table:name'] !== undefined) cells = 0
        if (styles.hiddenTables.has(attributes['table:style-name'] ?? '')) found.note('holds-hidden-text')
      } else if (name === 'table:table-row') cells = 0
      else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
        if (cells > 0) write('\t')
        cells += 1
        inCell += 1
      }
    },
    close(name) {
      if (skipping > 0) {
        skipping -= 1
        return
      }
      if (name === 'text:span' || name === 'text:p' || name === 'text:h') {
        if (spans.pop()) hidden -= 1
        if (name === 'text:span') return
        paragraphs -= 1
        write(inCell > 0 ? ' ' : '\n')
      } else if (name === 'table:table-row') write('\n')
      else if (name === 'table:table-cell' || name === 'table:covered-table-cell') inCell -= 1
      else if (name === 'office:spreadsheet') pages.breakPage()
    },
    text(text) {
      if (skipping === 0 && paragraphs > 0) write(text.replace(/[ \t\r\n]+/g, ' '))
    },
  }
}
