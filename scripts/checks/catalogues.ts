import { IntlMessageFormat } from 'intl-messageformat'
import { child, children, type Node, nameOf, quasis, stringOf, visit } from './syntax.ts'
import { capabilityOf, isTest, lineOf, type Rule, type Source, type Tree, type Violation } from './tree.ts'

interface Catalogue {
  readonly path: string
  readonly language: string
  readonly messages: ReadonlyMap<string, string>
}

/** Every string in a catalogue is used, every string used is in one, and languages agree on what is filled in. */
export const cataloguesAgree: Rule = (tree) => {
  const violations: Violation[] = []
  const catalogues = tree.paths
    .filter((path) => /^src\/.*\/messages\/[a-z-]+\.json$/i.test(path))
    .flatMap((path) => readCatalogue(tree, path, violations))
  const english = new Map(
    catalogues.filter((each) => each.language === 'en').flatMap(({ messages }) => [...messages]),
  )
  const sources = [...tree.sources.values()].filter(({ path }) => path.startsWith('src/') && !isTest(path))

  for (const catalogue of catalogues)
    violations.push(
      ...(catalogue.language === 'en' ? ownNames(catalogue) : againstEnglish(catalogue, catalogues)),
    )
  for (const source of sources) violations.push(...calls(source, english))

  const mentioned = mentions(sources)
  for (const { path, language, messages } of catalogues) {
    if (language !== 'en') continue
    for (const key of messages.keys())
      if (!mentioned(key)) violations.push({ path, message: `key ${key} is used nowhere: remove it` })
  }
  return violations
}

function readCatalogue(tree: Tree, path: string, violations: Violation[]): Catalogue[] {
  const language = /([^/]+)\.json$/.exec(path)?.[1] ?? ''
  const messages = new Map<string, string>()
  let content: unknown
  try {
    content = JSON.parse(tree.text(path))
  } catch (error) {
    violations.push({ path, message: `is not JSON: ${(error as Error).message}` })
    return []
  }
  for (const [key, message] of Object.entries(content as Record<string, unknown>)) {
    if (typeof message !== 'string') {
      violations.push({ path, message: `key ${key}: a message is a string, and keys are flat` })
      continue
    }
    messages.set(key, message)
    const read = placeholders(message)
    if (!read.ok) violations.push({ path, message: `key ${key} is not ICU MessageFormat: ${read.reason}` })
  }
  return [{ path, language, messages }]
}

/** Keys begin with the name of the capability (or of `ui`, `platform`) that owns them. */
function ownNames({ path, messages }: Catalogue): Violation[] {
  const owner = capabilityOf(path)
  if (!owner) return []
  return [...messages.keys()]
    .filter((key) => !key.startsWith(`${owner}.`))
    .map((key) => ({ path, message: `key ${key} must begin with "${owner}."` }))
}

function againstEnglish(catalogue: Catalogue, all: readonly Catalogue[]): Violation[] {
  const folder = catalogue.path.slice(0, catalogue.path.lastIndexOf('/'))
  const english = all.find((each) => each.path === `${folder}/en.json`)
  const violations: Violation[] = []
  for (const [key, message] of catalogue.messages) {
    const original = english?.messages.get(key)
    if (original === undefined) {
      violations.push({ path: catalogue.path, message: `key ${key} is not in ${folder}/en.json: remove it` })
      continue
    }
    const here = placeholders(message)
    const there = placeholders(original)
    if (!here.ok || !there.ok) continue
    const differing = [...new Set([...here.names, ...there.names])].filter(
      (name) => here.names.has(name) !== there.names.has(name),
    )
    if (differing.length > 0)
      violations.push({
        path: catalogue.path,
        message: `key ${key} and the English differ in what is filled in: ${differing.join(', ')}`,
      })
  }
  return violations
}

type Placeholders = { ok: true; names: ReadonlySet<string> } | { ok: false; reason: string }

interface Element {
  readonly type: number
  readonly value?: string
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>
  readonly children?: readonly Element[]
}

/** Types of ICU elements that need no value: plain text, and `#` inside a plural. */
const literal = 0
const pound = 7

/** What must be given to fill a message: arguments and tags. */
function placeholders(message: string): Placeholders {
  const names = new Set<string>()
  const collect = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if (element.type !== literal && element.type !== pound && element.value !== undefined)
        names.add(element.value)
      for (const option of Object.values(element.options ?? {})) collect(option.value)
      collect(element.children ?? [])
    }
  }
  try {
    collect(new IntlMessageFormat(message, 'en').getAst() as unknown as Element[])
    return { ok: true, names }
  } catch (error) {
    return { ok: false, reason: (error as Error).message }
  }
}

const speaking = new Set(['t', 'rich', 'named'])

/** Calls of `t('key', { … })`: the key exists, and all it needs is given. */
function calls(source: Source, english: ReadonlyMap<string, string>): Violation[] {
  const violations: Violation[] = []
  visit(source.program, (node) => {
    if (node.type !== 'CallExpression') return
    const callee = child(node, 'callee')
    const name = callee?.type === 'MemberExpression' ? nameOf(child(callee, 'property')) : nameOf(callee)
    if (!name || !speaking.has(name)) return
    const [first, values] = children(node, 'arguments')
    for (const key of keysIn(first)) {
      const line = lineOf(source.text, node.start)
      const message = english.get(key)
      if (message === undefined) {
        // `t` and `rich` are common names; only what looks like a key is taken for one.
        if (/^[a-z][a-z0-9-]*\.[\w.-]+$/i.test(key))
          violations.push({
            path: source.path,
            line,
            message: `no message ${key}: add it to messages/en.json`,
          })
        continue
      }
      const needed = placeholders(message)
      const given = keysGiven(values)
      const missing = needed.ok && given ? [...needed.names].filter((each) => !given.has(each)) : []
      if (missing.length > 0)
        violations.push({
          path: source.path,
          line,
          message: `message ${key} also needs ${missing.join(', ')}`,
        })
    }
  })
  return violations
}

/** The keys an argument can stand for: a literal, or either side of a choice. */
function keysIn(argument: Node | undefined): string[] {
  if (argument?.type === 'ConditionalExpression')
    return [...keysIn(child(argument, 'consequent')), ...keysIn(child(argument, 'alternate'))]
  const key = stringOf(argument)
  return key === undefined ? [] : [key]
}

/** The names given in an object literal; undefined when they cannot be known from the text. */
function keysGiven(values: Node | undefined): Set<string> | undefined {
  if (!values) return new Set()
  if (values.type !== 'ObjectExpression') return undefined
  const properties = children(values, 'properties')
  if (properties.some((each) => each.type !== 'Property' || each.computed === true)) return undefined
  return new Set(properties.flatMap((each) => nameOf(child(each, 'key')) ?? []))
}

/** Tells whether the program text mentions a key, whole or as a template with gaps (`state.${state}`). */
function mentions(sources: readonly Source[]): (key: string) => boolean {
  const whole = new Set<string>()
  const patterns: RegExp[] = []
  for (const source of sources)
    visit(source.program, (node) => {
      const text = stringOf(node)
      if (text !== undefined) whole.add(text)
      else if (node.type === 'TemplateLiteral') {
        const pieces = quasis(node)
        if (/^[a-z][a-z0-9-]*\./i.test(pieces[0] ?? ''))
          patterns.push(
            new RegExp(`^${pieces.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`),
          )
      }
    })
  return (key) => whole.has(key) || patterns.some((each) => each.test(key))
}
