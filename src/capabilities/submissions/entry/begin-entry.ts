import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { EntryContent } from './entry.ts'
import './tables.ts'

/** Opens an empty entry. The identifier of the later submission is made here, so that saving twice stores once. */
export async function beginEntry(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  content: EntryContent,
): Promise<string> {
  const submissionId = newId()
  await db
    .insertInto('entryDraft')
    .values({
      submissionId,
      consultationId,
      content: JSON.stringify(content),
      createdBy: actor.id,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  return submissionId
}

/** Keeps what was typed so far, and has new scans read. */
export async function saveEntry(
  db: Db,
  now: Date,
  submissionId: string,
  content: EntryContent,
): Promise<void> {
  await db
    .updateTable('entryDraft')
    .set({ content: JSON.stringify(content), updatedAt: now })
    .where('submissionId', '=', submissionId)
    .where('receivedAt', 'is', null)
    .where('discardedAt', 'is', null)
    .execute()
}

/** An entry that is being made; undefined when there is none. */
export const findEntryDraft = (db: Db, submissionId: string) =>
  db.selectFrom('entryDraft').selectAll().where('submissionId', '=', submissionId).executeTakeFirst()
