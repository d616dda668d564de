import { textOfBytes } from './bytes.ts'
import { decisionsAbout, isInLog, readDecisions, readStatements, type Statement } from './statements.ts'
import { Broken, type Finding, found, type ReadFile, type Tools } from './tools.ts'
import { registerPagePath, type Tree, tileWidth } from './tree.ts'

/** What the public register says of one entry. */
interface Row {
  readonly state: string
  readonly reason: string
  /** The number of the one it repeats, as written; empty where it repeats none. */
  readonly repeatOf: string
}

const columns = 'entry,received,channel,state,reason,decided,decided_by,repeat_of'

/**
 * Whether a submission is counted, as the public register of its consultation says, and whether the log bears it out: an
 * exclusion must be a public statement. A withdrawal is not public; its sender knows of it.
 */
export async function checkCounted(
  {
    number,
    consultation,
    withdrawn,
    isFresh,
    statements,
  }: {
    number: number
    consultation: string
    withdrawn: boolean
    isFresh: boolean
    /** All that the log says publicly, where it was read anyway. */
    statements: readonly Statement[] | undefined
  },
  tree: Tree,
  read: ReadFile,
  tools: Tools,
): Promise<Finding> {
  if (!/^[a-z0-9-]{1,200}$/.test(consultation)) return found('unknown', 'count.no-register')
  // The page is a few rows of the whole register, which an exported folder holds instead.
  const rowsOf = async (number: number): Promise<Row[] | undefined> => {
    const page = registerPagePath(consultation, Math.floor((number - 1) / tileWidth))
    const file = (await read(page)) ?? (await read(`register/${consultation}.csv`))
    return file && findRows(textOfBytes(file), number)
  }
  const rows = await rowsOf(number)
  if (!rows) return found('unknown', 'count.no-register')
  if (rows.length === 0 && isFresh) return found('unknown', 'count.soon')
  if (rows.length !== 1)
    throw new Broken(rows.length === 0 ? 'count.not-listed' : 'count.listed-twice', { number })
  const [row] = rows as [Row]
  const decisions = statements
    ? decisionsAbout(number, statements)
    : await readDecisions(number, read, () => readStatements(read))
  // The last one is what holds.
  const said = decisions.at(-1)
  if (said && !(await isInLog(said, tree, tools)))
    throw new Broken('statements.altered', { number: said.number })
  const finding = judge(row, said, { number, withdrawn })
  if (finding.code !== 'count.excluded' || row.reason !== 'repeat') return finding
  // Which one it repeats was said once; whether that one is counted is what its own row says now.
  if (!/^[1-9]\d{0,14}$/.test(row.repeatOf) || Number(row.repeatOf) !== said?.said.repeatOf)
    return found('wrong', 'count.other-repeat', { number, statement: finding.detail.statement ?? '' })
  const [other] = (await rowsOf(Number(row.repeatOf))) ?? []
  return found('told', other?.state === 'counted' ? 'count.repeat' : 'count.repeat-of-none', {
    ...finding.detail,
    other: row.repeatOf,
  })
}

function judge(
  { state, reason }: Row,
  said: Statement | undefined,
  { number, withdrawn }: { number: number; withdrawn: boolean },
): Finding {
  const isExcluded = said?.said.kind === 'excluded'
  if (state === 'withdrawn') return found('told', 'count.withdrawn', { number })
  if (withdrawn) return found('wrong', 'count.withdrawal-ignored', { number })
  if (state === 'counted')
    return isExcluded
      ? found('wrong', 'count.statement-against', { number, statement: said.number })
      : found('right', 'count.counted', { number })
  if (state !== 'excluded') return found('wrong', 'count.register-unreadable')
  if (!isExcluded) return found('wrong', 'count.no-statement', { number })
  if (said.said.reason !== reason)
    return found('wrong', 'count.other-reason', { number, statement: said.number })
  return found('told', 'count.excluded', { number, reason, statement: said.number })
}

function findRows(text: string | undefined, number: number): Row[] {
  const records = text === undefined ? [] : recordsOf(text)
  const [head] = records
  if (head?.join(',') !== columns) throw new Broken('count.register-unreadable')
  return records
    .slice(1)
    .filter(([entry]) => entry === String(number))
    .map(([, , , state = '', reason = '', , , repeatOf = '']) => ({ state, reason, repeatOf }))
}

/** CSV as RFC 4180 has it. */
function recordsOf(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  const body = text.replace(/^\ufeff/, '')
  while (field.lastIndex < body.length) {
    const match = field.exec(body)
    if (!match) throw new Broken('count.register-unreadable')
    const [, quoted, plain = '', end] = match
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ',') {
      records.push(record)
      record = []
    } else if (field.lastIndex === body.length) record.push('')
  }
  if (record.length > 0) records.push(record)
  return records
}
