import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/*
 * A checker that used the writer's code would make the same mistakes, and would not see them. Nor may it use anything that
 * a browser lacks, but for the one file that is for Node alone.
 */

const files = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
)

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(
      /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g,
    ),
  ].map(([, name]) => name as string)

test('the checker imports nothing from outside its folder, and what Node brings along in one file only', () => {
  expect(files).toContain('check.ts')
  expect(importsOf('check.ts').length).toBeGreaterThan(5)
  for (const file of files) {
    const outside = importsOf(file).filter((name) => !/^\.\/[a-z0-9-]+\.ts$/.test(name))
    expect(
      outside.filter((name) => file !== 'node.ts' || !name.startsWith('node:')),
      file,
    ).toEqual([])
  }
})
