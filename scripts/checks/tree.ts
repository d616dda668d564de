import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Module, readModule } from './modules.ts'
import { type Node, parse } from './syntax.ts'

/** A file of program text. */
export interface Source extends Module {
  readonly path: string
  readonly text: string
  readonly program: Node
}

/** The checkout as the rules see it. Paths are from its top, with forward slashes. */
export interface Tree {
  readonly root: string
  /** Every file that is or would be committed. */
  readonly paths: readonly string[]
  readonly sources: ReadonlyMap<string, Source>
  /** Files that could not be parsed, with the parser's words. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[]
  /** The text of a file; empty for a file that is not text or has gone. */
  text(path: string): string
}

/** A rule that was broken: where, and what to do about it. */
export interface Violation {
  readonly path: string
  readonly line?: number
  readonly message: string
}

export type Rule = (tree: Tree) => Violation[]

/** Reads the whole tree below `root` once; every rule then looks at the same picture. */
export function readTree(root: string): Tree {
  const paths = listFiles(root)
  const texts = new Map<string, string>()
  const text = (path: string): string => {
    const known = texts.get(path)
    if (known !== undefined) return known
    const read = readText(join(root, path))
    texts.set(path, read)
    return read
  }
  const sources = new Map<string, Source>()
  const unreadable: { path: string; reason: string }[] = []
  for (const path of paths.filter((each) => /\.(ts|tsx|mjs|js)$/.test(each))) {
    const parsed = parse(path, text(path))
    if (parsed.ok)
      sources.set(path, {
        path,
        text: text(path),
        program: parsed.program,
        ...readModule(path, parsed.program),
      })
    else unreadable.push({ path, reason: parsed.reason })
  }
  return { root, paths, sources, unreadable, text }
}

/** The line, counted from 1, of a position in a text. */
export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length

/** The capability a path belongs to, if it belongs to one. */
export const capabilityOf = (path: string): string | undefined =>
  /^src\/capabilities\/([^/]+)\//.exec(path)?.[1]

/** Tests, and what exists only to be used by tests. */
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)
export const isTestSupport = (path: string): boolean =>
  /(^|\/)(testing|e2e)\//.test(path) || /(^|\/)factories\.tsx?$/.test(path)

function listFiles(root: string): string[] {
  const top = git(root, ['rev-parse', '--show-prefix'])
  if (top?.trim() !== '') return walk(root).sort()
  const listed = git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']) ?? ''
  return [...new Set(listed.split('\0'))].filter((path) => path && isFile(join(root, path))).sort()
}

/** What git says, or undefined where there is no git or no checkout (an unpacked archive). */
function git(root: string, args: string[]): string | undefined {
  const said = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  return said.status === 0 ? said.stdout : undefined
}

const skipped = new Set(['node_modules', 'dist', 'data', '.git', 'test-results'])

function walk(root: string, folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(root, join(folder, entry.name))
    return entry.isFile() ? [relative(root, join(folder, entry.name)).split(sep).join('/')] : []
  })
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

function readText(path: string): string {
  try {
    const bytes = readFileSync(path)
    return bytes.includes(0) ? '' : bytes.toString('utf8')
  } catch {
    return ''
  }
}
