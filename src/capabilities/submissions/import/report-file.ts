import type { Db } from '../../../platform/database/database.ts'
import type { Words } from '../../../platform/translation/words.ts'
import { referenceOf } from '../reference.ts'
import { type ImportRow, listRows } from './queries.ts'

const rowsAtOnce = 2_000

/** Every row of an import with what became of it, as CSV, made while it is sent. */
export async function* reportLines(db: Db, importId: string, words: Words): AsyncGenerator<string> {
  yield '\ufeffrow,source_reference,fate,submission,remarks,note\r\n'
  for (let after = 0; ; ) {
    const rows = await listRows(db, importId, undefined, { after, limit: rowsAtOnce })
    if (rows.length > 0) yield rows.map((row) => lineOf(row, words)).join('')
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    after = last.rowNo
  }
}

const lineOf = (row: ImportRow, words: Words): string =>
  `${[
    String(row.rowNo),
    row.sourceReference ?? '',
    row.fate,
    row.submissionId ? referenceOf(row.submissionId) : '',
    row.remarks
      .map(({ name, column, value, message }) =>
        [
          column && `${column}:`,
          value && `“${value}”`,
          message ?? words.named(`submissions.import.remark.${name}`),
        ]
          .filter(Boolean)
          .join(' '),
      )
      .join('; '),
    row.note ?? '',
  ]
    .map(cellOf)
    .join(',')}\r\n`

// A spreadsheet would run what begins like this as a formula.
const cellOf = (text: string): string => {
  const safe = /^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
