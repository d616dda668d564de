import { lineOf, type Rule } from './tree.ts'

const partial = /(?:^|\/)_([\w-]+)\.scss$/

/** A style sheet nobody includes leaves its pages bare, and nothing else would say so. */
export const noUnusedStyles: Rule = (tree) => {
  const sheets = tree.paths.filter((path) => path.endsWith('.scss'))
  const used = new Set(
    sheets.flatMap((path) =>
      [...tree.text(path).matchAll(/@use "(?:[^"]*\/)?([\w-]+)"/g)].map(([, name]) => name),
    ),
  )
  return sheets
    .filter((path) => partial.test(path) && !used.has(partial.exec(path)?.[1]))
    .map((path) => ({
      path,
      message: 'no style sheet uses it: add it to site.scss, staff.scss or what both share',
    }))
}

/** A class of ours on a page has a style; elements and variants of it may do without. */
export const noBareClasses: Rule = (tree) => {
  const styled = new Set(
    tree.paths
      .filter((path) => path.endsWith('.scss'))
      .flatMap((path) =>
        [...tree.text(path).matchAll(/\.(app-[a-z]+(?:-[a-z]+)*)/g)].map(([, name]) => name),
      ),
  )
  return [...tree.sources.values()]
    .filter(({ path }) => /^src\/.*(?<!\.test)\.tsx$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/(?<=["'` ])app-[a-z]+(?:-[a-z]+)*(?=["'` _])/g)]
        .filter(([name]) => !styled.has(name))
        .map(({ index, 0: name }) => ({
          path,
          line: lineOf(text, index),
          message: `the class ${name} stands in no style sheet`,
        })),
    )
}
