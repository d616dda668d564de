import { sql } from 'kysely'
import type { JobHandler } from '../../../platform/capability.ts'
import type { Db } from '../../../platform/database/database.ts'
import { FileMissing } from '../../../platform/files/file-store.ts'
import type { House } from '../../../platform/house.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { ReadAttachments } from '../schemas.ts'
import { isHeld } from './hold.ts'
import { keepPictureOfMessage, keepRead, keepReading, keepSignature, keepUnreadable } from './keep-reading.ts'
import { copyReading } from './same-bytes.ts'
import type { AttachmentOrigin } from './tables.ts'

/** A file that takes the whole process down is tried so often, and never again by itself. */
const mostAttempts = 3
/** When a job comes again: after a check that could not be made, or behind another that reads the same submission. */
const againAfterMs = { held: 10 * 60_000, busy: 15_000 } as const

export interface FileToRead {
  readonly submissionId: string
  readonly attachmentId: string
  readonly versionId: string
  readonly name: string
  readonly declaredType: string | null
  readonly sha256: string
  readonly malwareCheckedAt: Date | null
  readonly origin: AttachmentOrigin
}

export type Reader = Pick<House, 'db' | 'files' | 'documents' | 'malware' | 'now'>

/**
 * Reads the files of a submission that are still to be read, one after the other. It may be killed anywhere: what was
 * read is kept with the mark that it was, in one transaction, and a file is never read twice for that.
 */
export const readAttachments: JobHandler = async (payload, house) => {
  const { submissionId } = ReadAttachments.parse(payload)
  const again = await alone(house.db, submissionId, (db) => readAll({ ...house, db }, submissionId))
  if (!again) return
  const runAt = new Date(house.now().getTime() + againAfterMs[again])
  const key = `read-${submissionId}`
  await addJob(house.db, 'submissions.read-attachments', { submissionId }, { runAt, key })
}

async function readAll(house: Reader, submissionId: string): Promise<'held' | undefined> {
  let held = false
  for (const file of await listToRead(house.db, submissionId)) {
    if (!(await begin(house.db, house.now(), file))) continue
    try {
      held = (await readOne(house, file)) === 'held' || held
    } catch (error) {
      // The database or the store is down: that says nothing against the file.
      await giveBack(house.db, file).catch(() => undefined)
      throw error
    }
  }
  return held ? 'held' : undefined
}

/**
 * Two jobs of one submission, of its first version and of a correction, come one after the other: the second takes over
 * what the first read, and no attempt is counted that was not made.
 */
const alone = <Result>(
  db: Db,
  submissionId: string,
  work: (db: Db) => Promise<Result>,
): Promise<Result | 'busy'> =>
  db.connection().execute(async (db) => {
    const lock = sql`hashtextextended(${`read-attachments ${submissionId}`}, 0)`
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${lock}) as held`.execute(db)
    if (!rows[0]?.held) return 'busy'
    try {
      return await work(db)
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(db)
    }
  })

async function readOne(house: Reader, file: FileToRead): Promise<'done' | 'held'> {
  try {
    const held = await isHeld(house, file)
    if (held === 'for-good') return 'done'
    if (held) {
      await giveBack(house.db, file)
      return 'held'
    }
    if (file.origin === 'raw-message') {
      await keepRead(house.db, house.now(), file)
      return 'done'
    }
    if (file.origin === 'message-signature') {
      await keepSignature(house.db, house.now(), file)
      return 'done'
    }
    if (await copyReading(house.db, house.now(), file)) return 'done'
    const { name, declaredType, sha256 } = file
    const reading = await house.files.withLocalFile(sha256, (path) =>
      house.documents.read({ path, name, declaredType: declaredType ?? undefined }),
    )
    const keep = file.origin === 'message-picture' ? keepPictureOfMessage : keepReading
    await keep(house.db, house.now(), file, reading)
    return 'done'
  } catch (error) {
    if (!(error instanceof FileMissing)) throw error
    await keepUnreadable(house.db, house.now(), file, ['not-in-store'])
    return 'done'
  }
}

const listToRead = (db: Db, submissionId: string): Promise<FileToRead[]> =>
  db
    .selectFrom('submissionAttachment as a')
    .innerJoin('submissionAttachmentReading as r', (join) =>
      join.onRef('r.submissionId', '=', 'a.submissionId').onRef('r.attachmentId', '=', 'a.attachmentId'),
    )
    .select([
      'a.submissionId',
      'a.attachmentId',
      'a.versionId',
      'a.name',
      'a.declaredType',
      'a.sha256',
      'r.malwareCheckedAt',
      'a.origin',
    ])
    .where('a.submissionId', '=', submissionId)
    .where('r.state', 'in', ['waiting', 'held'])
    // What was found stays held.
    .where('r.malwareFound', 'is', null)
    .orderBy('a.attachmentId')
    .execute()

/** Counts the attempt before it is made: a process that dies in it cannot. False when there were enough. */
async function begin(db: Db, now: Date, file: FileToRead): Promise<boolean> {
  const row = await reading(db, file)
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .returning('attempts')
    .executeTakeFirst()
  if (!row) return false
  if (row.attempts <= mostAttempts) return true
  await keepUnreadable(db, now, file, ['reader-crashed'])
  return false
}

const giveBack = (db: Db, file: FileToRead) =>
  reading(db, file)
    .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
    .where('attempts', '>', 0)
    .execute()

const reading = (db: Db, { submissionId, attachmentId }: FileToRead) =>
  db
    .updateTable('submissionAttachmentReading')
    .where('submissionId', '=', submissionId)
    .where('attachmentId', '=', attachmentId)
    .where('state', 'in', ['waiting', 'held'])
