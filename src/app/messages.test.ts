import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { uiMessages } from '../ui/index.ts'
import { capabilities } from './capabilities.ts'
import { appMessages } from './messages.ts'

test('every message of every language can be read as ICU MessageFormat', () => {
  const broken: string[] = []
  let read = 0
  for (const catalogues of [appMessages, uiMessages, ...capabilities.map((each) => each.messages)])
    for (const [language, messages] of Object.entries(catalogues ?? {}))
      for (const [key, message] of Object.entries(messages ?? {}))
        try {
          new IntlMessageFormat(message, language)
          read++
        } catch {
          broken.push(`${language} ${key}: ${message}`)
        }
  expect(broken).toEqual([])
  expect(read).toBeGreaterThan(1_000)
})

test('every deed that the audit trail can hold is said in words', () => {
  const words = capabilities.find((each) => each.name === 'ledger')?.messages.en ?? {}
  const deeds = new Set(sources().flatMap(deedsNamedIn))
  expect(deeds.size).toBeGreaterThan(50)
  expect([...deeds].filter((deed) => !(`ledger.action.${deed}` in words))).toEqual([])
})

/** Names such as `submission.viewed` on the lines that say what is noted, both where it depends. */
const deedsNamedIn = (source: string): string[] =>
  source
    .split('\n')
    .filter((line) => /\b(action|audit): /.test(line))
    .flatMap((line) =>
      [...line.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g)].map(([, name]) => name ?? ''),
    )
    .filter((name) => !permissions.has(name))

const permissions = new Set(capabilities.flatMap((each) => Object.keys(each.permissions)))

function sources(): string[] {
  const folder = join(import.meta.dirname, '..', 'capabilities')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|factories|testing/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
}
