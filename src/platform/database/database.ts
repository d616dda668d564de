import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/** A handle on the database: the pool, or the transaction that shadows it. */
export type Db = Kysely<Tables>

export interface ConnectionSettings {
  /** A connection string, or the parts of one (an embedded server is reached by its socket folder as host). */
  readonly connectionString?: string
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly database?: string
  readonly max?: number
  /** A role to take on for the whole connection: the public side runs as `travaux_public`. */
  readonly role?: string
}

const { types } = pg
// Civil dates stay text: a JS Date would move them by the server's own zone.
types.setTypeParser(types.builtins.DATE, (value) => value)
types.setTypeParser(types.builtins.TIMESTAMP, (value) => value)
// Counts and log indexes stay far below 2^53.
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.NUMERIC, Number)

export function openPool(settings: ConnectionSettings): pg.Pool {
  const { role, ...rest } = settings
  const pool = new pg.Pool({
    max: 10,
    application_name: role ?? 'travaux',
    ...rest,
    ...(role ? { options: `-c role=${role}` } : {}),
  })
  // An idle connection dropped by the server is replaced at the next query; without a listener Node would exit.
  pool.on('error', () => undefined)
  // One that is lost while in use fails its query; the event beside that would end the process as well.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Tables are snake_case in SQL and camelCase in code; nested JSON keeps the keys it was given. */
export function openDatabase(pool: pg.Pool): Db {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
