import type { Db } from '../../../platform/database/database.ts'
import { keepOutcome } from './keep-reading.ts'
import type { PageToKeep } from './pages.ts'
import type { FileToRead } from './read-attachments.ts'

/**
 * Takes over what was read of the same bytes in the same submission: a correction comes with the files of the version
 * before it, and the same file may have been sent twice.
 *
 * @returns false when there is nothing to take over
 */
export async function copyReading(db: Db, now: Date, file: FileToRead): Promise<boolean> {
  const { submissionId } = file
  const other = await db
    .selectFrom('submissionAttachment as a')
    .innerJoin('submissionAttachmentReading as r', (join) =>
      join.onRef('r.submissionId', '=', 'a.submissionId').onRef('r.attachmentId', '=', 'a.attachmentId'),
    )
    .select(['a.attachmentId', 'r.reasons', 'r.detectedType', 'r.pageCount', 'r.method'])
    .where('a.submissionId', '=', submissionId)
    .where('a.sha256', '=', file.sha256)
    .where('a.attachmentId', '!=', file.attachmentId)
    .where('r.state', '=', 'read')
    .orderBy('a.attachmentId', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!other) return false
  const pages = await db
    .selectFrom('submissionPart as p')
    .innerJoin('submissionText as t', (join) =>
      join
        .onRef('t.submissionId', '=', 'p.submissionId')
        .onRef('t.versionId', '=', 'p.versionId')
        .onRef('t.partNo', '=', 'p.partNo'),
    )
    .leftJoin('submissionTextLayout as l', (join) =>
      join.onRef('l.submissionId', '=', 't.submissionId').onRef('l.textId', '=', 't.textId'),
    )
    .select(['p.page', 't.body', 't.method', 't.language', 'l.width', 'l.height', 'l.lines'])
    .where('p.submissionId', '=', submissionId)
    .where('p.attachmentId', '=', other.attachmentId)
    .orderBy('p.partNo')
    .execute()
  await keepOutcome(db, now, file, {
    state: 'read',
    reasons: other.reasons,
    detectedType: other.detectedType,
    pageCount: other.pageCount,
    method: other.method,
    pages: pages.map(
      ({ page, body, method, language, width, height, lines }): PageToKeep => ({
        page: page ?? 1,
        text: body,
        method: method === 'typed' ? 'entered-by-staff' : method,
        language,
        layout: lines && width !== null && height !== null ? { width, height, lines } : undefined,
      }),
    ),
  })
  return true
}
