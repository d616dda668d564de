import { createHmac } from 'node:crypto'
import type { OperationNodeSource } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { deriveSecret } from '../../../platform/http/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { record } from '../../ledger/index.ts'
import { type PrivateKey, secretHashOf, writePrivateKey } from '../private-key.ts'
import { receive } from '../receive.ts'
import { insertingSignals } from '../screening/queries.ts'
import type { CheckedItem } from './check-filing.ts'
import type { FiledSubmission } from './tables.ts'
import './tables.ts'

export type Filed =
  | { readonly ok: true; readonly submissions: readonly FiledSubmission[]; readonly isReplay: boolean }
  | { readonly ok: false; readonly reason: 'idempotency-key-reused' }

export interface FilingRequest {
  readonly keyId: string
  readonly idempotencyKey: string
  readonly requestHash: string
}

/**
 * The private link of a submission that came through the API. Its secret is derived, so that a request sent again can be given
 * the same link while only a hash of it is stored.
 */
export function privateKeyOf(house: Pick<House, 'keys'>, submissionId: string): PrivateKey {
  const secret = createHmac('sha256', deriveSecret(house.keys.secret, 'private links of the API'))
    .update(submissionId)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
  return { submissionId, secret }
}

/** The answer that a request was given before; undefined when it is new. */
export async function findFiled(db: Db, request: FilingRequest): Promise<Filed | undefined> {
  const known = await db
    .selectFrom('apiRequest')
    .select(['requestHash', 'answer'])
    .where('keyId', '=', request.keyId)
    .where('idempotencyKey', '=', request.idempotencyKey)
    .executeTakeFirst()
  if (!known?.answer) return undefined
  if (known.requestHash !== request.requestHash) return { ok: false, reason: 'idempotency-key-reused' }
  return { ok: true, submissions: known.answer, isReplay: true }
}

/**
 * Receives the submissions of a filing, all or none, together with the answer that the same request is given again. Of two
 * that come at once the second waits for the first.
 */
export const fileSubmissions = (
  db: Db,
  house: Pick<House, 'keys' | 'settings'>,
  now: Date,
  request: FilingRequest,
  consultation: PublishedConsultation,
  items: readonly CheckedItem[],
): Promise<Filed> =>
  db.transaction().execute(async (db): Promise<Filed> => {
    const first = await db
      .insertInto('apiRequest')
      .values({ ...request, answer: null, at: now })
      .onConflict((conflict) => conflict.columns(['keyId', 'idempotencyKey']).doNothing())
      .returning('keyId')
      .executeTakeFirst()
    if (!first) {
      const known = await findFiled(db, request)
      if (!known) throw new Error('a request is known and has no answer')
      return known
    }
    const submissions: FiledSubmission[] = []
    for (const item of items)
      submissions.push(await receiveOne(db, house, now, request.keyId, consultation, item))
    await db
      .updateTable('apiRequest')
      .set({ answer: JSON.stringify(submissions) })
      .where('keyId', '=', request.keyId)
      .where('idempotencyKey', '=', request.idempotencyKey)
      .execute()
    await record(db, {
      at: now,
      actor: 'public',
      action: 'api.submissions-filed',
      subjectKind: 'api-key',
      subjectId: request.keyId,
      detail: { count: submissions.length, consultation: consultation.slug },
    })
    return { ok: true, submissions, isReplay: false }
  })

async function receiveOne(
  db: Db,
  house: Pick<House, 'keys' | 'settings'>,
  now: Date,
  keyId: string,
  consultation: PublishedConsultation,
  item: CheckedItem,
): Promise<FiledSubmission> {
  const submissionId = newId()
  const key = privateKeyOf(house, submissionId)
  const alongside: OperationNodeSource[] = [
    db.insertInto('submissionApiOrigin').values({ submissionId, keyId }),
  ]
  if (consultation.edition.confirmAddress && item.sender.email)
    alongside.push(insertingSignals(db, submissionId, [{ kind: 'address-not-confirmed', detail: {} }], now))
  const received = await receive(db, house, {
    submissionId,
    version: 1,
    consultationId: consultation.consultationId,
    consultationSlug: consultation.slug,
    edition: consultation.edition,
    editionId: consultation.editionId,
    // Whoever filed it states that the person saw this notice.
    noticeHash: consultation.noticeHash,
    channel: 'api',
    content: { answers: item.answers, sender: item.sender, withhold: item.withhold },
    body: item.body,
    files: item.files,
    receivedAt: now,
    acknowledgedAt: now,
    secretHash: secretHashOf(key),
    actor: 'public',
    method: 'typed',
    privateKey: writePrivateKey(key),
    alongside,
  })
  return {
    submissionId,
    reference: received.reference,
    receivedAt: now.toISOString(),
    receipt: received.receipt,
  }
}
