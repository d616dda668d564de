import { Logger, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type { Tick } from '../platform/capability.ts'
import type { House } from '../platform/house.ts'
import { describeError } from '../platform/log.ts'

const dayMs = 86_400_000

/** Stands in for what a job threw: the queue writes the message down, in its table and to its logger. */
class JobFailure extends Error {
  constructor(cause: unknown) {
    const { type, code } = describeError(cause)
    super(code ? `${type} ${code}` : type, { cause })
    this.name = 'JobFailure'
  }
}

/** The same jobs, whose failures name the kind and code of the error and none of its words. */
export function withoutWords(tasks: TaskList): TaskList {
  const guarded: TaskList = {}
  for (const [name, task] of Object.entries(tasks))
    guarded[name] = async (payload, helpers) => {
      try {
        return await task?.(payload, helpers)
      } catch (error) {
        throw new JobFailure(error)
      }
    }
  return guarded
}

/** The queue's own messages can quote payloads and errors, which hold personal data: never one of them is passed on. */
export function queueLogger(house: House): Logger {
  return new Logger((_scope) => (level, _message, meta) => {
    if (level !== 'error') return
    const error = meta?.error
    const err = error instanceof JobFailure ? error.cause : error
    const job = meta?.job as QueuedJob | undefined
    if (job)
      house.log.error(
        { job: job.id, task: job.task_identifier, attempt: job.attempts, of: job.max_attempts, err },
        'job failed',
      )
    else house.log.error({ err }, 'the job queue has trouble')
  })
}

interface QueuedJob {
  readonly id: string
  readonly task_identifier: string
  readonly attempts: number
  readonly max_attempts: number
}

/**
 * Takes away jobs that failed at their last attempt, a day after it. What they carry (a private key, an address) must
 * not stay with us for ever because a mail server would not have it.
 */
export const removeFailedJobs: Tick = {
  name: 'app.remove-failed-jobs',
  everyMs: 3_600_000,
  async run(house) {
    const before = new Date(house.now().getTime() - dayMs)
    const { rows } = await sql<{ task: string }>`
      delete from graphile_worker._private_jobs as job
      using graphile_worker._private_tasks as task
      where task.id = job.task_id
        and job.attempts >= job.max_attempts and job.locked_at is null and job.run_at < ${before}
      returning task.identifier as task`.execute(house.db)
    for (const { task } of rows) house.log.error({ task }, 'a job that failed at every attempt was removed')
  },
}
