import { lineOf, type Rule, type Violation } from './tree.ts'

const forbidden = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'base',
  'manager',
  'misc',
  'v2',
  'legacy',
])

/** Names that say what a thing is. Files of data keep the names their makers gave them. */
export const tellingNames: Rule = (tree) =>
  tree.paths
    .filter((path) => /^(src|demo|bench|e2e|scripts|migrations)\//.test(path))
    .flatMap((path) => {
      const violations: Violation[] = []
      for (const part of path.split('/')) {
        const stem = part.split('.')[0] ?? ''
        const bad = stem.split('-').find((word) => forbidden.has(word))
        if (bad)
          violations.push({
            path,
            message: `"${bad}" says nothing of what is inside: name it after what it does`,
          })
      }
      const file = path.split('/').at(-1) ?? ''
      if (/\.(ts|tsx|mjs|js)$/.test(file) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(file))
        violations.push({ path, message: 'file names are kebab-case: small letters, digits and hyphens' })
      const kind = /-(routes|view)\.tsx?$/.exec(file)?.[1]
      if (kind) violations.push({ path, message: `what a file holds is set off by a dot: subject.${kind}` })
      return violations
    })

const longest = 400

/** A file that no longer fits in one reading is split by verb or by noun. */
export const readableSize: Rule = (tree) =>
  [...tree.sources.values()].flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1
    if (lines <= longest) return []
    return [{ path, message: `${lines} lines, more than ${longest}: split it by verb or by noun` }]
  })

/** Every room has a label on its door and a manifest. */
export const capabilityFiles: Rule = (tree) => {
  const names = new Set(tree.paths.flatMap((path) => /^src\/capabilities\/([^/]+)\//.exec(path)?.[1] ?? []))
  return [...names].flatMap((name) =>
    ['README.md', 'capability.ts']
      .map((file) => `src/capabilities/${name}/${file}`)
      .filter((path) => !tree.paths.includes(path))
      .map((path) => ({
        path,
        message: path.endsWith('README.md')
          ? 'is missing: ten lines saying what the capability owns, what it offers, what it never does'
          : 'is missing: the manifest (tables, permissions, messages, routes, jobs)',
      })),
  )
}

/** One name for one thing, the same where it is made and where it is used. */
export const noDefaultExports: Rule = (tree) =>
  [...tree.sources.values()]
    .filter(({ path }) => !/\.config\.ts$/.test(path))
    .flatMap(({ path, text, exports }) =>
      exports
        .filter((each) => each.name === 'default')
        .map((each) => ({
          path,
          line: lineOf(text, each.at),
          message: 'exports a default: give it a name (config files excepted)',
        })),
    )
