import type { Db } from '../../platform/database/database.ts'
import { sameSecret } from '../../platform/http/tokens.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { addJob } from '../../platform/jobs/jobs.ts'
import { canonicalJson, commit, enterLedger, record } from '../ledger/index.ts'
import { type PrivateKey, secretHashOf, writePrivateKey } from './private-key.ts'

export type Withdrawn = { ok: true; already: boolean } | { ok: false; reason: 'unknown' }

/**
 * Withdraws a submission at its sender's wish. A mark, not a deletion: the record must show that it existed, and
 * it is no longer counted. Possible at any time; doing it twice changes nothing.
 */
export async function withdraw(
  db: Db,
  now: Date,
  key: PrivateKey,
  reason: string | undefined,
): Promise<Withdrawn> {
  return db.transaction().execute(async (db): Promise<Withdrawn> => {
    const submission = await db
      .selectFrom('submission')
      .select(['secretHash', 'withdrawnAt', 'email'])
      .where('submissionId', '=', key.submissionId)
      .forUpdate()
      .executeTakeFirst()
    if (!submission || !sameSecret(submission.secretHash, secretHashOf(key)))
      return { ok: false, reason: 'unknown' }
    if (submission.withdrawnAt) return { ok: true, already: true }
    await db
      .updateTable('submission')
      .set({ withdrawnAt: now, withdrawalReason: reason ?? null })
      .where('submissionId', '=', key.submissionId)
      .execute()
    const statement = { submissionId: key.submissionId, withdrawnAt: now.toISOString() }
    await enterLedger(db, {
      kind: 'withdrawn',
      subjectId: key.submissionId,
      versionId: newId(),
      leafHash: commit('withdrawn', sha256(canonicalJson(statement))).leafHash,
      occurredAt: now,
    })
    await record(db, {
      at: now,
      actor: 'public',
      action: 'submission.withdrawn',
      subjectKind: 'submission',
      subjectId: key.submissionId,
    })
    if (submission.email)
      await addJob(db, 'submissions.mail-withdrawal', {
        privateKey: writePrivateKey(key),
        to: submission.email,
      })
    return { ok: true, already: false }
  })
}
