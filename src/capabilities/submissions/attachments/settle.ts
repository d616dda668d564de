import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { tellLanguage } from '../../../platform/documents/language.ts'
import { addJob, announce } from '../../../platform/jobs/jobs.ts'
import { toNfc } from '../../../platform/nfc.ts'
import { record } from '../../ledger/index.ts'
import { insertPages } from './pages.ts'
import type { ReadingState } from './tables.ts'
import { isForPerson, isReadInPart } from './waits.ts'

export interface FileKey {
  readonly submissionId: string
  readonly attachmentId: string
}

export type Settled =
  | { readonly ok: true }
  /** `done`: a colleague was first, or it is not waiting for a person. */
  | { readonly ok: false; readonly reason: 'unknown' | 'done' }

interface WaitingRow {
  readonly versionId: string
  readonly state: ReadingState
  readonly reasons: readonly string[]
}

/** Notes why a file needs nothing more, such as that it holds a picture without words. */
export const settleFile = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  file: FileKey,
  note: string,
): Promise<Settled> =>
  atWaiting(db, file, isForPerson, async (db) => {
    await reading(db, file).set({ settledBy: actor.id, settledAt: now, settledNote: note }).execute()
    await recorded(db, now, actor, file, 'submission.file-settled')
  })

/** Takes in what a person typed from a file that the machine could not read, or not to its end. */
export const typeInFile = (
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  file: FileKey,
  words: string,
): Promise<Settled> =>
  atWaiting(db, file, isForTyping, async (db, row) => {
    const { versionId } = row
    const text = toNfc(words)
    const language = tellLanguage(text)
    await insertPages(db, now, { ...file, versionId }, [
      {
        page: await nextPage(db, file),
        text,
        method: 'entered-by-staff',
        language: language === 'unknown' ? null : language,
      },
    ])
    await reading(db, file)
      .set({
        ...(isReadInPart(row) ? {} : { state: 'read', method: 'entered-by-staff', readAt: now }),
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
  // Of what was read in part the pages are in the record; they would come twice.
  atWaiting(
    db,
    file,
    ({ state }) => state === 'unreadable',
    async (db) => {
      await reading(db, file).set({ state: 'waiting', reasons: '[]', attempts: 0 }).execute()
      await addJob(db, 'submissions.read-attachments', { submissionId: file.submissionId })
      await recorded(db, now, actor, file, 'submission.file-sent-again')
    },
  )

const isForTyping = (row: WaitingRow): boolean => row.state === 'unreadable' || isReadInPart(row)

/** What is typed comes behind the pages that were read. */
async function nextPage(db: Db, { submissionId, attachmentId }: FileKey): Promise<number> {
  const { last } = await db
    .selectFrom('submissionPart')
    .select((eb) => eb.fn.max('page').as('last'))
    .where('submissionId', '=', submissionId)
    .where('attachmentId', '=', attachmentId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

const atWaiting = (
  db: Db,
  file: FileKey,
  isOpen: (row: WaitingRow) => boolean,
  deed: (db: Db, row: WaitingRow) => Promise<void>,
): Promise<Settled> =>
  db.transaction().execute(async (db): Promise<Settled> => {
    const row = await db
      .selectFrom('submissionAttachmentReading as r')
      .innerJoin('submissionAttachment as a', (join) =>
        join.onRef('a.submissionId', '=', 'r.submissionId').onRef('a.attachmentId', '=', 'r.attachmentId'),
      )
      .select(['a.versionId', 'r.state', 'r.reasons', 'r.settledAt'])
      .where('r.submissionId', '=', file.submissionId)
      .where('r.attachmentId', '=', file.attachmentId)
      .forUpdate('r')
      .executeTakeFirst()
    if (!row) return { ok: false, reason: 'unknown' }
    if (row.settledAt || !isOpen(row)) return { ok: false, reason: 'done' }
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
