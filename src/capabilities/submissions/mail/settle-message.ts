import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { findPublishedConsultationById } from '../../consultations/index.ts'
import { record } from '../../ledger/index.ts'
import { withdrawWithin } from '../withdraw.ts'
import { becomeSubmission, type MessageContent } from './become-submission.ts'
import { correctByMessage } from './correct-by-message.ts'
import { type Correction, wordsOf } from './corrected.ts'
import { insertDeadAddress } from './dead-address.ts'
import type { MessageState, SettledAs } from './messages.ts'
import './tables.ts'

export type Settlement =
  /** It is a submission to this consultation after all, also when it came too late or too early. */
  | { readonly as: 'submission'; readonly consultationId: string }
  /** It belongs to this submission: as what is to be read with it, as its new version, its withdrawal, or as news that mail does not reach its sender. */
  | { readonly as: 'attached' | 'withdrawal' | 'undeliverable'; readonly submissionId: string }
  | ({ readonly as: 'correction'; readonly submissionId: string } & Correction)
  /** It is neither. It stays where it is, and can be read there. */
  | { readonly as: 'dismissed' }

export type Settled =
  | { readonly ok: true; readonly submissionId: string | undefined }
  | {
      readonly ok: false
      readonly reason:
        | 'unknown'
        | 'settled-already'
        | 'no-such-consultation'
        | 'no-such-submission'
        | 'no-address'
        | 'withdrawn'
        /** A correction that says nothing. */
        | 'no-words'
    }

export const settleable: readonly MessageState[] = ['to-look', 'attached', 'duplicate']

type Outcome = { submissionId: string; consultationId: string } | Exclude<Settled, { ok: true }>['reason']

/** A person decides what becomes of a message that nobody but a person should decide about. */
export async function settleMessage(
  house: Pick<House, 'db' | 'keys' | 'publicDb' | 'settings' | 'now'>,
  actor: Pick<Actor, 'id'>,
  messageId: string,
  settlement: Settlement,
  note: string | undefined,
): Promise<Settled> {
  const now = house.now()
  return house.db.transaction().execute(async (db): Promise<Settled> => {
    const found = await db
      .selectFrom('inboundMessage')
      .select([
        'messageId',
        'rawSha256',
        'rawBytes',
        'receivedAt',
        'state',
        'fromAddress',
        'fromName',
        'words',
        'wordsFrom',
        'files',
        'cutShort',
      ])
      .where('messageId', '=', messageId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) return { ok: false, reason: 'unknown' }
    const held = found
    // As it was understood when it came; of what could not be taken apart there is the message itself.
    const content: MessageContent = {
      from: held.fromAddress ? { address: held.fromAddress, name: held.fromName ?? '' } : undefined,
      text: held.words ?? '',
      textFrom: held.wordsFrom ?? 'none',
      files: held.files ?? [],
      isCut: held.cutShort,
    }
    // One that was attached, or taken for a copy, by itself may turn out to be more; what is a submission stays one.
    if (!settleable.includes(held.state)) return { ok: false, reason: 'settled-already' }
    const outcome = await carryOut()
    if (typeof outcome === 'string') return { ok: false, reason: outcome }
    await db
      .updateTable('inboundMessage')
      .set({
        state: 'settled',
        settledAs: settlement.as as SettledAs,
        settledBy: actor.id,
        settledAt: now,
        settledNote: note ?? null,
        ...(outcome ?? {}),
      })
      .where('messageId', '=', messageId)
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'message.settled',
      subjectKind: 'message',
      subjectId: messageId,
      detail: { as: settlement.as, submission: outcome?.submissionId },
    })
    return { ok: true, submissionId: outcome?.submissionId }

    async function carryOut(): Promise<Outcome | undefined> {
      if (settlement.as === 'dismissed') return undefined
      if (settlement.as === 'submission') {
        const consultation = await findPublishedConsultationById(house.publicDb, settlement.consultationId)
        if (!consultation) return 'no-such-consultation'
        await becomeSubmission(db, house, held, content, consultation, actor)
        return { submissionId: messageId, consultationId: consultation.consultationId }
      }
      const submission = await findForUpdate(db, settlement.submissionId)
      if (!submission) return 'no-such-submission'
      const about = {
        submissionId: settlement.submissionId,
        consultationId: submission.consultationId,
      }
      if (settlement.as === 'attached') return about
      if (settlement.as === 'undeliverable') {
        if (!submission.email) return 'no-address'
        await insertDeadAddress(db, {
          submissionId: about.submissionId,
          address: submission.email,
          notedBy: actor.id,
          notedAt: now,
          messageId,
        })
        return about
      }
      if (submission.withdrawnAt) return 'withdrawn'
      if (settlement.as === 'withdrawal') {
        await withdrawWithin(db, house, now, about.submissionId, { actor })
        if (submission.email)
          await addJob(db, 'submissions.mail-done-for-sender', {
            submissionId: about.submissionId,
            done: 'withdrawn',
            mark: messageId,
            to: submission.email,
          })
      } else if (settlement.as === 'correction') {
        const words = settlement.words ?? wordsOf(content.text)
        if (words === '' && content.files.length === 0) return 'no-words'
        await correctByMessage(db, house, about.submissionId, held, content, actor, settlement)
      }
      return about
    }
  })
}

const findForUpdate = (db: Db, submissionId: string) =>
  db
    .selectFrom('submission')
    .select(['consultationId', 'withdrawnAt', 'email'])
    .where('submissionId', '=', submissionId)
    .forUpdate()
    .executeTakeFirst()
