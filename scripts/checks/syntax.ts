import { parseAst } from 'rolldown/parseAst'

/** A node of the syntax tree (ESTree with TypeScript and JSX). Fields differ by `type`; read them with the functions below. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

export type Parsed = { ok: true; program: Node } | { ok: false; reason: string }

/**
 * Parses TypeScript, JavaScript or JSX. Syntax comes from the parser that Vite brings, because TypeScript 7 has no
 * stable interface for reading a tree.
 */
export function parse(path: string, text: string): Parsed {
  const lang = path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js'
  try {
    return { ok: true, program: parseAst(text, { lang }, path) as unknown as Node }
  } catch (error) {
    return {
      ok: false,
      reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    }
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

/** Calls `see` for the node and all below it, parents first; stops going deeper where `see` answers false. */
export function visit(node: Node, see: (node: Node) => unknown): void {
  if (see(node) === false) return
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const each of value) if (isNode(each)) visit(each, see)
    } else if (isNode(value)) visit(value, see)
  }
}

/** The node in a field, if there is one. */
export const child = (node: Node | undefined, field: string): Node | undefined => {
  const value = node?.[field]
  return isNode(value) ? value : undefined
}

/** The nodes in a list field; gaps (`[, a]`) are left out. */
export const children = (node: Node | undefined, field: string): Node[] => {
  const value = node?.[field]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The name of an identifier, or the value of a string literal used in its place. */
export const nameOf = (node: Node | undefined): string | undefined =>
  node?.type === 'Identifier' || node?.type === 'JSXIdentifier' ? String(node.name) : stringOf(node)

/** The value of a string literal, or of a template without gaps. */
export function stringOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && children(node, 'expressions').length === 0) return quasis(node)[0]
  return undefined
}

/** The fixed pieces of a template, in order: `a${x}b` gives `a` and `b`. */
export const quasis = (node: Node): string[] =>
  children(node, 'quasis').map((each) => String((each.value as { cooked?: string }).cooked ?? ''))

/** Names that a declaration binds: `const { a, b: [c] } = …` binds a and c. */
export function boundNames(pattern: Node | undefined): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [String(pattern.name)]
    case 'ObjectPattern':
      return children(pattern, 'properties').flatMap((each) =>
        boundNames(each.type === 'RestElement' ? child(each, 'argument') : child(each, 'value')),
      )
    case 'ArrayPattern':
      return children(pattern, 'elements').flatMap(boundNames)
    case 'AssignmentPattern':
      return boundNames(child(pattern, 'left'))
    case 'RestElement':
      return boundNames(child(pattern, 'argument'))
    default:
      return []
  }
}
