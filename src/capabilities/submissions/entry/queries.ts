import { sql } from 'kysely'
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
      'm.notes as meetingNotes',
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
      's.receivedDayOnly',
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
    .where('discardedAt', 'is', null)
    .orderBy('updatedAt', 'desc')
    .limit(limit)
    .execute()

/** Entries that were put away, the last first. */
export const listDiscarded = (db: Db, consultationId: string, limit: number) =>
  db
    .selectFrom('entryDraft')
    .select(['submissionId', 'content', 'discardedBy', 'discardedAt', 'discardedBecause'])
    .where('consultationId', '=', consultationId)
    .where('discardedAt', 'is not', null)
    .orderBy('discardedAt', 'desc')
    .limit(limit)
    .execute()

/**
 * The oldest entry of a consultation that this person may compare: one that somebody else entered.
 *
 * @param after the one they have just had before them: it is stepped over, with those before it
 */
export async function findNextToCheck(
  db: Db,
  consultationId: string,
  staffId: string,
  after?: string,
): Promise<string | undefined> {
  const before = after
    ? await db
        .selectFrom('submissionEntry as e')
        .innerJoin('submissionVersion as v', (join) =>
          join.onRef('v.submissionId', '=', 'e.submissionId').onRef('v.versionId', '=', 'e.versionId'),
        )
        .select('e.enteredAt')
        .where('e.submissionId', '=', after)
        // A slip that was mended a moment ago made it newer, and what waited before is not passed over for that.
        .orderBy('v.number')
        .executeTakeFirst()
    : undefined
  const next = await unchecked(db)
    .select('s.submissionId')
    .where('s.consultationId', '=', consultationId)
    .where('e.enteredBy', '!=', staffId)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(e.entered_at, s.submission_id) > (${before?.enteredAt}, ${after}::uuid)`),
    )
    .orderBy('e.enteredAt')
    .orderBy('s.submissionId')
    .limit(1)
    .executeTakeFirst()
  return next?.submissionId
}
