import type { Db } from '../../platform/database/database.ts'
import type { ArrivingFile } from './attachments/attachment.ts'

/** The files of a version, as the next one takes them over. */
export async function listVersionFiles(
  db: Db,
  submissionId: string,
  versionId: string,
): Promise<ArrivingFile[]> {
  const rows = await db
    .selectFrom('submissionAttachment')
    .select(['name', 'declaredType', 'sha256', 'bytes', 'origin', 'questionId'])
    .where('submissionId', '=', submissionId)
    .where('versionId', '=', versionId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    ...row,
    declaredType: row.declaredType ?? undefined,
    questionId: row.questionId ?? undefined,
  }))
}
