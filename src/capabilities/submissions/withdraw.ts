import type { Db } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import { sameSecret } from '../../platform/http/tokens.ts'
import { newId } from '../../platform/ids.ts'
import { addJob } from '../../platform/jobs/jobs.ts'
import { type AuditActor, enterLedger, record, signReceipt } from '../ledger/index.ts'
import { getFirstEntry } from './own-submission.ts'
import { type PrivateKey, secretHashOf, writePrivateKey } from './private-key.ts'
import { markRepeatsOf } from './register/look-again.ts'

export type Withdrawn = { ok: true; already: boolean } | { ok: false; reason: 'unknown' }

/**
 * Withdraws a submission at its sender's wish. A mark, not a deletion: the record must show that it existed, and
 * it is no longer counted. Possible at any time; doing it twice changes nothing. Whoever withdrew gets a receipt for that too.
 */
export async function withdraw(
  house: Pick<House, 'db' | 'keys' | 'settings'>,
  now: Date,
  key: PrivateKey,
  reason: string | undefined,
): Promise<Withdrawn> {
  return house.db.transaction().execute(async (db): Promise<Withdrawn> => {
    const submission = await db
      .selectFrom('submission')
      .select(['secretHash', 'withdrawnAt', 'email'])
      .where('submissionId', '=', key.submissionId)
      .forUpdate()
      .executeTakeFirst()
    if (!submission || !sameSecret(submission.secretHash, secretHashOf(key)))
      return { ok: false, reason: 'unknown' }
    if (submission.withdrawnAt) return { ok: true, already: true }
    await withdrawWithin(db, house, now, key.submissionId, { reason, actor: 'public' })
    if (submission.email)
      await addJob(db, 'submissions.mail-withdrawal', {
        privateKey: writePrivateKey(key),
        to: submission.email,
      })
    return { ok: true, already: false }
  })
}

/**
 * The same, in a transaction of the caller, who holds the submission and knows that it is not withdrawn yet: also where a
 * person does it for a sender who asked for it in a message.
 */
export async function withdrawWithin(
  db: Db,
  house: Pick<House, 'keys' | 'settings'>,
  now: Date,
  submissionId: string,
  { reason, actor }: { readonly reason?: string | undefined; readonly actor: AuditActor },
): Promise<void> {
  const { receipt, entry } = await signWithdrawal(db, house, now, submissionId)
  await db
    .updateTable('submission')
    .set({
      withdrawnAt: now,
      withdrawalReason: reason ?? null,
      withdrawalReceipt: JSON.stringify(receipt),
    })
    .where('submissionId', '=', submissionId)
    .execute()
  await markRepeatsOf(db, submissionId, now)
  await enterLedger(db, {
    kind: 'withdrawn',
    subjectId: submissionId,
    versionId: newId(),
    entry,
    occurredAt: now,
  })
  await record(db, {
    at: now,
    actor,
    action: 'submission.withdrawn',
    subjectKind: 'submission',
    subjectId: submissionId,
  })
}

/** What the receipt of a withdrawal says is taken from the receipt of what was withdrawn. */
async function signWithdrawal(
  db: Db,
  house: Pick<House, 'keys' | 'settings'>,
  now: Date,
  submissionId: string,
) {
  const { receipt } = await db
    .selectFrom('submission as s')
    .innerJoin('submissionVersion as v', (join) =>
      join.onRef('v.submissionId', '=', 's.submissionId').onRef('v.versionId', '=', 's.currentVersionId'),
    )
    .select('v.receipt')
    .where('s.submissionId', '=', submissionId)
    .executeTakeFirstOrThrow()
  const { reference, consultation, version, contentHash } = receipt.statement
  const first = await getFirstEntry(db, submissionId)
  return signReceipt(house, {
    kind: 'withdrawn',
    reference,
    consultation,
    version,
    receivedAt: now.toISOString(),
    contentHash,
    first: first.toString('hex'),
  })
}
