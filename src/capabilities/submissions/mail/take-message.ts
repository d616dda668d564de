import type { Readable } from 'node:stream'
import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/ids.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import type { Envelope } from '../../../platform/mail/inbound/automatic.ts'
import { record } from '../../ledger/index.ts'
import './tables.ts'

/** Of a raw message. Mail servers seldom let more through. */
export const largestMessage = 60 * 1024 * 1024

export interface Taken {
  readonly source: 'imap' | 'smtp' | 'upload'
  /** When a server took it in. */
  readonly receivedAt: Date
  readonly envelope: Envelope
  /** Written in the same transaction: how far the mailbox was read. */
  readonly alongside?: (db: Db) => Promise<void>
}

export type TakenMessage =
  | { readonly ok: true; readonly messageId: string; readonly again: boolean }
  | { readonly ok: false; readonly reason: 'too-large' }

/**
 * Stores a message before anyone tries to understand it: the raw bytes, a row that names them, and the job that goes on.
 * Taking the same bytes for the same addresses again stores nothing, whenever whoever handed them over was stopped.
 */
export async function takeMessage(
  house: Pick<House, 'db' | 'files' | 'now'>,
  raw: Readable,
  { source, receivedAt, envelope, alongside }: Taken,
): Promise<TakenMessage> {
  const stored = await house.files.put(raw, largestMessage)
  if (!stored.ok) return stored
  const now = house.now()
  // One message that is sent to two consultations is handed over twice, and is two.
  const addressed = [...new Set(envelope.to)].sort().join(' ')
  return house.db.transaction().execute(async (db): Promise<TakenMessage> => {
    const row = await db
      .insertInto('inboundMessage')
      .values({
        messageId: newId(),
        rawSha256: stored.sha256,
        rawBytes: stored.bytes,
        addressed,
        source,
        receivedAt,
        takenAt: now,
        envelope: JSON.stringify(envelope),
        state: 'waiting',
      } as never)
      .onConflict((conflict) => conflict.columns(['rawSha256', 'addressed']).doNothing())
      .returning('messageId')
      .executeTakeFirst()
    await alongside?.(db)
    if (!row) {
      const known = await db
        .selectFrom('inboundMessage')
        .select('messageId')
        .where('rawSha256', '=', stored.sha256)
        .where('addressed', '=', addressed)
        .executeTakeFirstOrThrow()
      return { ok: true, messageId: known.messageId, again: true }
    }
    await addJob(db, 'submissions.understand-message', { messageId: row.messageId })
    await record(db, {
      at: now,
      actor: 'system',
      action: 'message.taken',
      subjectKind: 'message',
      subjectId: row.messageId,
      detail: { source, bytes: stored.bytes },
    })
    return { ok: true, messageId: row.messageId, again: false }
  })
}
