import { expect, test } from 'vitest'
import { violationsOf } from '../testing/toy-tree.ts'

test.each([
  'src/platform/utils.ts',
  'src/ui/common/page.ts',
  'src/platform/date-helpers.ts',
  'demo/v2/treaty.ts',
])('a name that says nothing is refused: %s', (path) => {
  expect(violationsOf('names', { [path]: '\n' })).toEqual([
    expect.stringContaining('says nothing of what is inside'),
  ])
})

test('file names are kebab-case; a word that only contains a forbidden one is let be', () => {
  expect(violationsOf('names', { 'src/ui/ErrorSummary.tsx': '\n' })).toEqual([
    expect.stringContaining('kebab-case'),
  ])
  expect(
    violationsOf('names', { 'src/ui/baseline.ts': '\n', 'src/ui/error-summary.test.tsx': '\n' }),
  ).toEqual([])
})

test('routes and views are set off from their subject by a dot', () => {
  expect(violationsOf('names', { 'src/capabilities/ledger/staff/audit-routes.tsx': '\n' })).toEqual([
    expect.stringContaining('subject.routes'),
  ])
  expect(violationsOf('names', { 'src/capabilities/ledger/staff/audit.routes.tsx': '\n' })).toEqual([])
})

test('a file of more than 400 lines is to be split', () => {
  expect(violationsOf('size', { 'src/ui/a.ts': '\n'.repeat(401), 'src/ui/b.ts': '\n'.repeat(400) })).toEqual([
    expect.stringContaining('src/ui/a.ts: 401 lines'),
  ])
})

test('a capability has a README and a manifest', () => {
  expect(violationsOf('capabilities', { 'src/capabilities/ledger/index.ts': '\n' })).toEqual([
    expect.stringContaining('src/capabilities/ledger/README.md: is missing'),
    expect.stringContaining('src/capabilities/ledger/capability.ts: is missing'),
  ])
  expect(
    violationsOf('capabilities', {
      'src/capabilities/ledger/README.md': '',
      'src/capabilities/ledger/capability.ts': '',
    }),
  ).toEqual([])
})

test('a file that cannot be parsed is said, not passed over', () => {
  expect(violationsOf('parses', { 'src/ui/a.ts': 'export const = 1\n' })).toEqual([
    expect.stringContaining('src/ui/a.ts: cannot be read'),
  ])
})
