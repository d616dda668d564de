import { Unreadable } from '../../../platform/documents/child/findings.ts'
import { serialDate } from '../../../platform/documents/child/serial-date.ts'
import { openSource } from '../../../platform/documents/child/source-file.ts'
import { listSheets, readDateStyles } from '../../../platform/documents/child/workbook.ts'
import { openZip, type Zip } from '../../../platform/documents/child/zip.ts'
import { type BrokenReason, BrokenTable, longestRow, mostColumns } from './import.ts'
import { walkPart, withSmallParts } from './workbook-xml.ts'

/** What a workbook may unpack to, and how much of it may be words that cells share, which are held while it is read. */
const mostUnpacked = 4_000_000_000
const mostShared = 150_000_000
/** Of a part that lists sheets or styles. */
const mostOfSmallPart = 20_000_000

/**
 * The rows of a sheet of a workbook, of those that are shown. Dates become `2026-11-24 09:30`. Rows without anything in
 * them are left out. @throws `BrokenTable`
 */
export async function* workbookRows(path: string, sheet: number): AsyncGenerator<readonly string[]> {
  const file = openSource(path, 'workbook')
  let row = 0
  try {
    const zip = openZip(file, mostUnpacked)
    const few = withSmallParts(zip, mostOfSmallPart)
    const sheets = (await listSheets(few)).filter(({ hidden }) => !hidden)
    const part = sheets[sheet]?.part
    if (!part) throw new BrokenTable(1, 'damaged')
    const strings = await readShared(zip)
    const dates = await readDateStyles(few)
    for await (const cells of sheetRows(zip, part, strings, dates)) {
      row += 1
      yield cells
    }
  } catch (error) {
    if (error instanceof Unreadable) throw new BrokenTable(row + 1, reasonOf(error))
    throw error
  } finally {
    file.close()
  }
}

/** The names of the sheets that are shown. */
export async function sheetNames(path: string): Promise<string[]> {
  const file = openSource(path, 'workbook')
  try {
    const sheets = await listSheets(withSmallParts(openZip(file, mostUnpacked), mostOfSmallPart))
    return sheets.filter(({ hidden }) => !hidden).map(({ name }) => name)
  } catch (error) {
    if (error instanceof Unreadable) throw new BrokenTable(1, reasonOf(error))
    throw error
  } finally {
    file.close()
  }
}

function reasonOf({ reason }: Unreadable): BrokenReason {
  if (reason === 'encrypted' || reason === 'expands-too-far') return reason
  return reason === 'truncated' ? 'cut-off' : 'damaged'
}

/** Words that cells share, by their number: the one thing of a workbook that is held while it is read. */
async function readShared(zip: Zip): Promise<string[]> {
  const strings: string[] = []
  let open = ''
  let isReading = false
  let spelling = 0
  let length = 0
  const walk = walkPart(zip, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'rPh') spelling += 1
      else if (name === 't' && spelling === 0) isReading = true
    },
    close(name) {
      if (name === 't') isReading = false
      else if (name === 'rPh') spelling -= 1
      else if (name === 'si') {
        strings.push(open)
        length += open.length + 20
        open = ''
        if (length > mostShared) throw new Unreadable('expands-too-far')
      }
    },
    text(text) {
      if (isReading) open += text
    },
  })
  if (zip.names.includes('xl/sharedStrings.xml')) for await (const _ of walk);
  return strings
}

async function* sheetRows(
  zip: Zip,
  part: string,
  strings: readonly string[],
  dates: readonly boolean[],
): AsyncGenerator<readonly string[]> {
  if (!zip.names.includes(part)) throw new Unreadable('damaged')
  const ready: string[][] = []
  let row: string[] = []
  let length = 0
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let isReading = false
  let spelling = 0
  const walk = walkPart(zip, part, {
    open(name, attributes) {
      if (name === 'c') {
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        value = ''
        column = placeOf(attributes.r) ?? column
      } else if (name === 'rPh') spelling += 1
      else if ((name === 'v' || name === 't') && spelling === 0) isReading = true
    },
    close(name) {
      if (name === 'v' || name === 't') isReading = false
      else if (name === 'rPh') spelling -= 1
      else if (name === 'c') {
        const cell = cellOf(value, type, strings, dates[style] ?? false)
        if (cell !== '' && column < mostColumns) {
          while (row.length < column) row.push('')
          row[column] = cell
          length += cell.length
          if (length > longestRow) throw new Unreadable('expands-too-far')
        }
        column += 1
      } else if (name === 'row') {
        if (row.length > 0) ready.push(row)
        row = []
        length = 0
        column = 0
      }
    },
    text(text) {
      if (isReading) value += text
    },
  })
  for await (const _ of walk) yield* ready.splice(0)
}

/** 0 for A; undefined where the place is not said. */
function placeOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function cellOf(value: string, type: string, strings: readonly string[], isDate: boolean): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : ''
  if (type === 'e') return ''
  if (type === 'n' && isDate && value !== '') return serialDate(Number(value)) ?? value
  return value
}
