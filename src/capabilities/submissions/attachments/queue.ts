import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import './tables.ts'
import { reasonsOfMissing } from './waits.ts'

/** A file that waits for a person: it could not be read, or only in part, or is held. */
export type WaitingFile = Awaited<ReturnType<typeof listWaiting>>[number]

export interface QueuePlace {
  readonly submissionId: string
  readonly attachmentId: string
}

/** Of the versions that count, of submissions that were not withdrawn. */
const waiting = (db: Db) =>
  db
    .selectFrom('submissionAttachmentReading as r')
    .innerJoin('submissionAttachment as a', (join) =>
      join.onRef('a.submissionId', '=', 'r.submissionId').onRef('a.attachmentId', '=', 'r.attachmentId'),
    )
    .innerJoin('submission as s', (join) =>
      join.onRef('s.submissionId', '=', 'a.submissionId').onRef('s.currentVersionId', '=', 'a.versionId'),
    )
    .where((eb) =>
      eb.or([
        eb('r.state', 'in', ['held', 'unreadable']),
        // As in the index of such files.
        sql<boolean>`r.state = 'read' and r.reasons ? 'partly' and r.reasons ?| ${reasonsOfMissing}::text[]`,
      ]),
    )
    .where('r.settledAt', 'is', null)
    .where('s.withdrawnAt', 'is', null)

/** The oldest first, a page at a time. */
export const listWaiting = (
  db: Db,
  consultationId: string | undefined,
  page: { readonly after?: QueuePlace | undefined; readonly limit: number },
) =>
  waiting(db)
    .select([
      'a.submissionId',
      'a.attachmentId',
      'a.name',
      'a.bytes',
      'r.state',
      'r.reasons',
      'r.detectedType',
      'r.malwareFound',
      's.reference',
      's.consultationId',
      's.receivedAt',
    ])
    .$if(consultationId !== undefined, (query) =>
      query.where('s.consultationId', '=', consultationId as string),
    )
    .$if(page.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(r.submission_id, r.attachment_id) > (${page.after?.submissionId}::uuid, ${page.after?.attachmentId}::uuid)`,
      ),
    )
    .orderBy('r.submissionId')
    .orderBy('r.attachmentId')
    .limit(page.limit)
    .execute()

/** How many wait in each of these consultations that has any. */
export const countingWaiting = (db: Db, consultationIds: readonly string[]) =>
  waiting(db)
    .select(['s.consultationId', (eb) => eb.fn.countAll<number>().as('n')])
    .where('s.consultationId', 'in', consultationIds)
    .groupBy('s.consultationId')
