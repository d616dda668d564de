import { sql } from 'kysely'
import type { Db } from '../database/database.ts'

/** The one job that carries every announcement; `src/app` hands it to those who listen. */
export const announcementTask = 'announcement'

export interface JobOptions {
  /** Not before this moment. */
  readonly runAt?: Date
  /** A job with the same key that has not started is replaced, not doubled. */
  readonly key?: string
}

/** With the waits between them, about three days. */
const mostAttempts = 25

/** Queues a job in the same transaction as the deed: no deed without its job, no job without its deed. */
export async function addJob(
  db: Db,
  task: string,
  payload: unknown,
  options: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${task}::text,
    payload := ${JSON.stringify(payload)}::json,
    run_at := ${options.runAt ?? null}::timestamptz,
    max_attempts := ${mostAttempts}::int,
    job_key := ${options.key ?? null}::text
  )`.execute(db)
}

/**
 * Says that something happened. Capabilities further down the list may listen; the one that announces never
 * learns who does.
 */
export const announce = (db: Db, name: string, payload: unknown): Promise<void> =>
  addJob(db, announcementTask, { name, payload })
