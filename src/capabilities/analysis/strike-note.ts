import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import './tables.ts'

export type NoteStruck = { ok: true } | { ok: false; reason: 'unknown' | 'not-yours' }

/** Strikes a note through. Only its author may; it stays readable and is no longer found by search. */
export async function strikeNote(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
  noteId: string,
): Promise<NoteStruck> {
  return db.transaction().execute(async (db): Promise<NoteStruck> => {
    const note = await db
      .selectFrom('analysisNote')
      .select(['writtenBy', 'struckAt'])
      .where('submissionId', '=', submissionId)
      .where('noteId', '=', noteId)
      .forUpdate()
      .executeTakeFirst()
    if (!note) return { ok: false, reason: 'unknown' }
    if (note.writtenBy !== actor.id) return { ok: false, reason: 'not-yours' }
    if (note.struckAt) return { ok: true }
    await db
      .updateTable('analysisNote')
      .set({ struckAt: now })
      .where('submissionId', '=', submissionId)
      .where('noteId', '=', noteId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'note.struck',
      subjectKind: 'submission',
      subjectId: submissionId,
      detail: { noteId },
    })
    return { ok: true }
  })
}
