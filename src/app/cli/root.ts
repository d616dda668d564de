import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder of the checkout, where `migrations/` and `dist/` lie. The same code runs from `src/app/cli` and, bundled,
 * from `dist`, so it is looked for upwards.
 */
export function findRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'migrations')) && existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error(`no checkout above ${from}`)
  }
}

export const migrationsDir = (): string => join(findRoot(), 'migrations')
