import type { Findings } from './findings.ts'
import { pageWriter } from './page-writer.ts'
import { isDateFormat, serialDate } from './serial-date.ts'
import { noteParts } from './word.ts'
import { walkXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** XLSX: each sheet that is shown is a page (more, when it is long); a row is a line, with tabs between the cells. */
export async function readWorkbook(zip: Zip, found: Findings): Promise<void> {
  noteParts(zip, found)
  const strings = await readSharedStrings(zip, found.limits.textLength * 2)
  const dates = await readDateStyles(zip)
  const pages = pageWriter(found)
  for (const sheet of await listSheets(zip)) {
    if (sheet.hidden) {
      found.note('holds-hidden-text')
      continue
    }
    await readSheet(zip, sheet.part, pages, strings, dates)
    pages.breakPage()
  }
  await pages.end()
}

interface Sheet {
  readonly name: string
  readonly part: string
  readonly hidden: boolean
}

export async function listSheets(zip: Zip): Promise<Sheet[]> {
  const targets = new Map<string, string>()
  await walkXml(zip.pieces('xl/_rels/workbook.xml.rels'), {
    open(_, { Id, Target }) {
      if (Id && Target) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const sheets: Sheet[] = []
  await walkXml(zip.pieces('xl/workbook.xml'), {
    open(name, attributes) {
      if (plain(name) !== 'sheet') return
      const part = targets.get(attributes['r:id'] ?? '')
      if (part)
        sheets.push({ name: attributes.name ?? '', part, hidden: /hidden/i.test(attributes.state ?? '') })
    },
  })
  return sheets
}

/** Names may carry a prefix of the namespace, or none. */
const plain = (name: string): string => name.slice(name.indexOf(':') + 1)

async function readSharedStrings(zip: Zip, room: number): Promise<string[]> {
  const strings: string[] = []
  let open = ''
  let inText = false
  let spelling = 0
  let length = 0
  await walkXml(zip.pieces('xl/sharedStrings.xml'), {
    open(name) {
      if (plain(name) === 't') inText = true
      else if (plain(name) === 'rPh') spelling += 1
    },
    close(name) {
      if (plain(name) === 't') inText = false
      else if (plain(name) === 'rPh') spelling -= 1
      else if (plain(name) === 'si') {
        strings.push(open)
        length += open.length
        open = ''
      }
    },
    text(text) {
      if (inText && spelling === 0 && length + open.length < room) open += text
    },
  })
  return strings
}

/** By number of style: true where a number is shown as a date. */
export async function readDateStyles(zip: Zip): Promise<boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  await walkXml(zip.pieces('xl/styles.xml'), {
    open(name, attributes) {
      if (plain(name) === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (plain(name) === 'cellXfs') inCells = true
      else if (plain(name) === 'xf' && inCells) {
        const number = Number(attributes.numFmtId ?? 0)
        styles.push(isDateFormat(number, formats.get(number)))
      }
    },
    close(name) {
      if (plain(name) === 'cellXfs') inCells = false
    },
  }).catch(() => undefined)
  return styles
}

async function readSheet(
  zip: Zip,
  part: string,
  pages: ReturnType<typeof pageWriter>,
  strings: readonly string[],
  dates: readonly boolean[],
): Promise<void> {
  let type = ''
  let style = 0
  let value = ''
  let reading = false
  let row: string[] = []
  let column = 0
  await walkXml(pages.until(zip.pieces(part)), {
    open(name, attributes) {
      const local = plain(name)
      if (local === 'c') {
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        value = ''
        // Cells that are empty are left out of the file; their place is kept, as far as people look.
        const gap = columnOf(attributes.r) - column
        for (let i = 0; i < Math.min(gap, widestGap); i += 1) row.push('')
        column = Math.max(column, columnOf(attributes.r)) + 1
      } else if (local === 'v' || local === 't') reading = true
    },
    close(name) {
      const local = plain(name)
      if (local === 'v' || local === 't') reading = false
      else if (local === 'c') row.push(shownValue(value, type, strings, dates[style] ?? false))
      else if (local === 'row') {
        while (row.at(-1) === '') row.pop()
        if (row.length > 0) pages.write(`${row.join('\t')}\n`)
        row = []
        column = 0
      }
    },
    text(text) {
      if (reading) value += text
    },
  })
}

/** Further away, a cell stands as if it were near: nobody counts fifty tabs. */
const widestGap = 20

/** 0 for A; 0 also where the place is not said. */
function columnOf(place: string | undefined): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(place ?? '')?.[0] ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64
  return Math.max(0, column - 1)
}

function shownValue(value: string, type: string, strings: readonly string[], isDate: boolean): string {
  if (type === 's') return (strings[Number(value)] ?? '').replace(/[\t\r\n]+/g, ' ')
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'n' && isDate && value !== '') return serialDate(Number(value)) ?? value
  return value.replace(/[\t\r\n]+/g, ' ')
}
