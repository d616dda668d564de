import { sql } from 'kysely'
import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../ledger/index.ts'
import { searchVectorOf } from './search-text.ts'
import './tables.ts'

export type NoteAdded = { ok: true; noteId: string } | { ok: false; reason: 'unknown' }

/** Adds a note to a submission. Notes are official information too: none is ever removed or rewritten. */
export async function addNote(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
  body: string,
): Promise<NoteAdded> {
  return db.transaction().execute(async (db): Promise<NoteAdded> => {
    const submission = await db
      .selectFrom('analysisReading')
      .select('submissionId')
      .where('submissionId', '=', submissionId)
      .executeTakeFirst()
    if (!submission) return { ok: false, reason: 'unknown' }
    const noteId = newId()
    await db
      .insertInto('analysisNote')
      .values({
        submissionId,
        noteId,
        body,
        writtenBy: actor.id,
        writtenAt: now,
        struckAt: null,
        search: sql<string>`${searchVectorOf([body]).vector}::tsvector`,
      })
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'note.added',
      subjectKind: 'submission',
      subjectId: submissionId,
      detail: { noteId },
    })
    return { ok: true, noteId }
  })
}
