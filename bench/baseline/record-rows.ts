import type pg from 'pg'
import { v7 } from 'uuid'

/** The tables a submission is written to, in order, with the column that holds each table's own identifier. */
const tables = [
  ['submission', undefined],
  ['submission_version', 'version_id'],
  ['submission_part', undefined],
  ['submission_text', 'text_id'],
  ['submission_mark', 'mark_id'],
  ['audit', 'audit_id'],
  ['ledger_outbox', 'entry_id'],
] as const

type Row = Record<string, unknown>

/** All rows of one submission, by table. */
export type SubmissionRows = Readonly<Record<string, readonly Row[]>>

/** Reads the rows the product wrote. Leaves that have their place in the log already stand for those that wait. */
export async function readRows(pool: pg.Pool, ids: readonly string[]): Promise<SubmissionRows[]> {
  const bySubmission = new Map<string, Record<string, Row[]>>(ids.map((id) => [id, {}]))
  for (const [table] of tables) {
    const key = table === 'audit' || table === 'ledger_outbox' ? 'subject_id' : 'submission_id'
    const source =
      table === 'ledger_outbox'
        ? `(select subject_id as entry_id, kind, subject_id, version_id, entry, occurred_at from ledger_leaf
            union all select * from ledger_outbox) as entries`
        : table
    const { rows } = await pool.query<Row>(`select * from ${source} where ${key} = any($1::uuid[])`, [ids])
    for (const row of rows) {
      const own = bySubmission.get(String(row[key]))
      if (own) own[table] = [...(own[table] ?? []), row]
    }
  }
  return [...bySubmission.values()]
}

/** The same rows under new identifiers. */
export function cloneRows(rows: SubmissionRows): SubmissionRows {
  const renamed = new Map<unknown, string>()
  const rename = (id: unknown) => {
    if (id === null) return null
    const known = renamed.get(id) ?? v7()
    renamed.set(id, known)
    return known
  }
  const clone = (row: Row, own: string | undefined): Row => {
    const copy = { ...row }
    for (const name of ['submission_id', 'current_version_id', 'version_id', 'text_id', 'subject_id'])
      if (name in copy) copy[name] = rename(copy[name])
    if (own && !['version_id', 'text_id'].includes(own)) copy[own] = v7()
    return copy
  }
  return Object.fromEntries(
    tables.map(([table, own]) => [table, (rows[table] ?? []).map((row) => clone(row, own))]),
  )
}

/** Writes each submission in one transaction, an insert to a table, over N connections. Gives the seconds it took. */
export async function writeRows(
  pool: pg.Pool,
  connections: number,
  all: readonly SubmissionRows[],
): Promise<number> {
  const clients = await Promise.all(Array.from({ length: connections }, () => pool.connect()))
  let next = 0
  const began = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      for (let one = all[next++]; one; one = all[next++]) await writeOne(client, one)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  for (const client of clients) client.release()
  return seconds
}

async function writeOne(client: pg.PoolClient, one: SubmissionRows): Promise<void> {
  await client.query('begin')
  for (const [table] of tables) {
    const rows = one[table] ?? []
    const first = rows[0]
    if (!first) continue
    const columns = Object.keys(first)
    const places = rows.map(
      (_, r) => `(${columns.map((_, c) => `$${r * columns.length + c + 1}`).join(', ')})`,
    )
    await client.query(
      `insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`,
      rows.flatMap((row) => columns.map((column) => written(column, row[column]))),
    )
  }
  await client.query('commit')
}

const json = new Set(['value', 'receipt', 'sender', 'detail'])

const written = (column: string, value: unknown): unknown =>
  json.has(column) && value !== null ? JSON.stringify(value) : value
