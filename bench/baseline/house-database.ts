import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { RunningHouse } from '../../e2e/house.ts'
import type { Role } from '../../src/platform/access.ts'
import { startEmbedded } from '../../src/platform/database/embedded/index.ts'

/** The running house's database, past all its rules. Close it before the house stops. */
async function joinDatabase(house: RunningHouse) {
  return startEmbedded({
    dataDir: house.dataDir,
    log: { info: () => undefined, warn: console.warn, error: console.error },
    sharing: 'join',
    application: 'travaux bench',
  })
}

/** One connection to it. */
export async function connectTo(house: RunningHouse): Promise<{ client: pg.Client; close(): Promise<void> }> {
  const embedded = await joinDatabase(house)
  const client = new pg.Client({ ...embedded.connection, application_name: 'travaux bench' })
  await client.connect()
  return {
    client,
    close: async () => {
      await client.end()
      await embedded.stop()
    },
  }
}

/** As many connections to it as are wanted at once, at most `max`. */
export async function openPool(
  house: RunningHouse,
  max: number,
): Promise<{ pool: pg.Pool; close(): Promise<void> }> {
  const embedded = await joinDatabase(house)
  const pool = new pg.Pool({ ...embedded.connection, application_name: 'travaux bench', max })
  return {
    pool,
    close: async () => {
      await pool.end()
      await embedded.stop()
    },
  }
}

/** Makes a member of staff with these roles who is signed in, and gives the value of the `cookie` header. */
export async function signInDirectly(client: pg.Client, roles: readonly Role[]): Promise<string> {
  const staffId = randomUUID()
  const secret = randomBytes(32).toString('base64url')
  await client.query('insert into staff (staff_id, email, name, created_at) values ($1, $2, $3, now())', [
    staffId,
    `${staffId}@agency.example`,
    'Bench Person',
  ])
  await client.query('insert into staff_role (staff_id, role) select $1, unnest($2::text[])', [
    staffId,
    roles,
  ])
  await client.query(
    `insert into staff_session (session_hash, staff_id, form_secret, created_at, last_seen_at, expires_at, second_factor_at)
     values ($1, $2, $3, now(), now(), now() + interval '1 hour', now())`,
    [createHash('sha256').update(secret).digest('hex'), staffId, randomBytes(16).toString('base64url')],
  )
  return `travaux_staff=${secret}`
}

/** Everything that belongs to a submission and is copied with it, parents first. */
const tables = [
  'submission',
  'submission_version',
  'submission_part',
  'submission_text',
  'analysis_document',
  'analysis_reading',
]

/**
 * Copies the submissions of one consultation until it has at least so many answers, and gives how many it then has.
 * Copies, because lengths and kinds of real-looking answers are what weighs; through SQL, because receiving is
 * measured elsewhere.
 */
export async function multiplySubmissions(
  client: pg.Client,
  consultationId: string,
  answers: number,
): Promise<number> {
  const here = await countAnswers(client, consultationId)
  if (here === 0) throw new Error('there is no submission to copy')
  await client.query('begin')
  await client.query(
    `create temporary table copied on commit drop as
     select s.submission_id as from_submission, v.version_id as from_version,
       gen_random_uuid() as submission_id, gen_random_uuid() as version_id
     from submission s join submission_version v using (submission_id), generate_series(1, $2::int)
     where s.consultation_id = $1 and v.version_id = s.current_version_id`,
    [consultationId, Math.max(0, Math.ceil(answers / here) - 1)],
  )
  for (const table of tables) await copyRows(client, table)
  await client.query('commit')
  await client.query('analyze')
  return countAnswers(client, consultationId)
}

export async function countAnswers(client: pg.Client, consultationId: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(
    `select count(*) as n from submission s join submission_part p
     on p.submission_id = s.submission_id and p.version_id = s.current_version_id where s.consultation_id = $1`,
    [consultationId],
  )
  return Number(rows[0]?.n)
}

/** Copies the rows of the copied submissions, whatever columns the table has by now. */
async function copyRows(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  const names = rows.map(({ name }) => name)
  const from: Readonly<Record<string, string>> = {
    submission_id: 'c.submission_id',
    version_id: 'c.version_id',
    current_version_id: 'c.version_id',
    text_id: 'gen_random_uuid()',
  }
  const version = names.includes('version_id') ? 'and c.from_version = t.version_id' : ''
  await client.query(
    `insert into ${table} (${names.join(', ')})
     select ${names.map((name) => from[name] ?? `t.${name}`).join(', ')}
     from ${table} t join copied c on c.from_submission = t.submission_id ${version}`,
  )
}

/** Waits until the worker has sorted in what the reference case brought, so that copies are whole. */
export async function untilSortedIn(client: pg.Client, consultationId: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { rows } = await client.query<{ waiting: string }>(
      `select count(*) as waiting from submission s left join analysis_document d
       on d.submission_id = s.submission_id and d.version_id = s.current_version_id
       where s.consultation_id = $1 and d.submission_id is null`,
      [consultationId],
    )
    if (Number(rows[0]?.waiting) === 0) return
    await pause(100)
  }
  throw new Error('the worker did not sort the submissions in within a minute')
}
