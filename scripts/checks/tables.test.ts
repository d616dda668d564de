import { expect, test } from 'vitest'
import { type Files, violationsOf } from '../testing/toy-tree.ts'

const tree: Files = {
  'src/platform/database/tables.ts': 'export interface Tables {}\n',
  'src/capabilities/submissions/capability.ts':
    "export const submissions = { tables: { submission: 'sharded', submission_draft: 'local' } }\n",
  'src/capabilities/reporting/tables.ts':
    "declare module '../../platform/database/tables.ts' { interface Tables { codeMark: { id: string } } }\n",
}

const withQueries = (text: string, path = 'src/capabilities/reporting/queries.ts') =>
  violationsOf('tables', { ...tree, [path]: text })

test('a capability may name its own tables, aliases and temporary names', () => {
  expect(
    withQueries(
      "export const q = (db) => db.with('recent', (db) => db.selectFrom('codeMark as c')).selectFrom('recent')\n",
    ),
  ).toEqual([])
})

test.each([
  "db.selectFrom('submission as s')",
  "db.selectFrom(['codeMark', 'submissionDraft'])",
  "db.selectFrom('codeMark').innerJoin('submission', 'a', 'b')",
  "db.insertInto('submission')",
  "db.updateTable('submission')",
  "db.deleteFrom('submission')",
  'sql`select * from submission s where true`',
  'sql<{ n: number }>`select 1 from code_mark join submission using (id)`.execute(db)',
  "pool.query('select id from submission')",
])('a capability may not name a table of another: %s', (expression) => {
  expect(withQueries(`export const q = (db, sql, pool) => ${expression}\n`)).toEqual([
    expect.stringMatching(
      /^src\/capabilities\/reporting\/queries.ts: names submission\w*, a table of submissions/,
    ),
  ])
})

test('published views are read only in published.ts, which reads nothing else', () => {
  const reading = "export const q = (db) => db.selectFrom('publishedSubmission')\n"
  expect(withQueries(reading)).toEqual([expect.stringContaining('outside published.ts')])
  expect(withQueries(reading, 'src/capabilities/reporting/published.ts')).toEqual([])
  expect(
    withQueries(
      "export const q = (db) => db.selectFrom('codeMark')\n",
      'src/capabilities/reporting/published.ts',
    ),
  ).toEqual([expect.stringContaining('may read only published_* views')])
})

test('platform names no table of a capability; app, tests and words that look like tables are let be', () => {
  const reading = "export const q = (db) => db.selectFrom('submission')\n"
  expect(withQueries(reading, 'src/platform/search.ts')).toHaveLength(1)
  expect(withQueries(reading, 'src/app/export.ts')).toEqual([])
  expect(withQueries(reading, 'src/capabilities/reporting/figures.test.ts')).toEqual([])
  expect(withQueries("export const words = 'from submission to treaty'\n")).toEqual([])
  expect(withQueries('export const q = (sql) => sql`extract(epoch from submission.at)`\n')).toEqual([])
})

test('analysis may read the record in its queries, and write nothing of it', () => {
  const inQueries = 'src/capabilities/analysis/queries/inbox.ts'
  const reading =
    "export const q = (db, sql) => [db.selectFrom('submission'), sql`select 1 from submission`]\n"
  expect(withQueries(reading, inQueries)).toEqual([])
  expect(withQueries(reading, 'src/capabilities/analysis/figures.ts')).not.toEqual([])
  expect(withQueries("export const q = (db) => db.selectFrom('submissionDraft')\n", inQueries)).not.toEqual(
    [],
  )
  for (const write of [
    "db.updateTable('submission')",
    "db.insertInto('submission')",
    'sql`delete from submission`',
  ])
    expect(withQueries(`export const q = (db, sql) => ${write}\n`, inQueries)).not.toEqual([])
})
