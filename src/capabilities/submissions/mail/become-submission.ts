import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import type { AuditActor } from '../../ledger/index.ts'
import type { ArrivingFile } from '../attachments/attachment.ts'
import { newPrivateKey, secretHashOf, writePrivateKey } from '../private-key.ts'
import { type Received, receive } from '../receive.ts'
import { insertingSignals } from '../screening/queries.ts'
import './tables.ts'

/** A message as it is stored. */
export interface RawMessage {
  readonly messageId: string
  readonly rawSha256: string
  readonly rawBytes: number
  readonly receivedAt: Date
}

/** What was taken out of a message. */
export interface MessageContent {
  readonly from: { readonly name: string; readonly address: string } | undefined
  readonly text: string
  readonly textFrom: 'plain' | 'html' | 'none'
  readonly files: readonly ArrivingFile[]
  /** True where it holds more than was taken out of it. */
  readonly isCut: boolean
}

/**
 * Receives a message as a submission, with its identifier, its words, its files and itself. In a transaction of the caller, who
 * holds the message. Its sender is told by the job `submissions.acknowledge-message`.
 */
export async function becomeSubmission(
  db: Db,
  house: Pick<House, 'keys' | 'settings'>,
  raw: RawMessage,
  { from, text, textFrom, files, isCut }: MessageContent,
  consultation: PublishedConsultation,
  actor: AuditActor,
): Promise<Received> {
  const { messageId, receivedAt } = raw
  const key = newPrivateKey(messageId)
  const received = await receive(db, house, {
    submissionId: messageId,
    version: 1,
    consultationId: consultation.consultationId,
    consultationSlug: consultation.slug,
    edition: consultation.edition,
    editionId: consultation.editionId,
    // Who writes a message has seen no notice of ours; the acknowledgement leads to it.
    noticeHash: null,
    channel: 'email',
    content: {
      answers: {},
      sender: {
        kind: 'unstated',
        name: from?.name.slice(0, 200) || undefined,
        email: from?.address,
        wantsResults: false,
      },
      withhold: [],
    },
    body: text.trim() === '' ? undefined : text,
    files: [...files, rawFile(raw)],
    receivedAt,
    secretHash: secretHashOf(key),
    actor,
    method: textFrom === 'html' ? 'extracted' : 'typed',
    ...(isCut
      ? { alongside: [insertingSignals(db, messageId, [{ kind: 'cut-short', detail: {} }], receivedAt)] }
      : {}),
  })
  if (from)
    await addJob(db, 'submissions.acknowledge-message', { messageId, privateKey: writePrivateKey(key) })
  return received
}

/** The whole message: the record copy, from which all the rest was taken. */
export const rawFile = ({ rawSha256, rawBytes }: RawMessage): ArrivingFile => ({
  name: 'message.eml',
  declaredType: 'message/rfc822',
  sha256: rawSha256,
  bytes: rawBytes,
  origin: 'raw-message',
})
