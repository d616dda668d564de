import { expect, test } from 'vitest'
import { violationsOf } from '../testing/toy-tree.ts'

const folder = 'src/capabilities/submissions'
const english = {
  'submissions.page.title': 'Submissions',
  'submissions.page.count': '{count, plural, one {# submission} other {# submissions}} by {name}',
  'submissions.state.open': 'Open',
}
const view = `export const View = (t, state) => [
  t('submissions.page.title'),
  t('submissions.page.count', { count: 1, name: 'x' }),
  t(\`submissions.state.\${state}\`),
]
`

const said = (files: { en?: object; mi?: object; view?: string }) =>
  violationsOf('catalogues', {
    [`${folder}/messages/en.json`]: JSON.stringify(files.en ?? english),
    ...(files.mi ? { [`${folder}/messages/mi.json`]: JSON.stringify(files.mi) } : {}),
    [`${folder}/view.tsx`]: files.view ?? view,
  })

test('a catalogue whose keys are all used and filled has nothing to mend', () => {
  expect(said({ mi: { 'submissions.page.count': '{count} tāpaetanga nā {name}' } })).toEqual([])
})

test('a key used but not written is said, in either side of a choice', () => {
  const choosing = `${view}export const other = (t, a) => t(a ? 'submissions.page.title' : 'submissions.page.gone')\n`
  expect(said({ view: choosing })).toEqual([
    `${folder}/view.tsx: no message submissions.page.gone: add it to messages/en.json`,
  ])
})

test('a key written but not used is said', () => {
  expect(said({ en: { ...english, 'submissions.page.lost': 'Lost' } })).toEqual([
    `${folder}/messages/en.json: key submissions.page.lost is used nowhere: remove it`,
  ])
})

test('a message is given all it needs', () => {
  expect(said({ view: view.replace(", name: 'x'", '') })).toEqual([
    `${folder}/view.tsx: message submissions.page.count also needs name`,
  ])
})

test('languages agree on what is filled in, and have no keys of their own', () => {
  expect(
    said({ mi: { 'submissions.page.count': '{count} nā {ingoa}', 'submissions.page.own': 'x' } }),
  ).toEqual([
    `${folder}/messages/mi.json: key submissions.page.count and the English differ in what is filled in: ingoa, name`,
    expect.stringContaining('key submissions.page.own is not in'),
  ])
})

test('keys bear the name of their capability, messages are readable strings', () => {
  expect(
    said({ en: { ...english, 'page.title': 'x' }, view: `${view}export const k = 'page.title'\n` }),
  ).toEqual([expect.stringContaining('key page.title must begin with "submissions."')])
  expect(said({ en: { ...english, 'submissions.state.bad': '{unclosed' } })).toEqual([
    expect.stringContaining('is not ICU MessageFormat'),
  ])
})
