import type { Db } from '../../../platform/database/database.ts'
import './tables.ts'

/** The words of one page of a file. */
export type PageText = Awaited<ReturnType<typeof listPages>>[number]

/** Pages of a file from a number on, in order. */
export const listPages = (
  db: Db,
  submissionId: string,
  attachmentId: string,
  { from, limit }: { readonly from: number; readonly limit: number },
) =>
  db
    .selectFrom('submissionPart as p')
    .innerJoin('submissionText as t', (join) =>
      join
        .onRef('t.submissionId', '=', 'p.submissionId')
        .onRef('t.versionId', '=', 'p.versionId')
        .onRef('t.partNo', '=', 'p.partNo'),
    )
    .select(['p.page', 't.textId', 't.body', 't.method', 't.language'])
    .where('p.submissionId', '=', submissionId)
    .where('p.attachmentId', '=', attachmentId)
    .where('p.page', '>=', from)
    .orderBy('p.page')
    .limit(limit)
    .execute()
