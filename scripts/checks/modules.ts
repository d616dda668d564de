import { posix } from 'node:path'
import { boundNames, child, children, type Node, nameOf, stringOf, visit } from './syntax.ts'

/** One name (or `*`) that a file takes from another. */
export interface Import {
  /** What was written: `../index.ts`, `node:fs`. */
  readonly specifier: string
  /** Path from the top of the tree, for relative imports only. */
  readonly target: string | undefined
  /** Names taken as the other file calls them; `*` for a namespace, a bare or a dynamic import. */
  readonly names: readonly string[]
  /** True when the whole statement vanishes at run time. */
  readonly typeOnly: boolean
  readonly at: number
}

export interface Export {
  /** The name others see; `*` for `export * from`. */
  readonly name: string
  /** Where the name comes from, when it is only passed on. */
  readonly from:
    | { readonly target: string | undefined; readonly name: string; readonly specifier: string }
    | undefined
  readonly typeOnly: boolean
  readonly at: number
}

export interface Module {
  readonly imports: readonly Import[]
  readonly exports: readonly Export[]
}

/** The imports and exports of one file; names imported only to be exported again count as passed on, not as used. */
export function readModule(path: string, program: Node): Module {
  const imports: Import[] = []
  const exports: Export[] = []
  const imported = new Map<string, { target: string | undefined; name: string; specifier: string }>()
  const resolve = (specifier: string) =>
    specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), specifier)) : undefined

  const passedOn = namesPassedOn(program)
  for (const node of children(program, 'body')) {
    const specifier = stringOf(child(node, 'source'))
    if (node.type === 'ImportDeclaration' && specifier !== undefined) {
      const target = resolve(specifier)
      const names: string[] = []
      for (const each of children(node, 'specifiers')) {
        const name = importedName(each)
        const local = nameOf(child(each, 'local')) ?? ''
        imported.set(local, { target, name, specifier })
        if (!passedOn.has(local)) names.push(name)
      }
      const bare = children(node, 'specifiers').length === 0
      imports.push({
        specifier,
        target,
        names: bare ? ['*'] : names,
        typeOnly: node.importKind === 'type',
        at: node.start,
      })
    } else if (node.type === 'ExportAllDeclaration' && specifier !== undefined) {
      const from = { target: resolve(specifier), name: '*', specifier }
      const name = nameOf(child(node, 'exported')) ?? '*'
      exports.push({ name, from, typeOnly: node.exportKind === 'type', at: node.start })
    } else if (node.type === 'ExportNamedDeclaration') {
      exports.push(...namedExports(node, specifier, resolve, imported))
    } else if (node.type === 'ExportDefaultDeclaration') {
      exports.push({ name: 'default', from: undefined, typeOnly: false, at: node.start })
    }
  }
  visit(program, (node) => {
    const specifier = node.type === 'ImportExpression' ? stringOf(child(node, 'source')) : undefined
    if (specifier !== undefined)
      imports.push({ specifier, target: resolve(specifier), names: ['*'], typeOnly: false, at: node.start })
  })
  return { imports, exports }
}

function namedExports(
  node: Node,
  specifier: string | undefined,
  resolve: (specifier: string) => string | undefined,
  imported: ReadonlyMap<string, { target: string | undefined; name: string; specifier: string }>,
): Export[] {
  const typeOnly = node.exportKind === 'type'
  const declaration = child(node, 'declaration')
  if (declaration) {
    const names =
      declaration.type === 'VariableDeclaration'
        ? children(declaration, 'declarations').flatMap((each) => boundNames(child(each, 'id')))
        : boundNames(child(declaration, 'id'))
    const isType =
      declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'TSTypeAliasDeclaration'
    return names.map((name) => ({ name, from: undefined, typeOnly: isType, at: node.start }))
  }
  return children(node, 'specifiers').map((each) => {
    const local = nameOf(child(each, 'local')) ?? ''
    const from =
      specifier === undefined ? imported.get(local) : { target: resolve(specifier), name: local, specifier }
    return { name: nameOf(child(each, 'exported')) ?? local, from, typeOnly, at: each.start }
  })
}

/** Local names that appear in the file only in an import and in `export { … }`. */
function namesPassedOn(program: Node): Set<string> {
  const exported = new Set<string>()
  for (const node of children(program, 'body'))
    if (node.type === 'ExportNamedDeclaration' && !child(node, 'source'))
      for (const each of children(node, 'specifiers')) exported.add(nameOf(child(each, 'local')) ?? '')
  if (exported.size === 0) return exported
  visit(program, (node) => {
    if (/^(Import|Export\w*)Declaration$/.test(node.type) && !child(node, 'declaration')) return false
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') exported.delete(String(node.name))
    return true
  })
  return exported
}

function importedName(specifier: Node): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default'
  if (specifier.type === 'ImportNamespaceSpecifier') return '*'
  return nameOf(child(specifier, 'imported')) ?? ''
}
