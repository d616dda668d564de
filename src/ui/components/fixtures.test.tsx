import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { fields } from '../testing/fixtures/fields.tsx'
import type { Options } from '../testing/fixtures/options.tsx'
import { parts } from '../testing/fixtures/parts.tsx'
import { TestFrame } from '../testing/frame.tsx'
import { canonical, watched } from '../testing/markup.ts'

const components = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend')), 'components')

interface Fixture {
  readonly name: string
  readonly options: Options
  readonly html: string
}

const fixturesOf = (component: string): Fixture[] =>
  JSON.parse(readFileSync(join(components, component, 'fixtures.json'), 'utf8')).fixtures

for (const [component, adapter] of Object.entries({ ...fields, ...parts })) {
  describe(`${component} renders what govuk-frontend renders`, () => {
    const usedReasons = new Set<string>()

    for (const fixture of fixturesOf(component)) {
      const { options, unread } = watched(fixture.options)
      const view = adapter.render(options)
      const reason =
        adapter.unsupported?.[`fixture: ${fixture.name}`] ??
        Object.entries(adapter.required ?? {}).find(
          ([option]) => fixture.options[option] === undefined,
        )?.[1] ??
        [...unread].map((option) => adapter.unsupported?.[option]).find(Boolean)
      if (reason) {
        usedReasons.add(reason)
        continue
      }
      test(fixture.name, () => {
        expect([...unread], 'options that our component ignores and nobody gave a reason for').toEqual([])
        const html = render(<TestFrame>{view}</TestFrame>)
        const expected = adapter.expected?.(fixture.html) ?? fixture.html
        expect(canonical(html, adapter.ours)).toBe(canonical(expected, adapter.ours))
      })
    }

    test('every reason for leaving a fixture out leaves one out', () => {
      const given = [...Object.values(adapter.unsupported ?? {}), ...Object.values(adapter.required ?? {})]
      expect(new Set(given)).toEqual(usedReasons)
    })
  })
}
