import { posix } from 'node:path'
import { lineOf, type Rule, type Tree, type Violation } from './tree.ts'

/** Paths that are true on one person's machine only. Made of pieces, so that this file does not break its own rule. */
const privatePaths = new RegExp(
  `(?<![\\w.~/-])/(?:${['home', 'Users', 'work', 'workspace', 'workspaces'].join('|')})/[\\w.-]+`,
  'g',
)
const examples = /^\/home\/(you|user|travaux|example|node)$/

/** Package registries: whoever installs chooses their own. */
const registries = /https?:\/\/[\w.:-]*(?:registry|artifactory|nexus|verdaccio|npmmirror)[\w.:/-]*/gi
const registrySettings = /^\s*(?:@[\w-]+:)?registry\s*=|"resolved":\s*"https?:/m

/** What is committed says nothing of the place it was made in. */
export const noPrivatePlaces: Rule = (tree) =>
  tree.paths
    .filter((path) => !/\.(woff2|png|pdf|jpg|ico)$/.test(path) && path !== 'LICENSE')
    .flatMap((path) => {
      const text = tree.text(path)
      const violations: Violation[] = []
      const add = (at: number, message: string) => violations.push({ path, line: lineOf(text, at), message })
      for (const match of text.matchAll(privatePaths))
        if (!examples.test(match[0]))
          add(
            match.index,
            `names ${match[0]}, a path of somebody's own machine: use a path within the project`,
          )
      for (const match of text.matchAll(registries))
        add(match.index, `names a package registry (${match[0]}): leave it to whoever installs`)
      const setting = registrySettings.exec(text)
      if (setting && /(^|\/)(\.npmrc|package-lock\.json)$/.test(path))
        add(
          setting.index,
          'names a package registry: keep omit-lockfile-registry-resolved=true in .npmrc and install again',
        )
      return violations
    })

/** A migration says its danger before anything else. */
export const migrationsSayTheirDanger: Rule = (tree) =>
  tree.paths
    .filter((path) => /^migrations\/.*\.sql$/.test(path))
    .flatMap((path) => {
      const violations: Violation[] = []
      if (!/^--! \S/.test(tree.text(path)))
        violations.push({
          path,
          line: 1,
          message:
            'begin with a line such as "--! safe while the old version runs", or say what must be stopped first',
        })
      if (!/^migrations\/\d{4}-[a-z0-9-]+\.sql$/.test(path))
        violations.push({ path, message: 'name it 0001-what-it-does.sql: four digits, then words' })
      return violations
    })
    .concat(doubledNumbers(tree))

function doubledNumbers(tree: Tree): Violation[] {
  const seen = new Map<string, string>()
  return tree.paths.flatMap((path) => {
    const number = /^migrations\/(\d+)-/.exec(path)?.[1]
    if (!number) return []
    const earlier = seen.get(number)
    seen.set(number, path)
    return earlier ? [{ path, message: `has the number of ${earlier}: give it the next free one` }] : []
  })
}

/** npm's own words that look like ours after `npm`. */
const builtIn = new Set(['start', 'test', 'stop', 'restart'])

/** A command in the documents can be run. */
export const documentedCommandsExist: Rule = (tree) => {
  const manifest = tree.text('package.json')
  const scripts = new Set(
    Object.keys(manifest ? ((JSON.parse(manifest) as { scripts?: object }).scripts ?? {}) : {}),
  )
  const violations: Violation[] = []
  for (const path of tree.paths.filter((each) => /^([A-Z]+\.md|docs\/.*\.md)$/.test(each))) {
    const text = tree.text(path)
    for (const match of text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)) {
      const script = match[1] ?? match[2] ?? ''
      if (scripts.has(script)) continue
      const shown = builtIn.has(script) ? `npm ${script}` : `npm run ${script}`
      violations.push({
        path,
        line: lineOf(text, match.index),
        message: `tells people to run ${shown}, which is not in package.json`,
      })
    }
  }
  return violations
}

/** Records of what was: they may speak of files that have gone. */
const history = /^(CHANGELOG\.md$|docs\/decisions\/)/

/** A file or folder that a document points to is there. Words in capitals and gaps (`NAME`, `<name>`, `…`) are no paths. */
export const documentedPathsExist: Rule = (tree) => {
  const known = new Set(tree.paths)
  for (const path of tree.paths)
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) known.add(folder)
  const violations: Violation[] = []
  for (const path of tree.paths.filter((each) => /(^|\/)[\w-]+\.md$/.test(each) && !history.test(each))) {
    const text = tree.text(path)
    const check = (at: number, pointed: string) => {
      if (known.has(posix.normalize(pointed).replace(/\/$/, ''))) return
      const message = `points to ${pointed}, which is not there: name what is, or leave it out`
      violations.push({ path, line: lineOf(text, at), message })
    }
    for (const match of text.matchAll(/`((?:src|docs|scripts|migrations|bench|e2e|demo|bin)\/[\w./-]*)`/g))
      if (!/(^|\/|-)[A-Z]+\b|\d[A-Z]/.test(match[1] ?? '') || /README\.md$/.test(match[1] ?? ''))
        check(match.index, match[1] ?? '')
    for (const match of text.matchAll(/\]\((?![a-z]+:|#|\/)([^)\s#]+)/g))
      check(match.index, posix.join(posix.dirname(path), match[1] ?? ''))
  }
  return violations
}
