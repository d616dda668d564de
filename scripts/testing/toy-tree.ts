import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { rules } from '../checks/rules.ts'
import { readTree } from '../checks/tree.ts'

/** Files of a small imagined checkout, by path. */
export type Files = Readonly<Record<string, string>>

/** Writes a small checkout into a temporary folder and tells what one rule says of it, as `path: message`. */
export function violationsOf(rule: string, files: Files): string[] {
  const root = mkdtempSync(join(tmpdir(), 'toy-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const check = rules[rule]
  if (!check) throw new Error(`no rule ${rule}`)
  return check(readTree(root)).map(({ path, message }) => `${path}: ${message}`)
}
