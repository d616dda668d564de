import { child, children, type Node, nameOf, quasis, stringOf, visit } from './syntax.ts'
import { capabilityOf, isTest, lineOf, type Rule, type Source, type Tree, type Violation } from './tree.ts'

/** A capability names only its own tables; the public side is read only in published.ts, which reads nothing else. */
export const ownTablesOnly: Rule = (tree) => {
  const owners = ownersOf(tree)
  const violations: Violation[] = []
  for (const source of tree.sources.values()) {
    const own = ownerOf(source.path)
    if (!own || isTest(source.path)) continue
    for (const { name, at, writes } of tablesNamedIn(source)) {
      if (!writes && mayRead(source.path, name)) continue
      const message = refusal(source.path, own, name, owners.get(name))
      if (message) violations.push({ path: source.path, line: lineOf(source.text, at), message })
    }
  }
  return violations
}

/**
 * Analysis reads the record where it lies: an inbox, a search and an export over hundreds of thousands of submissions
 * are one query each, and a function of submissions for every one of them would only move that query. It never writes.
 */
const readers: readonly { readonly in: RegExp; readonly tables: readonly string[] }[] = [
  {
    in: /^src\/capabilities\/analysis\/queries(\.ts$|\/)/,
    tables: ['submission', 'submission_version', 'submission_part', 'submission_text', 'submission_mark'],
  },
]

const mayRead = (path: string, table: string): boolean =>
  readers.some((reader) => reader.in.test(path) && reader.tables.includes(table))

function refusal(path: string, own: string, table: string, owner: string | undefined): string | undefined {
  const inPublished = /\/published(\.ts$|\/)/.test(path)
  if (table.startsWith('published_')) {
    if (inPublished) return undefined
    return `reads ${table} outside published.ts: what the public sees goes out by that one door`
  }
  if (!owner) return undefined
  if (owner !== own)
    return `names ${table}, a table of ${owner}: call a function of ${owner}/index.ts instead (add one if it is missing)`
  if (inPublished)
    return `published.ts reads ${table}: it may read only published_* views, where the rule of what is shown lives`
  return undefined
}

/** The capability, or `platform`; nobody else owns tables and nobody else is held to this. */
const ownerOf = (path: string): string | undefined =>
  capabilityOf(path) ?? (path.startsWith('src/platform/') ? 'platform' : undefined)

/** Tables by owner, from the manifests (`tables: {…}`) and from the row types merged into `Tables`. */
function ownersOf(tree: Tree): Map<string, string> {
  const owners = new Map<string, string>()
  for (const source of tree.sources.values()) {
    const owner = ownerOf(source.path)
    if (!owner || isTest(source.path)) continue
    visit(source.program, (node) => {
      for (const name of namesDeclared(node, source.path)) owners.set(snake(name), owner)
    })
  }
  return owners
}

function namesDeclared(node: Node, path: string): string[] {
  if (node.type === 'TSInterfaceDeclaration' && nameOf(child(node, 'id')) === 'Tables')
    return children(child(node, 'body'), 'body').flatMap((each) => nameOf(child(each, 'key')) ?? [])
  if (!/\/(capability|tables)\.ts$/.test(path)) return []
  const isTables =
    (node.type === 'Property' && nameOf(child(node, 'key')) === 'tables') ||
    (node.type === 'VariableDeclarator' && nameOf(child(node, 'id')) === 'tables')
  return isTables ? keysOf(child(node, 'value') ?? child(node, 'init')) : []
}

function keysOf(value: Node | undefined): string[] {
  const inner =
    value?.type === 'TSAsExpression' || value?.type === 'TSSatisfiesExpression'
      ? child(value, 'expression')
      : value
  return children(inner, 'properties').flatMap((each) => nameOf(child(each, 'key')) ?? [])
}

const callsNamingTables = new Set([
  'selectFrom',
  'insertInto',
  'replaceInto',
  'updateTable',
  'deleteFrom',
  'mergeInto',
  'from',
  'using',
  'innerJoin',
  'leftJoin',
  'rightJoin',
  'fullJoin',
  'crossJoin',
  'innerJoinLateral',
  'leftJoinLateral',
])

const writing = new Set(['insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'mergeInto'])

const tableInSql =
  /\b(delete\s+from|from|join|into|update|table|using)\s+(?:only\s+)?(?:public\.)?"?([a-z_][a-z0-9_]*)\b"?(?!\s*\(|\.)/gi

/** Every table name in a query builder call or in the text of an sql`…` template. */
function tablesNamedIn(source: Source): { name: string; at: number; writes: boolean }[] {
  const found: { name: string; at: number; writes: boolean }[] = []
  const add = (text: string | undefined, at: number, writes: boolean): void => {
    if (text !== undefined) found.push({ name: snake(text.trim().split(/\s+as\s+/i)[0] ?? ''), at, writes })
  }
  const addFromSql = (node: Node | undefined): void => {
    const text = node?.type === 'TemplateLiteral' ? quasis(node).join(' ? ') : stringOf(node)
    for (const [, word = '', name] of text?.matchAll(tableInSql) ?? [])
      add(name, node?.start ?? 0, /^(delete|into|update|table)/i.test(word))
  }
  visit(source.program, (node) => {
    if (node.type === 'CallExpression') {
      const method = nameOf(child(child(node, 'callee'), 'property'))
      if (method && callsNamingTables.has(method)) {
        const first = children(node, 'arguments')[0]
        for (const each of first?.type === 'ArrayExpression' ? children(first, 'elements') : [first])
          if (each) add(stringOf(each), each.start, writing.has(method))
      }
      // Plain SQL handed to pg, for what streams.
      if (method === 'query') addFromSql(children(node, 'arguments')[0])
    } else if (node.type === 'TaggedTemplateExpression' && isSqlTag(child(node, 'tag'))) {
      addFromSql(child(node, 'quasi'))
    }
  })
  return found
}

/** `sql`, `sql<Row>` and the like. */
const isSqlTag = (tag: Node | undefined): boolean =>
  nameOf(tag) === 'sql' ||
  nameOf(child(tag, 'expression')) === 'sql' ||
  nameOf(child(tag, 'object')) === 'sql'

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
