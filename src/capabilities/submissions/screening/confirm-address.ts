import type { Db } from '../../../platform/database/database.ts'
import { deriveSecret, sameSecret } from '../../../platform/http/tokens.ts'
import { record } from '../../ledger/index.ts'
import './tables.ts'

/** Stands in the mail alone: whoever knows it can read what is sent to the address. */
export const confirmationToken = (secret: string, submissionId: string, email: string): string =>
  deriveSecret(secret, `confirm ${submissionId} ${email.toLowerCase()}`).slice(0, 22)

export type Confirmed = 'confirmed' | 'wrong-link'

/** The sender read our mail: the address is theirs. Doing it twice changes nothing. */
export async function confirmAddress(
  db: Db,
  secret: string,
  now: Date,
  submission: { readonly submissionId: string; readonly email: string | null },
  token: string,
): Promise<Confirmed> {
  const { submissionId, email } = submission
  if (!email || !sameSecret(confirmationToken(secret, submissionId, email), token)) return 'wrong-link'
  await db.transaction().execute(async (db) => {
    const cleared = await db
      .updateTable('submissionSignal')
      .set({ clearedAt: now, clearedBy: null })
      .where('submissionId', '=', submissionId)
      .where('kind', '=', 'address-not-confirmed')
      .where('clearedAt', 'is', null)
      .returning('submissionId')
      .executeTakeFirst()
    if (cleared)
      await record(db, {
        at: now,
        actor: 'public',
        action: 'submission.address-confirmed',
        subjectKind: 'submission',
        subjectId: submissionId,
      })
  })
  return 'confirmed'
}
