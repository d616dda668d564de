import { bytesOfText, same, textOfBytes } from './bytes.ts'
import { canonical } from './canonical.ts'
import { Broken, type ReadFile, type Tools } from './tools.ts'
import { entryAt, pathOf, type Tree, tileWidth } from './tree.ts'

/** What the log says publicly: an exclusion from the count, a closing, an edition, a report. */
export interface Statement {
  /** The number of its own entry, from 1. */
  readonly number: number
  readonly salt: string
  readonly said: Readonly<Record<string, unknown>>
}

const linesOnPage = 256
/** Far more than any log has; whoever serves pages without end must not keep a checker busy for ever. */
const mostPages = 40_000

/** All public statements, in the order of the log. */
export async function readStatements(read: ReadFile): Promise<Statement[]> {
  const all: Statement[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const file = `statements/${pathOf(page)}`
    const bytes = await read(file)
    if (!bytes) return all
    const statements = statementsIn(bytes, file, all.at(-1)?.number)
    all.push(...statements)
    if (statements.length < linesOnPage) return all
  }
  return all
}

/**
 * The public decisions whether an entry is counted, in the order of the log. Read from the page of those about it and its
 * neighbours; a copy of the log has no such pages, and then all statements are looked through.
 */
export async function readDecisions(
  number: number,
  read: ReadFile,
  all: () => Promise<readonly Statement[]>,
): Promise<Statement[]> {
  const file = `decisions/${pathOf(Math.floor((number - 1) / tileWidth))}`
  const bytes = await read(file)
  return decisionsAbout(number, bytes ? statementsIn(bytes, file) : await all())
}

/** Decisions not to count an entry, or to count it again. */
export const decisionsAbout = (number: number, statements: readonly Statement[]): Statement[] =>
  statements.filter(
    ({ said }) => said.entry === number && (said.kind === 'excluded' || said.kind === 'reinstated'),
  )

/** The last decision about an entry is what holds: lines in another order than that of the log, or twice, are refused. */
function statementsIn(bytes: Uint8Array, file: string, after = 0): Statement[] {
  const statements = (textOfBytes(bytes) ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => readStatement(line, file))
  let last = after
  for (const { number } of statements) {
    if (number <= last) throw new Broken('statements.out-of-order', { file, number })
    last = number
  }
  return statements
}

function readStatement(line: string, file: string): Statement {
  try {
    const { entry, salt, statement } = JSON.parse(line) as Record<string, unknown>
    if (Number.isSafeInteger(entry) && typeof salt === 'string' && typeof statement === 'object' && statement)
      return { number: entry as number, salt, said: statement as Statement['said'] }
  } catch {
    // Told below.
  }
  throw new Broken('statements.unreadable', { file })
}

/** Whether a statement is the one that stands in the log under its number. */
export async function isInLog({ number, salt, said }: Statement, tree: Tree, tools: Tools): Promise<boolean> {
  const preimage = canonical({ salt, statement: said })
  if (preimage === undefined || number < 1 || number > tree.size) return false
  return same(tools.sha256(bytesOfText(preimage)), await entryAt(tree, number - 1, tools))
}

/** @throws Broken with the first statement that is not what its entry commits to. */
export async function checkStatements(
  statements: readonly Statement[],
  tree: Tree,
  tools: Tools,
): Promise<void> {
  // One that was entered after the checkpoint was read cannot be looked up in it.
  for (const statement of statements.filter(({ number }) => number <= tree.size))
    if (!(await isInLog(statement, tree, tools)))
      throw new Broken('statements.altered', { number: statement.number })
}
