import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { emptyDraft } from './drafts.ts'
import { newPrivateKey, secretHashOf, writePrivateKey } from './private-key.ts'

/**
 * Opens an empty form. The identifier of the later submission is made here and stays the same however often the
 * form is sent.
 *
 * @returns the last part of the private link
 */
export async function startDraft(
  db: Db,
  now: Date,
  consultation: { consultationId: string; editionId: string },
): Promise<string> {
  const key = newPrivateKey(newId())
  await db
    .insertInto('submissionDraft')
    .values({
      submissionId: key.submissionId,
      consultationId: consultation.consultationId,
      editionId: consultation.editionId,
      secretHash: secretHashOf(key),
      content: JSON.stringify(emptyDraft),
      createdAt: now,
      updatedAt: now,
      sentAt: null,
    })
    .execute()
  return writePrivateKey(key)
}
