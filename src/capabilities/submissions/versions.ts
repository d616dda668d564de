import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { Sender } from './submissions.ts'

export interface VersionLine {
  readonly versionId: string
  readonly number: number
  readonly receivedAt: Date
  /** Of the first one the hour may not be known. */
  readonly receivedDayOnly: boolean
  readonly editionId: string
  /** Who sent this version; a correction may name another. */
  readonly sender: Sender
}

/** The versions of a submission, newest first. */
export const listVersions = (db: Db, submissionId: string) =>
  db
    .selectFrom('submissionVersion')
    .select(['versionId', 'number', 'receivedAt', 'editionId', 'noticeHash', 'sender', 'contentHash'])
    .select(
      sql<boolean>`number = 1 and (select received_day_only from submission s
        where s.submission_id = submission_version.submission_id)`.as('receivedDayOnly'),
    )
    .where('submissionId', '=', submissionId)
    .orderBy('number', 'desc')
    .execute()

/**
 * The number the next version of a submission will have: 1 when nothing was received yet. Holds the submission, so that no
 * withdrawal comes between this and the version.
 */
export async function nextVersionNumber(db: Db, submissionId: string): Promise<number | 'withdrawn'> {
  const row = await db
    .selectFrom('submission as s')
    .innerJoin('submissionVersion as v', (join) =>
      join.onRef('v.submissionId', '=', 's.submissionId').onRef('v.versionId', '=', 's.currentVersionId'),
    )
    .select(['v.number', 's.withdrawnAt'])
    .where('s.submissionId', '=', submissionId)
    .forUpdate('s')
    .executeTakeFirst()
  if (!row) return 1
  return row.withdrawnAt ? 'withdrawn' : row.number + 1
}
