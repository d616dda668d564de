import { expect, test } from 'vitest'
import { violationsOf } from '../testing/toy-tree.ts'

test('a path of somebody’s own machine is refused, an address of the site is not', () => {
  const mine = `${['/ho', 'me/'].join('')}aroha/travaux`
  expect(violationsOf('private-places', { 'docs/running.md': `Lies in ${mine}.\n` })).toEqual([
    expect.stringContaining('a path of somebody'),
  ])
  expect(
    violationsOf('private-places', { 'src/a.ts': "const a = '/workspace'\nconst b = '/treaties/work/x'\n" }),
  ).toEqual([])
})

test('a package registry is named nowhere', () => {
  const host = ['https://regis', 'try.example.net/'].join('')
  expect(violationsOf('private-places', { '.npmrc': `regis${'try'}=${host}\n` }).length).toBeGreaterThan(0)
  expect(
    violationsOf('private-places', {
      'package-lock.json': `{ "resolved": "https:${'//'}packages.example/a.tgz" }`,
    }),
  ).toEqual([expect.stringContaining('omit-lockfile-registry-resolved')])
})

test('a migration begins with its danger and has a number of its own', () => {
  expect(
    violationsOf('migrations', {
      'migrations/0001-ledger.sql': '--! safe while the old version runs\ncreate table a ();\n',
      'migrations/0002-accounts.sql': '-- accounts\n',
      'migrations/0002-again.sql': '--! safe while the old version runs\n',
      'migrations/three.sql': '--! safe\n',
    }),
  ).toEqual([
    expect.stringContaining('migrations/0002-accounts.sql: begin with a line'),
    expect.stringContaining('migrations/three.sql: name it'),
    expect.stringContaining('migrations/0002-again.sql: has the number of migrations/0002-accounts.sql'),
  ])
})

test('a command told in the documents exists', () => {
  const files = { 'package.json': '{ "scripts": { "start": "x", "bench": "y" } }' }
  expect(
    violationsOf('commands', { ...files, 'README.md': 'npm ci && npm start, npm run bench -- pages\n' }),
  ).toEqual([])
  expect(
    violationsOf('commands', { ...files, 'README.md': 'npm test\n', 'docs/a.md': 'npm run gone\n' }),
  ).toEqual([
    'README.md: tells people to run npm test, which is not in package.json',
    'docs/a.md: tells people to run npm run gone, which is not in package.json',
  ])
})

test('a file that a document points to is there', () => {
  const files = { 'src/app/config.ts': '\n', 'docs/decisions/0001-a.md': 'Was `src/app/gone.ts`.\n' }
  const sound =
    'See `src/app/config.ts`, `src/app/`, [why](docs/decisions/0001-a.md), `bench/NAME.ts`, `migrations/00NN-x.sql`.\n'
  expect(violationsOf('pointers', { ...files, 'README.md': sound })).toEqual([])
  expect(
    violationsOf('pointers', {
      ...files,
      'docs/a.md': 'See `src/app/gone.ts` and [this](gone.md), and [that](../src/app/config.ts).\n',
    }),
  ).toEqual([
    expect.stringContaining('docs/a.md: points to src/app/gone.ts'),
    expect.stringContaining('points to docs/gone.md'),
  ])
})
