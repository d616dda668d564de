import { join } from 'node:path'
import { compile } from 'sass'
import { beforeAll, describe, expect, test } from 'vitest'

/**
 * Every pair of colours that our style sheets put together, with what it must reach: 4.5 for words, 3 for large
 * words, edges of fields, and parts of pictures (WCAG 2.2, 1.4.3 and 1.4.11).
 */
const words: [string, string][] = [
  ['ink', 'paper'],
  ['ink', 'sheet'],
  ['ink', 'sunk'],
  ['ink', 'focus'],
  ['ink', 'pounamu-pale'],
  ['ink', 'highlight'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'sheet'],
  ['ink-soft', 'sunk'],
  ['ink-soft', 'pounamu-pale'],
  ['pounamu', 'paper'],
  ['pounamu', 'sheet'],
  ['pounamu', 'sunk'],
  ['pounamu', 'pounamu-pale'],
  ['pounamu-deep', 'pounamu-pale'],
  ['sheet', 'pounamu'],
  ['sheet', 'pounamu-deep'],
  ['sheet', 'error'],
  ['sheet', 'error-deep'],
  ['visited', 'paper'],
  ['visited', 'sheet'],
  ['visited', 'sunk'],
  ['visited', 'pounamu-pale'],
  ['error', 'paper'],
  ['error', 'sheet'],
  ['ochre-ink', 'paper'],
  ['ochre-ink', 'sheet'],
  ['sheet', 'chart-1'],
  ['ink', 'chart-2'],
  ['sheet', 'chart-3'],
  ['ink', 'chart-4'],
  ['sheet', 'chart-5'],
  ['sheet', 'chart-6'],
  ['ink', 'ochre-light'],
]

const shapes: [string, string][] = [
  ['field', 'paper'],
  ['field', 'sheet'],
  ['pounamu', 'paper'],
  ['error', 'paper'],
  ['ochre', 'paper'],
  ['ochre', 'sheet'],
  ['chart-1', 'paper'],
  ['chart-2', 'paper'],
  ['chart-3', 'paper'],
  ['chart-4', 'paper'],
  ['chart-5', 'paper'],
  ['chart-6', 'paper'],
  // The focus mark is yellow with an ink line: the ink is what is seen against the page and against the yellow.
  ['ink', 'paper'],
  ['ink', 'focus'],
]

let css = ''
let colours: Record<string, string> = {}

beforeAll(() => {
  css = compile(join(import.meta.dirname, 'site.scss'), {
    loadPaths: [join(import.meta.dirname, '../../../node_modules/govuk-frontend/dist')],
    quietDeps: true,
  }).css
  colours = Object.fromEntries(
    [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  )
})

describe('words can be read', () => {
  test.each(words)('%s on %s reaches 4.5', (front, back) => {
    expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(4.5)
  })

  test('the words of every tag reach 4.5 on its tint', () => {
    const tags = [...css.matchAll(/\.govuk-tag(--\w+)? \{\s+color: (\S+);\s+background-color: (\S+);/g)]
    // The last rule for a tag is ours; those before it are of the base.
    const last = new Map(tags.map(([, name, front, back]) => [name ?? '', [front, back] as const]))
    const ours = ['', 'grey', 'green', 'teal', 'blue', 'purple', 'magenta', 'red', 'orange', 'yellow']
    for (const name of ours) {
      const [front, back] = last.get(name && `--${name}`) ?? []
      expect(contrast(String(front), String(back)), `tag ${name}`).toBeGreaterThanOrEqual(4.5)
    }
  })
})

describe('shapes can be seen', () => {
  test.each(shapes)('%s on %s reaches 3', (front, back) => {
    expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(3)
  })
})

test('no rule uses a colour of the base that is not ours', () => {
  // Blue, yellow and green of another government; a rule of the base that we forgot would bring them in.
  const foreign = ['#1d70b8', '#1a65a6', '#ffdd00', '#00703c', '#0f7a52']
  expect(foreign.filter((colour) => css.includes(colour))).toEqual([])
  expect(css).not.toContain('GDS Transport')
})

const of = (name: string): string => {
  const value = colours[name]
  if (!value) throw new Error(`no colour ${name}`)
  return value
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((index) => {
    const part = Number.parseInt(hex.slice(index, index + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
