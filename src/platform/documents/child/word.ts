import type { Findings } from './findings.ts'
import { pageWriter } from './page-writer.ts'
import { walkXml, type XmlVisitor } from './xml.ts'
import type { Zip } from './zip.ts'

/**
 * DOCX: the words that a reader sees, on the pages on which Word last laid them out. What was deleted with changes
 * tracked, comments and hidden text are left out, and it is noted that there are some.
 */
export async function readWord(zip: Zip, found: Findings): Promise<void> {
  const main = await mainPart(zip)
  noteParts(zip, found)
  const hiddenStyles = await readHiddenStyles(zip, main)
  const pages = pageWriter(found)
  await walkXml(pages.until(zip.pieces(main)), bodyVisitor(pages, found, hiddenStyles))
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  for (const notes of ['footnotes.xml', 'endnotes.xml'])
    if (zip.names.includes(folder + notes)) {
      pages.write('\n\n')
      await walkXml(pages.until(zip.pieces(folder + notes)), bodyVisitor(pages, found, hiddenStyles))
    }
  await pages.end()
}

/** The relations of the package name it; nearly always it is word/document.xml. */
async function mainPart(zip: Zip): Promise<string> {
  let main = 'word/document.xml'
  await walkXml(zip.pieces('_rels/.rels'), {
    open(_, { Type = '', Target = '' }) {
      if (Type.endsWith('/officeDocument')) main = Target.replace(/^\//, '')
    },
  }).catch(() => undefined)
  return main
}

export function noteParts(zip: Zip, found: Findings): void {
  if (zip.names.some((name) => /vbaProject\.bin$|vbaData\.xml$/i.test(name))) found.note('holds-macros')
  if (zip.names.some((name) => /\/embeddings\/|\/activeX\//i.test(name))) found.note('holds-files')
  if (zip.names.some((name) => /\/(threaded)?comments?\d*\.xml$|\/comments\//i.test(name)))
    found.note('holds-comments')
}

async function readHiddenStyles(zip: Zip, main: string): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>()
  let style = ''
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  await walkXml(zip.pieces(`${folder}styles.xml`), {
    open(name, attributes) {
      if (name === 'w:style') style = attributes['w:styleId'] ?? ''
      else if (name === 'w:vanish' && style && isOn(attributes)) hidden.add(style)
    },
    close(name) {
      if (name === 'w:style') style = ''
    },
  }).catch(() => undefined)
  return hidden
}

const isOn = (attributes: Readonly<Record<string, string>>): boolean =>
  !/^(0|false|off|none)$/.test(attributes['w:val'] ?? '1')

/** Parts of the body whose words are no words of the text, or stand there twice. */
const leftOut = new Set(['w:instrText', 'w:delInstrText', 'w:del', 'w:moveFrom', 'mc:Fallback', 'w:rubyBase'])

function bodyVisitor(
  pages: ReturnType<typeof pageWriter>,
  found: Findings,
  hiddenStyles: ReadonlySet<string>,
): XmlVisitor {
  let skipping = 0
  let inText = 0
  // Of the run, of the paragraph's mark, and of the paragraph.
  let runHidden = false
  let paragraphHidden = false
  let inRun = false
  let cells = 0
  // The end of a paragraph, which counts only when something follows it in the same cell.
  let pending = ''
  const breakPage = () => {
    if (skipping > 0) return
    pending = ''
    pages.breakPage()
  }
  const write = (text: string) => {
    if (skipping > 0) return
    if ((inRun && runHidden) || paragraphHidden) {
      if (text.trim() !== '') found.note('holds-hidden-text')
      return
    }
    pages.write(pending + text)
    pending = ''
  }
  const simple: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    'w:tab': () => inRun && write('\t'),
    'w:cr': () => write('\n'),
    'w:noBreakHyphen': () => write('\u2011'),
    'w:br': (attributes) => (attributes['w:type'] === 'page' ? breakPage() : write('\n')),
    'w:lastRenderedPageBreak': breakPage,
    'w:sym': (attributes) => write(symbolOf(attributes['w:char'])),
    'w:vanish': (attributes) => {
      if (inRun && isOn(attributes)) runHidden = true
    },
    'w:rStyle': (attributes) => {
      if (inRun && hiddenStyles.has(attributes['w:val'] ?? '')) runHidden = true
    },
    'w:pStyle': (attributes) => {
      if (hiddenStyles.has(attributes['w:val'] ?? '')) paragraphHidden = true
    },
    'w:pageBreakBefore': (attributes) => isOn(attributes) && breakPage(),
  }
  return {
    open(name, attributes) {
      if (name === 'w:del' || name === 'w:moveFrom' || name === 'w:ins' || name === 'w:moveTo')
        found.note('holds-tracked-changes')
      if (skipping > 0 || leftOut.has(name)) {
        skipping += 1
        return
      }
      if (name === 'w:p') paragraphHidden = false
      else if (name === 'w:r') {
        inRun = true
        runHidden = false
      } else if (name === 'w:t') inText += 1
      else if (name === 'w:tc') {
        if (cells > 0) {
          pending = ''
          pages.write('\t')
        }
        cells += 1
      } else if (name === 'w:tr') cells = 0
      else if (name === 'w:commentReference') found.note('holds-comments')
      else simple[name]?.(attributes)
    },
    close(name) {
      if (skipping > 0) {
        skipping -= 1
        return
      }
      if (name === 'w:t') inText -= 1
      else if (name === 'w:r') inRun = false
      else if (name === 'w:p') {
        if (!paragraphHidden) {
          pages.write(pending)
          pending = '\n'
        }
        paragraphHidden = false
      } else if (name === 'w:tr') pending = '\n'
    },
    text(text) {
      if (inText > 0) write(text)
    },
  }
}

/** Symbol fonts keep their letters in the private area, at the place of the ordinary ones. */
function symbolOf(code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16)
  if (!Number.isFinite(point) || point <= 0 || point > 0x10ffff) return ''
  return String.fromCodePoint(point >= 0xf020 && point <= 0xf0ff ? point - 0xf000 : point)
}
