import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Signal, SignalKind } from './signals.ts'
import './tables.ts'

/** Signals as rows of a submission that is being written. */
export const insertingSignals = (db: Db, submissionId: string, signals: readonly Signal[], at: Date) =>
  db
    .insertInto('submissionSignal')
    .values(signals.map(({ kind, detail }) => ({ submissionId, kind, detail: JSON.stringify(detail), at })))
    // A correction says again what the first sending said.
    .onConflict((conflict) => conflict.columns(['submissionId', 'kind']).doNothing())

/** Signals of one submission, cleared ones included. */
export const listSignals = (db: Db, submissionId: string) =>
  db
    .selectFrom('submissionSignal')
    .selectAll()
    .where('submissionId', '=', submissionId)
    .orderBy('kind')
    .execute()

export interface ToCheck {
  readonly submissionId: string
  readonly reference: string
  readonly receivedAt: Date
  readonly name: string | null
  readonly beginning: string | null
  readonly kinds: readonly SignalKind[]
}

/** Counted submissions of a consultation with signals that nobody has looked at, oldest first. */
export async function listToCheck(db: Db, consultationId: string, limit: number): Promise<ToCheck[]> {
  const { rows } = await sql<ToCheck>`
    select s.submission_id as "submissionId", s.reference, s.received_at as "receivedAt", s.name,
      (select left(t.body, 300) from submission_text t
       where t.submission_id = s.submission_id and t.version_id = s.current_version_id
       order by t.part_no limit 1) as beginning,
      array_agg(g.kind order by g.kind) as kinds
    from submission s join submission_signal g on g.submission_id = s.submission_id
    where s.consultation_id = ${consultationId} and g.cleared_at is null
      and s.withdrawn_at is null and s.excluded_as is null
    group by s.submission_id
    order by s.received_at, s.submission_id limit ${limit}`.execute(db.withoutPlugins())
  return rows
}

/** Beyond it nobody needs the exact figure, for which all would have to be looked through. */
export const mostToCount = 1_000

/** How many there are to look at; `mostToCount` + 1 when there are more than that. */
export const countingToCheck = (db: Db, consultationId: string) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('submission as s')
        .select('s.consultationId')
        .where('s.consultationId', '=', consultationId)
        .where('s.withdrawnAt', 'is', null)
        .where('s.excludedAs', 'is', null)
        .where((each) =>
          each.exists(
            each
              .selectFrom('submissionSignal as g')
              .select('g.kind')
              .whereRef('g.submissionId', '=', 's.submissionId')
              .where('g.clearedAt', 'is', null),
          ),
        )
        .limit(sql.lit(mostToCount + 1))
        .as('found'),
    )
    .select(['found.consultationId', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy('found.consultationId')
