import { stringify } from 'csv-stringify/sync'
import type { Db } from '../../platform/database/database.ts'
import type { Column } from './export-columns.ts'
import { type ExportRecord, listExportRecords } from './queries/export.ts'
import { type DocumentKey, listIn, type Scope } from './queries/selections.ts'

// Small pages: what outlives a page of a thousand rows is swept only when much of it has gathered.
const pageSize = 100
/** Words read at once: a fraction of a megabyte of text, however long single submissions are. */
const mostWords = 40_000

/**
 * A table for spreadsheets, in pieces: UTF-8 with a mark that tells spreadsheets so, comma separated (RFC 4180). A
 * cell that a spreadsheet would run as a formula (it begins with = + - @ or a tab) gets an apostrophe before it.
 *
 * Made as it is read: memory does not grow with the number of submissions. All of it is as of one index of the
 * ledger, whatever arrives meanwhile.
 */
export async function* exportCsv(db: Db, scope: Scope, columns: readonly Column[]): AsyncGenerator<string> {
  yield `\ufeff${csvOf([columns.map((column) => column.heading)])}`
  for await (const records of recordsIn(db, scope))
    yield csvOf(records.map((record) => columns.map((column) => column.cell(record))))
}

const csvOf = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(asText)),
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  )

// Full-width signs begin a formula too, in some spreadsheets. A plain number is no formula.
const asText = (cell: string): string =>
  /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(cell) ? `'${cell}` : cell

/** One JSON array, in pieces: an object for each submission, answers by question, values as they are stored. */
export async function* exportJson(
  db: Db,
  scope: Scope,
  labels: ReadonlyMap<string, string>,
): AsyncGenerator<string> {
  let first = true
  yield '['
  for await (const records of recordsIn(db, scope)) {
    const rows = records.map((record) => JSON.stringify(asJson(record, labels)))
    yield `${first ? '\n' : ',\n'}${rows.join(',\n')}`
    first = false
  }
  yield '\n]\n'
}

const asJson = ({ parts, ...record }: ExportRecord, labels: ReadonlyMap<string, string>) => ({
  ...record,
  answers: parts.map(({ questionId, value, text }) => ({
    question: questionId,
    label: labels.get(questionId) ?? null,
    value,
    text: text ?? null,
  })),
})

async function* recordsIn(db: Db, scope: Scope): AsyncGenerator<ExportRecord[]> {
  let after: string | undefined
  for (;;) {
    const page = await listIn(db, scope, { order: 'oldest', after, limit: pageSize })
    for (const documents of portions(page.documents)) yield await listExportRecords(db, documents)
    after = page.documents.at(-1)?.submissionId
    if (!page.hasNext || after === undefined) return
  }
}

function* portions(documents: readonly DocumentKey[]): Generator<readonly DocumentKey[]> {
  let portion: DocumentKey[] = []
  let words = 0
  for (const document of documents) {
    if (portion.length > 0 && words + document.words > mostWords) {
      yield portion
      portion = []
      words = 0
    }
    portion.push(document)
    words += document.words
  }
  if (portion.length > 0) yield portion
}
