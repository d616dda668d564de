import { sql } from 'kysely'
import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { findLabel } from './queries/labels.ts'
import './tables.ts'

export type LabelPut = { ok: true; changed: number } | { ok: false; reason: 'unknown-label' }

/** Puts a label on submissions; on those that have it already nothing changes. */
export async function putLabel(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  submissionIds: readonly string[],
  labelId: string,
): Promise<LabelPut> {
  return db.transaction().execute(async (db): Promise<LabelPut> => {
    const label = await findLabel(db, consultationId, labelId)
    if (!label || label.retiredAt) return { ok: false, reason: 'unknown-label' }
    if (submissionIds.length === 0) return { ok: true, changed: 0 }
    const labelled = await db
      .insertInto('analysisLabelling')
      .columns(['submissionId', 'labelId', 'receivedAt', 'addedBy', 'addedAt'])
      .expression((eb) =>
        eb
          .selectFrom('analysisReading')
          .select([
            'submissionId',
            sql<string>`${labelId}::uuid`.as('labelId'),
            'receivedAt',
            sql<string>`${actor.id}::uuid`.as('addedBy'),
            sql<Date>`${now}::timestamptz`.as('addedAt'),
          ])
          .where('submissionId', 'in', submissionIds)
          .where('consultationId', '=', consultationId),
      )
      .onConflict((conflict) => conflict.columns(['submissionId', 'labelId']).doNothing())
      .returning('submissionId')
      .execute()
    for (const { submissionId } of labelled)
      await record(db, {
        at: now,
        actor,
        action: 'submission.labelled',
        subjectKind: 'submission',
        subjectId: submissionId,
        detail: { labelId },
      })
    return { ok: true, changed: labelled.length }
  })
}
