import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { tellLanguage } from '../../../platform/documents/language.ts'
import { addJob, announce } from '../../../platform/jobs/jobs.ts'
import { toNfc } from '../../../platform/nfc.ts'
import { record } from '../../ledger/index.ts'
import { insertPages } from './pages.ts'
import './tables.ts'

export interface FileKey {
  readonly submissionId: string
  readonly attachmentId: string
}

export type Settled =
  | { readonly ok: true }
  /** `done`: a colleague was first, or it is not waiting for a person. */
  | { readonly ok: false; readonly reason: 'unknown' | 'done' }

type WaitingRow = { readonly versionId: string; readonly state: string }

/** Notes why a file needs nothing more, such as that it holds a picture without words. */
export const settleFile = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  file: FileKey,
  note: string,
): Promise<Settled> =>
  atWaiting(db, file, ['unreadable', 'held'], async (db) => {
    await reading(db, file).set({ settledBy: actor.id, settledAt: now, settledNote: note }).execute()
    await recorded(db, now, actor, file, 'submission.file-settled')
  })

/** Takes in what a person typed from a file that the machine could not read. */
export const typeInFile = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  file: FileKey,
  words: string,
): Promise<Settled> =>
  atWaiting(db, file, ['unreadable'], async (db, { versionId }) => {
    const text = toNfc(words)
    const language = tellLanguage(text)
    await insertPages(db, now, { ...file, versionId }, [
      { page: 1, text, method: 'entered-by-staff', language: language === 'unknown' ? null : language },
    ])
    await reading(db, file)
      .set({
        state: 'read',
        method: 'entered-by-staff',
        readAt: now,
        settledBy: actor.id,
        settledAt: now,
        settledNote: null,
      })
      .execute()
    await announce(db, 'submission.words-added', { submissionId: file.submissionId, versionId })
    await recorded(db, now, actor, file, 'submission.file-typed')
  })

/** Has the machine try once more: with a newer reader, or after the file store is whole again. */
export const readFileAgain = (db: Db, now: Date, actor: Pick<Actor, 'id'>, file: FileKey): Promise<Settled> =>
  atWaiting(db, file, ['unreadable'], async (db) => {
    await reading(db, file).set({ state: 'waiting', reasons: '[]', attempts: 0 }).execute()
    await addJob(db, 'submissions.read-attachments', { submissionId: file.submissionId })
    await recorded(db, now, actor, file, 'submission.file-sent-again')
  })

const atWaiting = (
  db: Db,
  file: FileKey,
  states: readonly string[],
  deed: (db: Db, row: WaitingRow) => Promise<void>,
): Promise<Settled> =>
  db.transaction().execute(async (db): Promise<Settled> => {
    const row = await db
      .selectFrom('submissionAttachmentReading as r')
      .innerJoin('submissionAttachment as a', (join) =>
        join.onRef('a.submissionId', '=', 'r.submissionId').onRef('a.attachmentId', '=', 'r.attachmentId'),
      )
      .select(['a.versionId', 'r.state', 'r.settledAt'])
      .where('r.submissionId', '=', file.submissionId)
      .where('r.attachmentId', '=', file.attachmentId)
      .forUpdate('r')
      .executeTakeFirst()
    if (!row) return { ok: false, reason: 'unknown' }
    if (row.settledAt || !states.includes(row.state)) return { ok: false, reason: 'done' }
    await deed(db, row)
    return { ok: true }
  })

const reading = (db: Db, { submissionId, attachmentId }: FileKey) =>
  db
    .updateTable('submissionAttachmentReading')
    .where('submissionId', '=', submissionId)
    .where('attachmentId', '=', attachmentId)

const recorded = (
  db: Db,
  at: Date,
  actor: Pick<Actor, 'id'>,
  { submissionId, attachmentId }: FileKey,
  action: string,
) =>
  record(db, {
    at,
    actor,
    action,
    subjectKind: 'submission',
    subjectId: submissionId,
    detail: { attachmentId },
  })
