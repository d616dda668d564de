import { expect, test } from 'vitest'
import { type Files, violationsOf } from '../testing/toy-tree.ts'

const house: Files = {
  'src/platform/ids.ts': 'export const newId = () => "1"\n',
  'src/ui/page.tsx':
    "import { newId } from '../platform/ids.ts'\nexport const Page = () => <p>{newId()}</p>\n",
  'src/capabilities/ledger/index.ts': "export { record } from './record.ts'\n",
  'src/capabilities/ledger/record.ts': 'export const record = () => undefined\n',
  'src/capabilities/submissions/index.ts': "export { submit } from './submit.ts'\n",
  'src/capabilities/submissions/submit.ts':
    "import { record } from '../ledger/index.ts'\nexport const submit = () => record()\n",
  'src/capabilities/submissions/capability.ts': 'export const submissions = {}\n',
  'src/capabilities/submissions/queries.ts': 'export const getOne = () => 1\n',
  'src/capabilities/submissions/published.ts': 'export const listPublished = () => []\n',
  'src/capabilities/submissions/public/routes.ts':
    "import { listPublished } from '../published.ts'\nlistPublished()\n",
  'src/app/capabilities.ts':
    "import { submissions } from '../capabilities/submissions/capability.ts'\nexport const all = [submissions]\n",
  'vitest.config.ts': "import { x } from './scripts/x.ts'\nx()\n",
  'scripts/x.ts': 'export const x = () => 1\n',
  'src/app/testing/start.ts': 'export const start = () => undefined\n',
  'src/capabilities/submissions/factories.ts': 'export const aSubmission = () => undefined\n',
  'src/capabilities/ledger/record.test.ts':
    "import { start } from '../../app/testing/start.ts'\nimport { aSubmission } from '../submissions/factories.ts'\nstart(aSubmission())\n",
}

const planted = (files: Files) => violationsOf('imports', { ...house, ...files })

test('a tree that keeps the order has nothing to mend', () => {
  expect(planted({})).toEqual([])
  expect(violationsOf('cycles', house)).toEqual([])
})

test('a capability may not import one further down the list, not even a type', () => {
  expect(
    planted({
      'src/capabilities/ledger/record.ts':
        "import type { submit } from '../submissions/index.ts'\nexport const record = (_: typeof submit) => undefined\n",
    }),
  ).toEqual([expect.stringMatching(/^src\/capabilities\/ledger\/record.ts: ledger stands below submissions/)])
})

test('a capability is entered by index.ts only, also when a name is passed on', () => {
  const front = /use its front door, ledger\/index.ts/
  expect(
    planted({
      'src/capabilities/submissions/send.ts': "import { record } from '../ledger/record.ts'\nrecord()\n",
    }),
  ).toEqual([expect.stringMatching(front)])
  expect(
    planted({ 'src/capabilities/submissions/send.ts': "export { record } from '../ledger/record.ts'\n" }),
  ).toEqual([expect.stringMatching(front)])
  expect(
    planted({
      'src/capabilities/submissions/send.ts': "export const later = () => import('../ledger/record.ts')\n",
    }),
  ).toEqual([expect.stringMatching(front)])
})

test('app may read a manifest, and nothing else that stands behind a front door', () => {
  expect(
    planted({
      'src/app/server.ts': "import { getOne } from '../capabilities/submissions/queries.ts'\ngetOne()\n",
    }),
  ).toEqual([expect.stringContaining('src/app/server.ts: imports submissions/queries.ts')])
})

test('platform and ui know no capability, and platform knows no ui', () => {
  expect(
    planted({
      'src/platform/jobs.ts': "import { record } from '../capabilities/ledger/index.ts'\nrecord()\n",
    }),
  ).toEqual([expect.stringContaining('platform knows no capability')])
  expect(
    planted({ 'src/ui/form.tsx': "import { record } from '../capabilities/ledger/index.ts'\nrecord()\n" }),
  ).toEqual([expect.stringContaining('ui knows no capability')])
  expect(planted({ 'src/platform/send.ts': "import { Page } from '../ui/page.tsx'\nPage()\n" })).toEqual([
    expect.stringContaining('platform may not import ui'),
  ])
})

test('nobody in the house imports src/app, and the product imports no tool and no test', () => {
  expect(
    planted({
      'src/capabilities/submissions/submit.ts':
        "import { all } from '../../app/capabilities.ts'\nexport const submit = all\n",
    }),
  ).toEqual([expect.stringContaining('imports src/app')])
  expect(
    planted({
      'src/app/start.ts': "import { x } from '../../scripts/x.ts'\nx()\n",
      'scripts/x.ts': 'export const x = 1\n',
    }),
  ).toEqual([expect.stringContaining('nothing in the product may use scripts')])
  expect(planted({ 'src/app/start.ts': "import { start } from './testing/start.ts'\nstart()\n" })).toEqual([
    expect.stringContaining('for tests only'),
  ])
})

test('public/ may not read queries.ts of its own capability', () => {
  expect(
    planted({
      'src/capabilities/submissions/public/routes.ts': "import { getOne } from '../queries.ts'\ngetOne()\n",
    }),
  ).toEqual([expect.stringContaining('public/ may not read queries.ts')])
})

test('a test may use builders of another capability but not what stands behind its door', () => {
  expect(
    planted({
      'src/capabilities/ledger/record.test.ts':
        "import { getOne } from '../submissions/queries.ts'\ngetOne()\n",
    }),
  ).toEqual([expect.stringContaining('only through its index.ts or factories.ts')])
})

test('demo goes in by front doors, and only app loads it', () => {
  const demo = {
    'demo/load.ts':
      "import { submit } from '../src/capabilities/submissions/index.ts'\nexport const load = submit\n",
  }
  expect(planted(demo)).toEqual([])
  expect(
    planted({
      'demo/load.ts': "import { getOne } from '../src/capabilities/submissions/queries.ts'\ngetOne()\n",
    }),
  ).toEqual([expect.stringContaining('front door')])
  expect(
    planted({
      ...demo,
      'src/capabilities/submissions/submit.ts':
        "import { load } from '../../../demo/load.ts'\nexport const submit = load\n",
    }),
  ).toEqual([expect.stringContaining('only src/app loads the reference case')])
})

test('a capability outside the list and an import of a missing file are said', () => {
  expect(planted({ 'src/capabilities/gossip/index.ts': 'export {}\n' })).toEqual([
    expect.stringContaining('capability gossip has no place in the house'),
  ])
  expect(planted({ 'src/app/start.ts': "import './gone.ts'\n" })).toEqual([
    expect.stringContaining('src/app/gone.ts, which does not exist'),
  ])
})

test('two files that need each other at run time are a cycle; types alone are not', () => {
  const cycle = (first: string) =>
    violationsOf('cycles', {
      'src/platform/a.ts': `${first}\nexport const a = () => b()\n`,
      'src/platform/b.ts': "export { c as b } from './c.ts'\n",
      'src/platform/c.ts': "import { a } from './a.ts'\nexport const c = () => a\n",
    })
  expect(cycle("import { b } from './b.ts'")).toEqual([
    expect.stringContaining('src/platform/a.ts → src/platform/b.ts → src/platform/c.ts → src/platform/a.ts'),
  ])
  expect(cycle("import type { b } from './b.ts'")).toEqual([])
})
