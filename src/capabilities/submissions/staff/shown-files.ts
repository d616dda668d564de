import type { Db } from '../../../platform/database/database.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { listPages } from '../attachments/page-texts.ts'
import type { AttachmentLine } from '../attachments/queries.ts'
import type { FileShown } from './attachments.view.tsx'

/** Pages of a file that stand with the submission; the rest has a page of its own. */
const pagesShown = 10

/** The files of a version with the beginnings of their texts. */
export async function readShownFiles(
  db: Db,
  submissionId: string,
  files: readonly AttachmentLine[],
): Promise<FileShown[]> {
  const people = files.flatMap(({ settledBy }) => (settledBy ? [settledBy] : []))
  const names = people.length > 0 ? await listStaffNames(db, people) : new Map<string, string>()
  const shown: FileShown[] = []
  for (const file of files) {
    const pages =
      file.state === 'read'
        ? await listPages(db, submissionId, file.attachmentId, { from: 1, limit: pagesShown + 1 })
        : []
    shown.push({
      file,
      pages: pages.slice(0, pagesShown),
      hasMore: pages.length > pagesShown,
      settledBy: file.settledBy ? names.get(file.settledBy) : undefined,
    })
  }
  return shown
}
