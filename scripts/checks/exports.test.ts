import { expect, test } from 'vitest'
import { type Files, violationsOf } from '../testing/toy-tree.ts'

const tree: Files = {
  'src/app/start.ts': "import { submit } from '../capabilities/submissions/index.ts'\nsubmit()\n",
  'src/capabilities/submissions/index.ts': "export { submit } from './submit.ts'\n",
  'src/capabilities/submissions/submit.ts': 'export const submit = () => undefined\n',
}

test('a name taken through index.ts is used', () => {
  expect(violationsOf('exports', tree)).toEqual([])
})

test('a name that only index.ts passes on is used by nobody', () => {
  expect(violationsOf('exports', { ...tree, 'src/app/start.ts': '\n' })).toEqual([
    'src/capabilities/submissions/index.ts: exports submit, which nobody imports: remove the word export, or the whole thing if it is not used here either',
    expect.stringContaining('submit.ts: exports submit'),
  ])
})

test('a name imported and exported again without being used is only passed on', () => {
  const index = "import { submit } from './submit.ts'\nexport { submit }\n"
  expect(
    violationsOf('exports', {
      ...tree,
      'src/capabilities/submissions/index.ts': index,
      'src/app/start.ts': '\n',
    }),
  ).toHaveLength(2)
})

test('a test does not count as use, except of what exists for tests and of what its own file uses', () => {
  const tested = {
    'src/platform/ids.ts': 'export const newId = () => 1\n',
    'src/platform/ids.test.ts': "import { newId } from './ids.ts'\nnewId()\n",
  }
  expect(violationsOf('exports', tested)).toEqual([
    expect.stringContaining('src/platform/ids.ts: exports newId'),
  ])
  const usedInside = 'export const newId = () => 1\nconst first = newId()\nvoid first\n'
  expect(violationsOf('exports', { ...tested, 'src/platform/ids.ts': usedInside })).toEqual([])
  expect(
    violationsOf('exports', {
      ...tree,
      'src/capabilities/submissions/factories.ts': 'export const aSubmission = () => 1\n',
      'src/capabilities/submissions/submit.test.ts':
        "import { aSubmission } from './factories.ts'\naSubmission()\n",
    }),
  ).toEqual([])
})

test('star exports, namespace and dynamic imports are followed', () => {
  expect(
    violationsOf('exports', {
      'src/app/start.ts': "import { a } from '../platform/all.ts'\nvoid import('../platform/late.ts')\na()\n",
      'src/platform/all.ts': "export * from './some.ts'\n",
      'src/platform/some.ts': 'export const a = () => 1\nexport const b = () => 2\n',
      'src/platform/late.ts': 'export const late = 1\n',
    }),
  ).toEqual([expect.stringContaining('src/platform/some.ts: exports b')])
})

test('a type that describes part of its own file may be exported; one that nothing mentions may not', () => {
  expect(
    violationsOf('exports', {
      'src/platform/a.ts':
        'export type Part = string\nexport type Lost = string\nexport const make = (): Part => "x"\n',
      'src/app/start.ts': "import { make } from '../platform/a.ts'\nmake()\n",
    }),
  ).toEqual([expect.stringContaining('exports Lost')])
})

test('a default export is refused outside config files', () => {
  expect(
    violationsOf('default-exports', {
      'src/platform/a.ts': 'export default 1\n',
      'vitest.config.ts': 'export default {}\n',
    }),
  ).toEqual([expect.stringContaining('src/platform/a.ts: exports a default')])
})
