import type { Db } from '../../platform/database/database.ts'
import { readVersion, type VersionContent } from './own-submission.ts'
import { listVersions, type VersionLine } from './versions.ts'

/** A submission as staff read it. */
export interface SubmissionReading {
  readonly submission: Awaited<ReturnType<typeof findSubmission>> & object
  readonly versions: readonly VersionLine[]
  /** The version read: the one that counts, or the one asked for. */
  readonly version: VersionLine & { noticeHash: string | null; contentHash: string }
  readonly content: VersionContent
}

export const findSubmission = (db: Db, submissionId: string) =>
  db
    .selectFrom('submission')
    .select([
      'submissionId',
      'consultationId',
      'reference',
      'channel',
      'receivedAt',
      'receivedDayOnly',
      'currentVersionId',
      'kind',
      'name',
      'organisation',
      'onBehalfOf',
      'email',
      'wantsResults',
      'withdrawnAt',
      'withdrawalReason',
      'synthetic',
    ])
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()

/** Reads one version of a submission; the one that counts when no number is given. */
export async function findReading(
  db: Db,
  submissionId: string,
  number?: number,
): Promise<SubmissionReading | undefined> {
  const submission = await findSubmission(db, submissionId)
  if (!submission) return undefined
  const versions = await listVersions(db, submissionId)
  const version = versions.find((each) =>
    number === undefined ? each.versionId === submission.currentVersionId : each.number === number,
  )
  if (!version) return undefined
  return { submission, versions, version, content: await readVersion(db, submissionId, version.versionId) }
}
