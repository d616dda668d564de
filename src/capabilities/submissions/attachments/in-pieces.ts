import { Readable } from 'node:stream'
import type { Db } from '../../../platform/database/database.ts'
import { cleanFileName } from '../../../platform/files/file-name.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import { newId } from '../../../platform/ids.ts'
import type { DraftFile } from '../submissions.ts'
import type { ArrivingFile } from './attachment.ts'
import { type FileRefusal, type FormLimits, isNamed, roomIn } from './form-files.ts'
import './tables.ts'

/** A file that a script sends in pieces, so that a line that breaks costs a piece and not the file. */
export interface Upload {
  readonly submissionId: string
  readonly uploadId: string
  readonly name: string
  readonly declaredType: string | null
  readonly bytes: number
  readonly received: number
}

/** A piece is at most so large: it is held in memory, and what a broken line costs. */
export const largestPiece = 1024 * 1024

/** One on which nothing happens for so long gives way to others of its form. */
const idleAfterMs = 15 * 60_000

/** An upload on which nothing happens for so long is forgotten. */
const forgottenAfterMs = 2 * 24 * 60 * 60_000

export interface FileAnnounced {
  readonly name: string
  readonly declaredType: string
  readonly bytes: number
  readonly modified: number
}

/**
 * Begins to take a file in pieces, or goes on with it: the same file, by name, size and date, of the same form.
 *
 * @param files those the form has; with those on their way they fill it
 */
export function beginUpload(
  db: Db,
  now: Date,
  submissionId: string,
  files: readonly DraftFile[],
  limits: FormLimits,
  announced: FileAnnounced,
): Promise<{ ok: true; upload: Upload } | { ok: false; name: string; reason: FileRefusal }> {
  const { declaredType, bytes, modified } = announced
  const name = cleanFileName(announced.name)
  return db.transaction().execute(async (db) => {
    // Two windows that begin at once come one after the other: together they may fill the form.
    await db
      .selectFrom('submissionDraft')
      .select('submissionId')
      .where('submissionId', '=', submissionId)
      .forUpdate()
      .execute()
    const others = await ofForm(db, submissionId).execute()
    const known = others.find(
      (each) => each.name === name && each.bytes === bytes && each.modified === modified,
    )
    if (known) return { ok: true, upload: known }
    if (bytes === 0) return { ok: false, name, reason: 'empty' }
    // Another that was left lying must not keep this one out: nobody sees it any more, nor could stop it.
    let room = roomIn([...files, ...others], limits)
    const idle = others.filter(({ touchedAt }) => now.getTime() - touchedAt.getTime() > idleAfterMs)
    if (idle.length > 0 && ('refusal' in room || room.bytes < bytes)) {
      for (const each of idle) await endUpload(db, submissionId, each.uploadId)
      const active = others.filter((each) => !idle.includes(each))
      room = roomIn([...files, ...active], limits)
    }
    // One of the same name and length may be the same file, sent anew: whether it is, is known when all of it came.
    const mayBeThere = files.some((each) => each.bytes === bytes && isNamed(each, name))
    if ('refusal' in room && !mayBeThere) return { ok: false, name, reason: room.refusal }
    if (!('refusal' in room) && bytes > room.bytes && !mayBeThere)
      return { ok: false, name, reason: bytes > limits.fileBytes ? 'too-large' : 'too-large-together' }
    const upload = { submissionId, uploadId: newId(), name, declaredType, bytes, received: 0 }
    await db
      .insertInto('submissionUpload')
      .values({ ...upload, modified, touchedAt: now })
      .execute()
    return { ok: true, upload }
  })
}

/** Takes the next piece. @returns how much is there; also when the piece was not the next one */
export function addPiece(
  db: Db,
  now: Date,
  { submissionId, uploadId }: Pick<Upload, 'submissionId' | 'uploadId'>,
  start: number,
  content: Buffer,
): Promise<{ ok: boolean; upload: Upload } | undefined> {
  return db.transaction().execute(async (db) => {
    const upload = await ofForm(db, submissionId)
      .where('uploadId', '=', uploadId)
      .forUpdate()
      .executeTakeFirst()
    if (!upload) return undefined
    const received = start + content.length
    if (start !== upload.received || received > upload.bytes) return { ok: false, upload }
    if (content.length === 0) return { ok: true, upload }
    await db.insertInto('submissionUploadPiece').values({ submissionId, uploadId, start, content }).execute()
    await db
      .updateTable('submissionUpload')
      .set({ received, touchedAt: now })
      .where('submissionId', '=', submissionId)
      .where('uploadId', '=', uploadId)
      .execute()
    return { ok: true, upload: { ...upload, received } }
  })
}

/** Puts the pieces of a whole upload together in the file store. They stay until `endUpload`. */
export async function storeUpload(db: Db, store: FileStore, upload: Upload): Promise<ArrivingFile> {
  const put = await store.put(Readable.from(pieces(db, upload)), upload.bytes)
  if (!put.ok || put.bytes !== upload.bytes) throw new Error('the pieces of an upload are not the whole')
  const { name, declaredType } = upload
  return {
    name,
    declaredType: declaredType ?? undefined,
    sha256: put.sha256,
    bytes: put.bytes,
    origin: 'upload',
  }
}

async function* pieces(db: Db, { submissionId, uploadId }: Upload): AsyncGenerator<Buffer> {
  let after = -1
  for (;;) {
    const piece = await db
      .selectFrom('submissionUploadPiece')
      .select(['start', 'content'])
      .where('submissionId', '=', submissionId)
      .where('uploadId', '=', uploadId)
      .where('start', '>', after)
      .orderBy('start')
      .limit(1)
      .executeTakeFirst()
    if (!piece) return
    yield piece.content
    after = piece.start
  }
}

export const findUpload = (db: Db, submissionId: string, uploadId: string): Promise<Upload | undefined> =>
  ofForm(db, submissionId).where('uploadId', '=', uploadId).executeTakeFirst()

/** The file is with the form, or the person stopped it. */
export async function endUpload(db: Db, submissionId: string, uploadId: string): Promise<void> {
  await db
    .deleteFrom('submissionUpload')
    .where('submissionId', '=', submissionId)
    .where('uploadId', '=', uploadId)
    .execute()
}

export async function forgetUploads(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('submissionUpload')
    .where('touchedAt', '<', new Date(now.getTime() - forgottenAfterMs))
    .execute()
}

const ofForm = (db: Db, submissionId: string) =>
  db
    .selectFrom('submissionUpload')
    .select([
      'submissionId',
      'uploadId',
      'name',
      'declaredType',
      'bytes',
      'modified',
      'received',
      'touchedAt',
    ])
    .where('submissionId', '=', submissionId)
