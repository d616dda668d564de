import type { Db } from '../../../platform/database/database.ts'
import './tables.ts'

/** Who entered and who checked each version that was entered, newest first. */
export const listEntries = (db: Db, submissionId: string) =>
  db
    .selectFrom('submissionEntry as e')
    .innerJoin('submissionVersion as v', (join) =>
      join.onRef('v.submissionId', '=', 'e.submissionId').onRef('v.versionId', '=', 'e.versionId'),
    )
    .leftJoin('meeting as m', 'm.meetingId', 'e.meetingId')
    .select([
      'e.versionId',
      'v.number',
      'e.enteredBy',
      'e.enteredAt',
      'e.checkedBy',
      'e.checkedAt',
      'm.title as meeting',
      'm.heldOn',
    ])
    .where('e.submissionId', '=', submissionId)
    .orderBy('v.number', 'desc')
    .execute()

/** Entries of a consultation that nobody has compared with what came, oldest first. */
export const listUnchecked = (db: Db, consultationId: string, limit: number) =>
  unchecked(db)
    .where('s.consultationId', '=', consultationId)
    .select([
      's.submissionId',
      's.reference',
      's.channel',
      's.receivedAt',
      's.name',
      'e.enteredBy',
      'e.enteredAt',
    ])
    .orderBy('e.enteredAt')
    .orderBy('s.submissionId')
    .limit(limit)
    .execute()

/** How many there are in each of these consultations that has any. */
export const countingUnchecked = (db: Db, consultationIds: readonly string[]) =>
  unchecked(db)
    .select(['s.consultationId', (eb) => eb.fn.countAll<number>().as('n')])
    .where('s.consultationId', 'in', consultationIds)
    .groupBy('s.consultationId')

const unchecked = (db: Db) =>
  db
    .selectFrom('submission as s')
    .innerJoin('submissionEntry as e', (join) =>
      join.onRef('e.submissionId', '=', 's.submissionId').onRef('e.versionId', '=', 's.currentVersionId'),
    )
    .where('s.withdrawnAt', 'is', null)
    .where('e.checkedAt', 'is', null)

/** Entries begun and not received yet, newest first. */
export const listBegun = (db: Db, consultationId: string, limit: number) =>
  db
    .selectFrom('entryDraft')
    .select(['submissionId', 'content', 'createdBy', 'updatedAt'])
    .where('consultationId', '=', consultationId)
    .where('receivedAt', 'is', null)
    .orderBy('updatedAt', 'desc')
    .limit(limit)
    .execute()
