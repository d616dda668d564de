import { csvRows, lettersOf } from './csv-rows.ts'
import type { TableReading } from './import.ts'
import { type JsonRecord, lineRecords, listRecords } from './json-rows.ts'
import { workbookRows } from './workbook-rows.ts'

/** A row of a file as it is imported. */
export interface TableRow {
  /** From 1; the row of names is not counted. */
  readonly number: number
  /** In the order of the columns; undefined where the row could not be read and the next one can. */
  readonly cells: readonly string[] | undefined
}

/**
 * The rows of a file, one at a time, in memory that does not grow with it (but for the words that the cells of a workbook
 * share). @throws `BrokenTable` where it cannot be read further
 */
export async function* tableRows(
  path: string,
  reading: TableReading,
  columns: readonly string[],
): AsyncGenerator<TableRow> {
  let number = 0
  if (reading.format === 'json' || reading.format === 'ndjson') {
    for await (const record of jsonRecords(path, reading)) {
      number += 1
      yield { number, cells: record && columns.map((name) => record.get(name) ?? '') }
    }
    return
  }
  let isNames = reading.header
  for await (const cells of cellRows(path, reading)) {
    if (isNames) {
      isNames = false
      continue
    }
    number += 1
    yield { number, cells }
  }
}

/** Rows with the row of names, if there is one. */
export const cellRows = (path: string, reading: TableReading): AsyncGenerator<readonly string[]> =>
  reading.format === 'xlsx'
    ? workbookRows(path, reading.sheet)
    : csvRows(lettersOf(path, reading.charset), reading.delimiter)

export const jsonRecords = (path: string, reading: TableReading): AsyncGenerator<JsonRecord> =>
  reading.format === 'ndjson'
    ? lineRecords(lettersOf(path, reading.charset))
    : listRecords(lettersOf(path, reading.charset))
