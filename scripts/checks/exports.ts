import { visit } from './syntax.ts'
import { isTest, isTestSupport, lineOf, type Rule, type Source, type Tree, type Violation } from './tree.ts'

/**
 * Files that something other than an import reaches: started by hand, by a runner, by name at run time, or
 * bundled for the browser.
 */
const entries = [
  /\.config\.ts$/,
  /^scripts\/[^/]+$/,
  /^bin\//,
  /^bench\/[^/]+\.ts$/,
  /^src\/ui\/browser\//,
  /^src\/capabilities\/[^/]+\/browser\//,
  /(^|\/)global-setup\.ts$/,
  /^e2e\/one-house\.ts$/,
  /\.test\.tsx?$/,
]

/**
 * An export nobody imports is a promise nobody asked for. Tests do not count as asking, except for what exists
 * for tests (factories.ts, testing/, e2e/), and names the file itself uses: a rule may be tested where it stands. A
 * name passed on by index.ts counts only if someone takes it there.
 */
export const noUnusedExports: Rule = (tree) => {
  const used = new Set<string>()
  const tested = new Set<string>()
  const use = (target: string | undefined, name: string): void => {
    const source = target === undefined ? undefined : tree.sources.get(target)
    if (!source) return
    const names = name === '*' ? source.exports.map((each) => each.name) : [name]
    for (const each of names) {
      const key = `${source.path} ${each}`
      if (used.has(key)) continue
      used.add(key)
      passOn(source, each)
    }
  }
  const passOn = (source: Source, name: string): void => {
    const own = source.exports.filter((each) => each.name === name)
    for (const each of own) if (each.from) use(each.from.target, each.from.name)
    if (own.length === 0)
      for (const each of source.exports) if (each.name === '*') use(each.from?.target, name)
  }

  for (const source of tree.sources.values()) {
    const test = isTest(source.path)
    for (const each of source.imports)
      if (!test || (each.target && isTestSupport(each.target)))
        for (const name of each.names) use(each.target, name)
      else for (const name of each.names) tested.add(`${each.target} ${name}`)
    if (isEntry(source.path)) use(source.path, '*')
  }
  return [...tree.sources.values()].flatMap((source) => unusedIn(source, used, tested, tree))
}

const isEntry = (path: string): boolean => entries.some((each) => each.test(path))

function unusedIn(
  source: Source,
  used: ReadonlySet<string>,
  tested: ReadonlySet<string>,
  tree: Tree,
): Violation[] {
  if (isEntry(source.path)) return []
  return source.exports
    .filter((each) => each.name !== '*' && !used.has(`${source.path} ${each.name}`))
    .filter((each) => !(tested.has(`${source.path} ${each.name}`) && namesItself(source, each.name)))
    .filter((each) => !(each.typeOnly && !each.from && namesItself(source, each.name)))
    .map((each) => ({
      path: source.path,
      line: lineOf(tree.text(source.path), each.at),
      message: `exports ${each.name}, which nobody imports: remove the word export, or the whole thing if it is not used here either`,
    }))
}

/** A type that describes part of something else in its file may be exported beside it: callers may need its name. */
function namesItself(source: Source, name: string): boolean {
  let times = 0
  visit(source.program, (node) => {
    if (node.type === 'Identifier' && node.name === name) times += 1
  })
  return times > 1
}
