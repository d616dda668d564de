import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { sha256 } from '../ids.ts'

export interface MigrationReport {
  readonly applied: readonly string[]
}

/** Any number will do, as long as every process of ours takes the same. */
const migrationLock = 7_421_990

/**
 * Brings the schema up to date: the files of `migrations/` in order, each in one transaction, then the job
 * queue's own. Two servers starting together wait for each other.
 *
 * @throws when a file that was applied has changed since: migrations are never edited once released.
 */
export async function migrate(pool: pg.Pool, folder: string): Promise<MigrationReport> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
    const known = new Map(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows.map(
        (row) => [row.name, row.sha256],
      ),
    )
    const applied: string[] = []
    const files = (await readdir(folder)).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name)).sort()
    for (const name of files) {
      const sql = await readFile(join(folder, name), 'utf8')
      const hash = sha256(sql)
      const before = known.get(name)
      if (before === hash) continue
      if (before !== undefined)
        throw new Error(
          `migration ${name} was applied with other contents; write a new one instead of editing it`,
        )
      await apply(client, name, sql, hash)
      applied.push(name)
    }
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
    await runMigrations({ pgPool: pool })
    return { applied }
  } finally {
    // Closing the connection gives back the lock, whatever happened.
    client.release(true)
  }
}

async function apply(client: pg.PoolClient, name: string, sql: string, hash: string): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed and was taken back`, { cause })
  }
}

/** True when every migration of the folder is applied. */
export async function isMigrated(pool: pg.Pool, folder: string): Promise<boolean> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name))
  const { rows } = await pool.query<{ there: boolean }>(
    "select to_regclass('migration') is not null as there",
  )
  if (!rows[0]?.there) return false
  const { rows: counted } = await pool.query<{ n: number }>('select count(*)::int as n from migration')
  return (counted[0]?.n ?? 0) >= files.length
}
