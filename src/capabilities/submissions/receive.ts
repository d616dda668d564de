import type { OperationNodeSource } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { writeTogether } from '../../platform/database/write-together.ts'
import type { House } from '../../platform/house.ts'
import { newId } from '../../platform/ids.ts'
import { addJob } from '../../platform/jobs/jobs.ts'
import { type Edition, withoutHidden } from '../consultations/index.ts'
import { type AuditActor, enteringLedger, type Receipt, recording, signReceipt } from '../ledger/index.ts'
import type { ArrivingFile } from './attachments/attachment.ts'
import { contentHashOf } from './content-hash.ts'
import { findAddress, getFirstEntry } from './own-submission.ts'
import { referenceOf } from './reference.ts'
import { markingCorrected } from './register/look-again.ts'
import type { Channel, DraftContent } from './submissions.ts'
import { versionRows } from './version-rows.ts'
import { standingRequests } from './withhold-requests.ts'

export interface Received {
  readonly submissionId: string
  readonly versionId: string
  readonly reference: string
  readonly version: number
  readonly receipt: Receipt
}

export interface Arrival {
  readonly submissionId: string
  /** 1 for the first; a correction adds one. */
  readonly version: number
  readonly consultationId: string
  readonly consultationSlug: string
  readonly edition: Edition
  readonly editionId: string
  /** Of the notice the person saw; null when they saw none of ours. */
  readonly noticeHash: string | null
  readonly channel: Channel
  readonly content: Pick<DraftContent, 'answers' | 'sender' | 'withhold'>
  /** The words of a message or a letter, which answer no question in particular. */
  readonly body?: string | undefined
  /** Their bytes are in the file store already. */
  readonly files?: readonly ArrivingFile[] | undefined
  readonly receivedAt: Date
  /** The hour is not known, and `receivedAt` is noon of the day. */
  readonly receivedDayOnly?: boolean | undefined
  /** When the sender was told, where that is at the same moment. */
  readonly acknowledgedAt?: Date | undefined
  readonly secretHash: string
  readonly actor: AuditActor
  readonly synthetic?: boolean
  /** Words typed by the person, entered by staff from what they sent, or taken out of what they sent by machine. */
  readonly method?: 'typed' | 'entered-by-staff' | 'extracted'
  /** The private link, when the person should get it by mail. */
  readonly privateKey?: string
  /** What the caller writes at the same moment, in the same statement: on the way in every round trip counts. */
  readonly alongside?: readonly OperationNodeSource[]
}

type Signer = Pick<House, 'keys' | 'settings'>

/**
 * Writes one version of a submission into the record: submission, version, parts, texts, files, marks, its leaf for
 * the ledger, the audit entry, and the jobs that read its files and mail the receipt. Nothing else: search, analysis and
 * mail come later and may be down.
 *
 * Call it in a transaction. Throws on a version that is already there (SQLSTATE 23505): callers lock the draft.
 */
export async function receive(db: Db, house: Signer, arrival: Arrival): Promise<Received> {
  const answers = withoutHidden(arrival.edition, arrival.content.answers)
  const { sender } = arrival.content
  const withhold = standingRequests(arrival.edition, arrival.content)
  const versionId = newId()
  const reference = referenceOf(arrival.submissionId)
  const kind = arrival.version === 1 ? 'received' : 'corrected'
  const contentHash = contentHashOf({ ...arrival, sender, answers, withhold })
  // The first version, on which every round trip counts, has none before it.
  const first = arrival.version > 1 ? await getFirstEntry(db, arrival.submissionId) : undefined
  const { receipt, entry } = signReceipt(house, {
    kind,
    reference,
    consultation: arrival.consultationSlug,
    version: arrival.version,
    receivedAt: arrival.receivedAt.toISOString(),
    contentHash,
    first: first?.toString('hex'),
  })

  // Who sent the version that counts, for lists and figures; the version keeps its own.
  const submission = {
    currentVersionId: versionId,
    kind: sender.kind,
    name: sender.name ?? null,
    organisation: sender.organisation ?? null,
    onBehalfOf: sender.onBehalfOf ?? null,
    email: sender.email ?? null,
    wantsResults: sender.wantsResults,
  }
  const writes: OperationNodeSource[] = [...(arrival.alongside ?? [])]
  if (arrival.version === 1)
    writes.push(
      db.insertInto('submission').values({
        submissionId: arrival.submissionId,
        consultationId: arrival.consultationId,
        reference,
        channel: arrival.channel,
        secretHash: arrival.secretHash,
        receivedAt: arrival.receivedAt,
        receivedDayOnly: arrival.receivedDayOnly ?? false,
        acknowledgedAt: arrival.acknowledgedAt ?? null,
        withdrawnAt: null,
        withdrawalReason: null,
        synthetic: arrival.synthetic ?? false,
        ...submission,
      }),
    )
  else
    writes.push(db.updateTable('submission').set(submission).where('submissionId', '=', arrival.submissionId))

  writes.push(
    db.insertInto('submissionVersion').values({
      submissionId: arrival.submissionId,
      versionId,
      number: arrival.version,
      receivedAt: arrival.receivedAt,
      editionId: arrival.editionId,
      noticeHash: arrival.noticeHash,
      sender: JSON.stringify(sender),
      contentHash,
      entry,
      receipt: JSON.stringify(receipt) as never,
    }),
  )
  writes.push(
    ...versionRows(db, {
      submissionId: arrival.submissionId,
      versionId,
      edition: arrival.edition,
      receivedAt: arrival.receivedAt,
      answers,
      body: arrival.body,
      files: arrival.files,
      withhold,
      method: arrival.method ?? 'typed',
    }),
  )
  writes.push(
    enteringLedger(db, {
      kind,
      subjectId: arrival.submissionId,
      versionId,
      entry,
      occurredAt: arrival.receivedAt,
    }),
    recording(db, {
      at: arrival.receivedAt,
      actor: arrival.actor,
      action: kind === 'received' ? 'submission.received' : 'submission.corrected',
      subjectKind: 'submission',
      subjectId: arrival.submissionId,
      detail: { channel: arrival.channel, version: arrival.version },
    }),
  )
  // What is not counted may be worth counting now.
  if (arrival.version > 1) writes.push(markingCorrected(db, arrival.submissionId, arrival.receivedAt))
  const before = arrival.version > 1 ? await findAddress(db, arrival.submissionId) : undefined
  await writeTogether(db, writes)
  if (arrival.files?.length)
    await addJob(db, 'submissions.read-attachments', { submissionId: arrival.submissionId })
  if (arrival.privateKey) {
    const { email } = sender
    const mail = { submissionId: arrival.submissionId, versionId, privateKey: arrival.privateKey }
    if (email) await addJob(db, 'submissions.mail-receipt', { ...mail, to: email })
    if (before && before.toLowerCase() !== email?.toLowerCase())
      await addJob(db, 'submissions.mail-moved', { ...mail, to: before, elsewhere: Boolean(email) })
  }
  return { submissionId: arrival.submissionId, versionId, reference, version: arrival.version, receipt }
}
