import { BrokenTable, longestRow, mostColumns } from './import.ts'

/** One object of a file of JSON: its values by their paths, such as `attributes/comment`; undefined where it is not readable. */
export type JsonRecord = ReadonlyMap<string, string> | undefined

/** One object a line. */
export async function* lineRecords(letters: AsyncIterable<string>): AsyncGenerator<JsonRecord> {
  let open = ''
  let row = 1
  for await (const piece of letters) {
    open += piece
    const lines = open.split('\n')
    open = lines.pop() ?? ''
    if (open.length > longestRow) throw new BrokenTable(row, 'cell-too-long')
    for (const line of lines) {
      if (line.trim() === '') continue
      row += 1
      yield readRecord(line)
    }
  }
  if (open.trim() !== '') yield readRecord(open)
}

/**
 * The objects of the first list of objects in a file of JSON: the file itself, or a value of its outermost object. Read a piece at
 * a time, in memory for one object. @throws `BrokenTable`
 */
export async function* listRecords(letters: AsyncIterable<string>): AsyncGenerator<JsonRecord> {
  const nesting: string[] = []
  let record = ''
  let inRecord = false
  let inString = false
  let escaped = false
  let row = 1
  const isInList = () =>
    nesting.at(-1) === '[' && (nesting.length === 1 || (nesting.length === 2 && nesting[0] === '{'))
  const isListOver = () => nesting.length === 0 || (nesting.length === 1 && nesting[0] === '{')

  for await (const piece of letters) {
    let from = 0
    for (let i = 0; i < piece.length; i++) {
      const letter = piece.charCodeAt(i)
      if (inString) {
        if (escaped) escaped = false
        else if (letter === 0x5c) escaped = true
        else if (letter === 0x22) inString = false
        continue
      }
      if (letter === 0x22) inString = true
      else if (letter === 0x7b || letter === 0x5b) {
        if (!inRecord && letter === 0x7b && isInList()) {
          inRecord = true
          from = i
        }
        nesting.push(letter === 0x7b ? '{' : '[')
        if (nesting.length > 1_000) throw new BrokenTable(row, 'damaged')
      } else if (letter === 0x7d || letter === 0x5d) {
        if (nesting.pop() !== (letter === 0x7d ? '{' : '[')) throw new BrokenTable(row, 'damaged')
        if (inRecord && isInList()) {
          yield readRecord(record + piece.slice(from, i + 1))
          record = ''
          inRecord = false
          row += 1
        } else if (row > 1 && letter === 0x5d && !inRecord && isListOver()) return
      }
    }
    if (inRecord) record += piece.slice(from)
    if (record.length > longestRow) throw new BrokenTable(row, 'cell-too-long')
  }
  if (nesting.length > 0) throw new BrokenTable(row, 'cut-off')
}

function readRecord(text: string): JsonRecord {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const values = new Map<string, string>()
  flatten(value, '', values, 0)
  return values
}

const deepest = 6

function flatten(value: object, prefix: string, into: Map<string, string>, depth: number): void {
  for (const [key, each] of Object.entries(value)) {
    if (into.size >= mostColumns) return
    const path = prefix + key
    if (typeof each === 'object' && each !== null && !Array.isArray(each) && depth < deepest)
      flatten(each, `${path}/`, into, depth + 1)
    else into.set(path, cellOf(each))
  }
}

/** A list becomes lines. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(cellOf).join('\n')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
