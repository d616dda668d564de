import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { canonicalJson } from '../../ledger/index.ts'
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

/** Why something typed into an entry was not kept. What was typed is the caller's to give back. */
export type NotKept = 'received' | 'discarded' | 'changed'

/**
 * Keeps what was typed into an entry. `change` is given the entry as it stands now, under lock: scans that somebody else added
 * meanwhile stay. Where others typed since the page was made, only the scans are kept, and nobody's words are overwritten.
 *
 * @param seen when the entry was saved last, as the page knew it; undefined takes whatever stands
 */
export const changeEntry = <Read extends { readonly content: EntryContent }>(
  db: Db,
  now: Date,
  submissionId: string,
  seen: string | undefined,
  change: (before: EntryContent) => Read,
): Promise<{ readonly kept: Read } | { readonly notKept: NotKept; readonly typed: Read }> =>
  db.transaction().execute(async (db) => {
    const draft = await db
      .selectFrom('entryDraft')
      .selectAll()
      .where('submissionId', '=', submissionId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const typed = change(draft.content)
    if (draft.receivedAt) return { notKept: 'received' as const, typed }
    if (draft.discardedAt) return { notKept: 'discarded' as const, typed }
    const isChanged = seen !== undefined && seen !== draft.updatedAt.toISOString()
    const theirs = isChanged && !sameWords(draft.content, typed.content)
    // Two savings within a millisecond are still two.
    const updatedAt = new Date(Math.max(now.getTime(), draft.updatedAt.getTime() + 1))
    await db
      .updateTable('entryDraft')
      .set({
        content: JSON.stringify(theirs ? { ...draft.content, scans: typed.content.scans } : typed.content),
        ...(theirs ? {} : { updatedAt }),
      })
      .where('submissionId', '=', submissionId)
      .execute()
    return theirs ? { notKept: 'changed' as const, typed } : { kept: typed }
  })

/** Whether two say the same of what came, scans aside. */
export function sameWords(one: EntryContent, other: EntryContent): boolean {
  const words = ({ scans: _, refused: __, acknowledged: ___, late: ____, ...rest }: EntryContent) =>
    canonicalJson(JSON.parse(JSON.stringify(rest)))
  return words(one) === words(other)
}

/** An entry that is being made; undefined when there is none. */
export const findEntryDraft = (db: Db, submissionId: string) =>
  db.selectFrom('entryDraft').selectAll().where('submissionId', '=', submissionId).executeTakeFirst()
