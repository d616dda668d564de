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
