import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { BrokenTable, longestRow } from './import.ts'

/** The letters of a file, piece by piece, read with a charset; what does not fit it becomes U+FFFD. */
export async function* lettersOf(path: string, charset: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset)
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 }))
    yield decoder.decode(piece as Buffer, { stream: true })
  yield decoder.decode()
}

/**
 * The rows of a file whose cells are set apart by a letter, quoted where they must be. Empty lines are no rows; rows may
 * be of any length. @throws `BrokenTable`
 */
export async function* csvRows(
  letters: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<readonly string[]> {
  const source = Readable.from(withoutNulls(letters), { objectMode: true })
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  })
  source.once('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let row = 0
  try {
    for await (const record of parser) {
      row += 1
      yield record as string[]
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new BrokenTable(
      row + 1,
      error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'quote-not-closed'
        : 'damaged',
    )
  } finally {
    source.destroy()
    parser.destroy()
  }
}

/** An empty piece would end the stream. */
async function* withoutNulls(letters: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of letters) if (piece !== '') yield piece
}
