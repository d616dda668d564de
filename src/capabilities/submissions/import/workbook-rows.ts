import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Unreadable } from '../../../platform/documents/child/findings.ts'
import { serialDate } from '../../../platform/documents/child/serial-date.ts'
import { openSource } from '../../../platform/documents/child/source-file.ts'
import { listSheets, readDateStyles, readSharedStrings } from '../../../platform/documents/child/workbook.ts'
import { openZip, type Zip } from '../../../platform/documents/child/zip.ts'
import { type BrokenReason, BrokenTable, longestRow, mostColumns } from './import.ts'

/** What a workbook may unpack to, and how much of it may be words that cells share, which are held while it is read. */
const mostUnpacked = 4_000_000_000
const mostShared = 200_000_000

/**
 * The rows of a sheet of a workbook, of those that are shown. Dates become `2026-11-24 09:30`. Rows without anything in
 * them are left out. @throws `BrokenTable`
 */
export async function* workbookRows(path: string, sheet: number): AsyncGenerator<readonly string[]> {
  const file = openSource(path, 'workbook')
  let row = 0
  try {
    const zip = openZip(file, mostUnpacked)
    const sheets = (await listSheets(zip)).filter(({ hidden }) => !hidden)
    const part = sheets[sheet]?.part
    if (!part) throw new BrokenTable(1, 'damaged')
    const strings = await readSharedStrings(zip, mostShared)
    const dates = await readDateStyles(zip)
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
    const sheets = await listSheets(openZip(file, mostUnpacked))
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

async function* sheetRows(
  zip: Zip,
  part: string,
  strings: readonly string[],
  dates: readonly boolean[],
): AsyncGenerator<readonly string[]> {
  const parser = new SaxesParser()
  const ready: string[][] = []
  let row: string[] = []
  let length = 0
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let isReading = false
  let isSpelling = 0
  parser.on('error', () => {
    throw new Unreadable('damaged')
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const local = name.slice(name.indexOf(':') + 1)
    if (local === 'c') {
      type = attributes.t ?? 'n'
      style = Number(attributes.s ?? 0)
      value = ''
      column = placeOf(attributes.r) ?? column
    } else if (local === 'rPh') isSpelling += 1
    else if ((local === 'v' || local === 't') && isSpelling === 0) isReading = true
  })
  parser.on('closetag', ({ name }: SaxesTagPlain) => {
    const local = name.slice(name.indexOf(':') + 1)
    if (local === 'v' || local === 't') isReading = false
    else if (local === 'rPh') isSpelling -= 1
    else if (local === 'c') {
      const cell = cellOf(value, type, strings, dates[style] ?? false)
      if (cell !== '' && column < mostColumns) {
        while (row.length < column) row.push('')
        row[column] = cell
        length += cell.length
        if (length > longestRow) throw new Unreadable('expands-too-far')
      }
      column += 1
    } else if (local === 'row') {
      if (row.length > 0) ready.push(row)
      row = []
      length = 0
      column = 0
    }
  })
  parser.on('text', (text) => {
    if (!isReading) return
    value += text
    if (value.length > longestRow) throw new Unreadable('expands-too-far')
  })
  const decoder = new TextDecoder('utf-8')
  let read = false
  for await (const piece of zip.pieces(part)) {
    read = true
    parser.write(decoder.decode(piece, { stream: true }))
    yield* ready.splice(0)
  }
  if (!read) throw new Unreadable('damaged')
  parser.write(decoder.decode())
  parser.close()
  yield* ready.splice(0)
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
