import type { Db } from '../../platform/database/database.ts'
import { type Draft, findDraftForUpdate } from './drafts.ts'
import type { PrivateKey } from './private-key.ts'
import type { DraftContent } from './submissions.ts'

/** Beyond this many characters of JSON a draft is not stored; the page gives the words back with a message. */
const largestDraft = 2_000_000

export type DraftChange<Refusal> = { save: DraftContent; editionId?: string } | { refuse: Refusal }

export type Saved<Refusal> =
  | { ok: true; draft: Draft }
  | { ok: false; reason: Refusal | 'unknown' | 'sent' | 'too-large'; draft?: Draft }

/**
 * Changes a form as it stands now. The row is held while `change` decides, so that two windows saving at once
 * cannot overwrite each other's pages.
 */
export async function saveDraft<Refusal extends string = never>(
  db: Db,
  now: Date,
  key: PrivateKey,
  change: (draft: Draft) => DraftChange<Refusal>,
): Promise<Saved<Refusal>> {
  return db.transaction().execute(async (db): Promise<Saved<Refusal>> => {
    const draft = await findDraftForUpdate(db, key)
    if (!draft) return { ok: false, reason: 'unknown' }
    if (draft.sentAt) return { ok: false, reason: 'sent', draft }
    const decided = change(draft)
    if ('refuse' in decided) return { ok: false, reason: decided.refuse, draft }
    const json = JSON.stringify(decided.save)
    if (json.length > largestDraft) return { ok: false, reason: 'too-large', draft }
    const editionId = decided.editionId ?? draft.editionId
    await db
      .updateTable('submissionDraft')
      .set({ content: json, editionId, updatedAt: now, revision: draft.revision + 1 })
      .where('submissionId', '=', draft.submissionId)
      .execute()
    return {
      ok: true,
      draft: { ...draft, content: decided.save, editionId, updatedAt: now, revision: draft.revision + 1 },
    }
  })
}
