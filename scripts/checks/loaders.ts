import { capabilityOf, isTest, isTestSupport, lineOf, type Rule } from './tree.ts'

/**
 * What enters facts as already approved (`enter.ts`, `import-….ts`) goes round the second person, who approved
 * elsewhere. It is for those who set up a record: nothing of the product that a request can reach may use it.
 */
export const onlyLoadersEnterApproved: Rule = (tree) => {
  const doors = new Map<string, ReadonlySet<string>>()
  for (const source of tree.sources.values()) {
    if (!/^src\/capabilities\/[^/]+\/(enter|import-[^/]+)\.ts$/.test(source.path)) continue
    doors.set(source.path, new Set(source.exports.map(({ name }) => name)))
  }
  return [...tree.sources.values()].flatMap((source) => {
    if (!source.path.startsWith('src/') || isTest(source.path) || isTestSupport(source.path)) return []
    return source.imports.flatMap(({ target, names, typeOnly, at }) => {
      if (target === undefined || typeOnly) return []
      const taken = [...doors].flatMap(([door, exported]) => {
        const front = `src/capabilities/${capabilityOf(door)}/index.ts`
        if (target === door) return names
        return target === front ? names.filter((name) => exported.has(name)) : []
      })
      // The same file passes types of a door along with its verbs: only the verbs are written small.
      return taken
        .filter((name) => !/^[A-Z]/.test(name))
        .map((name) => ({
          path: source.path,
          line: lineOf(source.text, at),
          message: `uses ${name}, which enters what was approved elsewhere: propose it, and let a second person approve`,
        }))
    })
  })
}
