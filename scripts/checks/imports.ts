import {
  capabilityOf,
  isTest,
  isTestSupport,
  lineOf,
  type Rule,
  type Source,
  type Tree,
  type Violation,
} from './tree.ts'

/** The rooms of the house, from the ground up. A capability may use only those before it in this list. */
const capabilities = [
  'ledger',
  'accounts',
  'negotiations',
  'consultations',
  'submissions',
  'disclosure',
  'analysis',
  'information-requests',
  'reporting',
  'engagement',
  'portal',
] as const

/** Imports go down the house, through front doors. */
export const importOrder: Rule = (tree) => {
  const violations: Violation[] = []
  const unknown = new Set<string>()
  for (const source of tree.sources.values()) {
    const own = capabilityOf(source.path)
    if (own && rank(own) < 0 && !unknown.has(own)) {
      unknown.add(own)
      const message = `capability ${own} has no place in the house: add it to the list in scripts/checks/imports.ts, in the order of ARCHITECTURE.md`
      violations.push({ path: source.path, message })
    }
    for (const { target, at } of references(source)) {
      const message = target === undefined ? undefined : refusal(source.path, target, tree)
      if (message) violations.push({ path: source.path, line: lineOf(source.text, at), message })
    }
  }
  return violations
}

/** What a file imports or passes on, as positions and paths. */
const references = (source: Source): { target: string | undefined; at: number }[] => [
  ...source.imports,
  ...source.exports.map((each) => ({ target: each.from?.target, at: each.at })),
]

const rank = (name: string): number => (capabilities as readonly string[]).indexOf(name)

function refusal(path: string, target: string, tree: Tree): string | undefined {
  if (/\.(ts|tsx|js|mjs)$/.test(target) && !tree.paths.includes(target) && !target.startsWith('dist/'))
    return `imports ${target}, which does not exist`
  const from = areaOf(path)
  const to = areaOf(target)
  if (isTest(path) || isTestSupport(path)) return testRefusal(path, from, to, target)
  if (/\.test\.tsx?$/.test(target)) return `imports a test (${target}): move what is shared into factories.ts`
  if (isTestSupport(target) && !isTool(from)) return `imports ${target}, which is for tests only`
  if (to === 'app' && from !== 'app' && !isTool(from))
    return 'imports src/app, which knows everything: nobody may know it back; pass what you need in through House'
  if (from === 'platform' && to === 'ui')
    return 'platform may not import ui: technique knows no page; pass the component in as a parameter'
  if ((from === 'platform' || from === 'ui') && to === 'capability')
    return `${from} knows no capability: move the domain part into the capability, or pass it in`
  if (from === 'ui' && to === 'demo') return 'ui imports no demo data'
  if (to === 'tool' && !isTool(from))
    return `imports ${target}: nothing in the product may use scripts, bench or e2e`
  if (to === 'demo' && from !== 'app' && from !== 'demo' && !isTool(from))
    return 'imports demo: only src/app loads the reference case'
  if (to === 'capability') return capabilityRefusal(path, from, target)
  return undefined
}

function capabilityRefusal(path: string, from: Area, target: string): string | undefined {
  const own = capabilityOf(path)
  const other = capabilityOf(target) ?? ''
  const inside = target.slice(`src/capabilities/${other}/`.length)
  if (own === other) {
    if (/^src\/capabilities\/[^/]+\/public\//.test(path) && /^queries(\.ts|\/)/.test(inside))
      return 'public/ may not read queries.ts: read published.ts, which sees only published_* views'
    return undefined
  }
  if (isTool(from)) return undefined
  const doors = from === 'app' ? ['index.ts', 'capability.ts'] : ['index.ts']
  if (!doors.includes(inside))
    return `imports ${other}/${inside}: use its front door, ${other}/index.ts (export it there if it belongs outside)`
  if (own && rank(other) >= rank(own) && rank(own) >= 0)
    return `${own} stands below ${other} and may not import it: announce what happened and let ${other} listen, or offer a place for its panel`
  return undefined
}

/** Tests go in by the outermost door, so they may reach the started house and anyone's builders of test data. */
function testRefusal(path: string, from: Area, to: Area, target: string): string | undefined {
  if (to !== 'capability' || isTool(from) || from === 'app') return undefined
  const own = capabilityOf(path)
  const other = capabilityOf(target)
  if (own === other || /\/(factories|index)\.ts$/.test(target)) return undefined
  return `a test may use another capability only through its index.ts or factories.ts, not ${target}`
}

type Area = 'app' | 'platform' | 'ui' | 'capability' | 'demo' | 'tool' | 'other'

/** Which part of the house a path lies in; tools are what surrounds the product: scripts, benchmarks, journeys. */
function areaOf(path: string): Area {
  if (capabilityOf(path)) return 'capability'
  const [top = '', second = ''] = path.split('/')
  if (top === 'src') return second === 'app' || second === 'platform' || second === 'ui' ? second : 'other'
  if (top === 'demo') return 'demo'
  return ['scripts', 'bench', 'e2e', 'bin'].includes(top) ? 'tool' : 'other'
}

const isTool = (area: Area): boolean => area === 'tool' || area === 'other'

/**
 * No two files need each other at run time. Imports of types alone vanish and are let be: a type may speak of
 * another that speaks of it.
 */
export const noCycles: Rule = (tree) => {
  const edges = new Map<string, { target: string; at: number }[]>()
  for (const source of tree.sources.values()) {
    const out: { target: string; at: number }[] = []
    for (const each of source.imports)
      if (!each.typeOnly && each.target && tree.sources.has(each.target))
        out.push({ target: each.target, at: each.at })
    for (const each of source.exports)
      if (!each.typeOnly && each.from?.target && tree.sources.has(each.from.target))
        out.push({ target: each.from.target, at: each.at })
    edges.set(source.path, out)
  }
  return findCycles(edges).map(({ path, at, cycle }) => ({
    path,
    line: lineOf(tree.text(path), at),
    message: `import cycle: ${cycle.join(' → ')}: move what both need into a third file, or import only the type`,
  }))
}

function findCycles(edges: ReadonlyMap<string, readonly { target: string; at: number }[]>) {
  const found: { path: string; at: number; cycle: string[] }[] = []
  const state = new Map<string, 'open' | 'done'>()
  const trail: string[] = []
  const follow = (path: string): void => {
    state.set(path, 'open')
    trail.push(path)
    for (const { target, at } of edges.get(path) ?? []) {
      const known = state.get(target)
      if (known === 'open') found.push({ path, at, cycle: [...trail.slice(trail.indexOf(target)), target] })
      else if (!known) follow(target)
    }
    trail.pop()
    state.set(path, 'done')
  }
  for (const path of edges.keys()) if (!state.has(path)) follow(path)
  return found
}
