import { parse } from 'csv-parse/sync'
import { cleanLine } from '../../../platform/documents/clean-text.ts'
import { lettersOf } from './csv-rows.ts'
import {
  type BrokenReason,
  BrokenTable,
  mostColumns,
  type TableColumn,
  type TableFormat,
  type TableReading,
} from './import.ts'
import { cellRows, jsonRecords } from './table.ts'
import { tellFileCharset } from './tell-charset.ts'
import { type OtherKind, otherKindOfArchive, otherKindOfText } from './tell-other-kind.ts'

export type ToldFile =
  | { readonly ok: true; readonly reading: TableReading; readonly columns: readonly TableColumn[] }
  | { readonly ok: false; readonly reason: 'empty' | 'no-table' | 'old-workbook' | OtherKind | BrokenReason }

const sampleRows = 200
const samplesShown = 3
const longestSample = 200
const longestColumnName = 300

/** Tells what kind of table a file is, and what its columns are called. */
export async function tellFile(path: string, name: string, head: Buffer): Promise<ToldFile> {
  if (head.length === 0) return { ok: false, reason: 'empty' }
  // OLE2: workbooks as they were before 2007, and those with a password.
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') return { ok: false, reason: 'old-workbook' }
  const isZip = head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'
  const otherArchive = isZip ? otherKindOfArchive(path) : undefined
  if (otherArchive) return { ok: false, reason: otherArchive }
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return { ok: false, reason: 'is-document' }
  const charset = isZip ? 'utf-8' : await tellFileCharset(path)
  if (!isZip && charset !== 'utf-16le' && charset !== 'utf-16be' && head.includes(0))
    return { ok: false, reason: 'no-table' }
  const beginning = isZip ? '' : await readBeginning(path, charset)
  const otherText = otherKindOfText(beginning)
  if (otherText) return { ok: false, reason: otherText }
  const format: TableFormat = isZip ? 'xlsx' : tellFormat(beginning, name)
  const delimiter = format === 'csv' ? tellDelimiter(beginning) : ','
  return describe(path, { format, charset, delimiter, header: true, sheet: 0 })
}

/** Reads the first rows of a table in a way that was told or chosen. */
export async function describe(path: string, reading: TableReading): Promise<ToldFile> {
  try {
    const columns =
      reading.format === 'json' || reading.format === 'ndjson'
        ? await jsonColumns(path, reading)
        : await cellColumns(path, reading)
    return columns.length === 0 ? { ok: false, reason: 'no-table' } : { ok: true, reading, columns }
  } catch (error) {
    if (error instanceof BrokenTable) return { ok: false, reason: error.reason }
    throw error
  }
}

async function readBeginning(path: string, charset: string): Promise<string> {
  let text = ''
  for await (const piece of lettersOf(path, charset)) {
    text += piece
    if (text.length > 200_000) break
  }
  return text
}

function tellFormat(beginning: string, name: string): TableFormat {
  const text = beginning.trimStart()
  if (/^\[\s*(\{|\])/.test(text)) return 'json'
  if (!/^\{\s*("|\})/.test(text)) return 'csv'
  const line = text.slice(0, Math.max(text.indexOf('\n'), 0)).trim()
  if (/\.(ndjson|jsonl)$/i.test(name) || isWholeObject(line)) return 'ndjson'
  return 'json'
}

function isWholeObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}

const delimiters = [',', ';', '\t', '|'] as const

/** The letter by which the first rows fall into the most even columns. */
function tellDelimiter(beginning: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const rows = tryParse(beginning, delimiter)
    const width = rows[0]?.length ?? 0
    if (width < 2) continue
    const even = rows.filter((row) => row.length === width).length / rows.length
    const score = even * 1_000 + Math.min(width, 100)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function tryParse(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      to: 50,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
  } catch {
    return []
  }
}

const shortened = (text: string): string => {
  const line = cleanLine(text.slice(0, longestSample * 2))
  return line.length > longestSample ? `${line.slice(0, longestSample)}…` : line
}

async function cellColumns(path: string, reading: TableReading): Promise<TableColumn[]> {
  const rows: (readonly string[])[] = []
  await readFirst(cellRows(path, reading), sampleRows + 1, (cells) => rows.push(cells))
  const names = reading.header ? (rows.shift() ?? []) : []
  const width = Math.min(mostColumns, Math.max(names.length, ...rows.map((row) => row.length)))
  return Array.from({ length: rows.length === 0 && names.length === 0 ? 0 : width }, (_, i) => ({
    name: cleanLine((names[i] ?? '').slice(0, longestColumnName)),
    samples: samplesOf(rows.map((row) => row[i] ?? '')),
  }))
}

async function jsonColumns(path: string, reading: TableReading): Promise<TableColumn[]> {
  const values = new Map<string, string[]>()
  await readFirst(jsonRecords(path, reading), sampleRows * 10, (record) => {
    for (const [name, value] of record ?? []) {
      const known = values.get(name)
      if (known) known.push(value)
      else if (values.size < mostColumns) values.set(name, [value])
    }
  })
  // A path is the way to its value, also where it could not be shown.
  return [...values].map(([name, all]) => ({ name, samples: samplesOf(all) }))
}

/** Gives the first rows. Where the table breaks after some of them, these tell what it is; the dry run tells where it breaks. */
async function readFirst<Row>(
  rows: AsyncIterable<Row>,
  most: number,
  take: (row: Row) => unknown,
): Promise<void> {
  let read = 0
  try {
    for await (const row of rows) {
      take(row)
      read += 1
      if (read >= most) return
    }
  } catch (error) {
    if (read === 0 || !(error instanceof BrokenTable)) throw error
  }
}

const samplesOf = (values: readonly string[]): string[] =>
  [...new Set(values.filter((value) => value.trim() !== ''))].slice(0, samplesShown).map(shortened)
