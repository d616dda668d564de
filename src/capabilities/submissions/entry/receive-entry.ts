import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { newPrivateKey, type PrivateKey, secretHashOf, writePrivateKey } from '../private-key.ts'
import { type Received, receive } from '../receive.ts'
import { findEntryDraft } from './begin-entry.ts'
import type { EntryContent } from './entry.ts'
import { sealLetterKey } from './letter.ts'
import './tables.ts'

export type ReceivedEntry =
  | {
      readonly ok: true
      readonly received: Received
    }
  | { readonly ok: false; readonly reason: 'received' | 'discarded' }

export interface EntryMade {
  readonly submissionId: string
  readonly consultation: PublishedConsultation
  readonly content: EntryContent
  /** When it came, which is not when it was entered. */
  readonly receivedAt: Date
  /** Nobody knows the hour. */
  readonly receivedDayOnly: boolean
  /** The sender is told now: by the letter that goes out, or on the telephone. */
  readonly acknowledged: boolean
}

/**
 * Receives what a member of staff entered: with the day on which it came, its scans, and who entered it. Somebody else
 * compares it with what came (`checkEntry`).
 */
export const receiveEntry = (
  db: Db,
  house: Pick<House, 'keys' | 'settings'>,
  now: Date,
  actor: Pick<Actor, 'id'>,
  made: EntryMade,
): Promise<ReceivedEntry> =>
  db.transaction().execute(async (db): Promise<ReceivedEntry> => {
    const key = newPrivateKey(made.submissionId)
    const letterKey = sealLetterKey(house.keys, made.submissionId, writePrivateKey(key))
    const held = await db
      .updateTable('entryDraft')
      .set({ receivedAt: now, letterKey })
      .where('submissionId', '=', made.submissionId)
      .where('receivedAt', 'is', null)
      .where('discardedAt', 'is', null)
      .returning('submissionId')
      .executeTakeFirst()
    if (!held) {
      const draft = await findEntryDraft(db, made.submissionId)
      return { ok: false, reason: draft?.discardedAt ? 'discarded' : 'received' }
    }
    const received = await receiveEntered(db, house, now, actor, made, key)
    return { ok: true, received }
  })

/** The rows of an entered submission, in the transaction of the caller. */
export async function receiveEntered(
  db: Db,
  house: Pick<House, 'keys' | 'settings'>,
  now: Date,
  actor: Pick<Actor, 'id'>,
  { submissionId, consultation, content, receivedAt, receivedDayOnly, acknowledged }: EntryMade,
  key: PrivateKey,
  meetingId?: string,
): Promise<Received> {
  const received = await receive(db, house, {
    submissionId,
    version: 1,
    consultationId: consultation.consultationId,
    consultationSlug: consultation.slug,
    edition: consultation.edition,
    editionId: consultation.editionId,
    // Who writes a letter or speaks at a meeting saw no notice of ours on this site.
    noticeHash: null,
    channel: content.channel,
    content: { answers: content.answers, sender: content.sender, withhold: content.withhold },
    body: content.body.trim() === '' ? undefined : content.body,
    files: content.scans,
    receivedAt,
    receivedDayOnly,
    acknowledgedAt: acknowledged ? now : undefined,
    secretHash: secretHashOf(key),
    actor,
    method: 'entered-by-staff',
    ...(content.sender.email ? { privateKey: writePrivateKey(key) } : {}),
  })
  await db
    .insertInto('submissionEntry')
    .values({
      submissionId,
      versionId: received.versionId,
      enteredBy: actor.id,
      enteredAt: now,
      meetingId: meetingId ?? null,
    })
    .execute()
  return received
}
