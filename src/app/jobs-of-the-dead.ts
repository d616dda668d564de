import { sql } from 'kysely'
import type { Tick } from '../platform/capability.ts'
import type { Locks } from './locks.ts'

/** A worker whose connection broke holds its locks again long before. */
const restMs = 30_000

/**
 * Frees jobs that were being done when their worker was killed. The queue's library waits four hours before it gives such a
 * job to another; by their locks we know at once who still lives. A job may then run twice, which all of ours bear.
 */
export const freeJobsOfTheDead = (locks: Pick<Locks, 'isKept'>): Tick => ({
  name: 'app.free-jobs-of-the-dead',
  everyMs: 10_000,
  async run(house) {
    const { rows } = await sql<{ worker: string }>`
      select distinct locked_by as worker from graphile_worker._private_jobs
      where locked_by is not null and locked_at < now() - make_interval(secs => ${restMs / 1000})`.execute(
      house.db,
    )
    const dead: string[] = []
    for (const { worker } of rows) if (!(await locks.isKept(worker))) dead.push(worker)
    if (dead.length === 0) return
    await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(house.db)
    house.log.warn({ workers: dead.length }, 'jobs of workers that are gone were freed')
  },
})
