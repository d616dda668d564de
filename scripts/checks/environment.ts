import { child, children, nameOf, visit } from './syntax.ts'
import { isTest, isTestSupport, lineOf, type Rule, type Violation } from './tree.ts'

const allowed = /^(src\/app\/config\.ts$|bench\/|e2e\/|scripts\/|bin\/|[^/]+\.config\.ts$)/

/** The environment is read once, in one file, where wrong values are refused by name. */
export const onlyConfigReadsTheEnvironment: Rule = (tree) => {
  const violations: Violation[] = []
  for (const source of tree.sources.values()) {
    if (allowed.test(source.path) || isTest(source.path) || isTestSupport(source.path)) continue
    visit(source.program, (node) => {
      // The command line hands the environment, whole, to the one reader.
      if (node.type === 'CallExpression' && nameOf(child(node, 'callee')) === 'readConfig') return false
      // A process that is begun is given it whole, and reads it by the same reader.
      if (node.type === 'SpreadElement' && readsEnvironment(child(node, 'argument'))) return false
      if (!readsEnvironment(node)) return true
      const message = 'reads the environment: parse the setting in src/app/config.ts and pass its value in'
      violations.push({ path: source.path, line: lineOf(source.text, node.start), message })
      return true
    })
  }
  return violations
}

function readsEnvironment(node: Parameters<typeof nameOf>[0]): boolean {
  if (node?.type === 'MemberExpression')
    return nameOf(child(node, 'object')) === 'process' && nameOf(child(node, 'property')) === 'env'
  if (node?.type === 'VariableDeclarator' && nameOf(child(node, 'init')) === 'process')
    return children(child(node, 'id'), 'properties').some((each) => nameOf(child(each, 'key')) === 'env')
  if (node?.type === 'ImportDeclaration' && /^(node:)?process$/.test(nameOf(child(node, 'source')) ?? ''))
    return children(node, 'specifiers').some((each) => nameOf(child(each, 'imported')) === 'env')
  return false
}
