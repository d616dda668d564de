import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import './tables.ts'

/** A file that came with a version, and how far its reading is. */
export type AttachmentLine = Awaited<ReturnType<typeof listAttachments>>[number]

const columns = [
  'a.attachmentId',
  'a.versionId',
  'a.number',
  'a.name',
  'a.declaredType',
  'a.sha256',
  'a.bytes',
  'a.origin',
  'r.state',
  'r.reasons',
  'r.detectedType',
  'r.pageCount',
  'r.method',
  'r.malwareCheckedAt',
  'r.malwareFound',
  'r.attempts',
  'r.readAt',
  'r.settledBy',
  'r.settledAt',
  'r.settledNote',
] as const

const attachments = (db: Db) =>
  db
    .selectFrom('submissionAttachment as a')
    .innerJoin('submissionAttachmentReading as r', (join) =>
      join.onRef('r.submissionId', '=', 'a.submissionId').onRef('r.attachmentId', '=', 'a.attachmentId'),
    )
    .select(columns)

/** The files of one version, in their order. */
export const listAttachments = (db: Db, submissionId: string, versionId: string) =>
  attachments(db)
    .where('a.submissionId', '=', submissionId)
    .where('a.versionId', '=', versionId)
    .orderBy('a.number')
    .execute()

/** One file of a submission, of whichever version. */
export const findAttachment = (db: Db, submissionId: string, attachmentId: string) =>
  attachments(db)
    .where('a.submissionId', '=', submissionId)
    .where('a.attachmentId', '=', attachmentId)
    .executeTakeFirst()

/** A file as lists and exports name it. */
export interface NamedFile {
  readonly versionId: string
  readonly attachmentId: string
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** The files of many versions at once, in their order. The message from which others were taken is no file of its sender's. */
export const listFilesOf = (
  db: Db,
  versions: readonly { readonly submissionId: string; readonly versionId: string }[],
): Promise<NamedFile[]> =>
  db
    .selectFrom('submissionAttachment')
    .select(['versionId', 'attachmentId', 'name', 'bytes', 'sha256'])
    .where('submissionId', '=', anyOf(versions.map(({ submissionId }) => submissionId)))
    .where('versionId', '=', anyOf(versions.map(({ versionId }) => versionId)))
    .where('origin', '!=', 'raw-message')
    .orderBy('submissionId')
    .orderBy('number')
    .execute()

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`
