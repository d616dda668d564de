import * as z from 'zod'
import type { JobHandler } from '../../../platform/capability.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { findPublishedConsultationById } from '../../consultations/index.ts'
import { referenceOf } from '../reference.ts'
import { ownPath } from '../steps.ts'
import { addressOfSubmission } from './addresses.ts'
import './tables.ts'

const Acknowledged = z.object({ messageId: z.uuid(), privateKey: z.string().optional() })

/** To one address within a day: whatever answers us by itself is not answered for ever. */
const mostADay = 5
const dayMs = 24 * 60 * 60 * 1000

/**
 * Tells the sender of a message that it has arrived: with reference and private page when it became a submission, or else
 * that a person will look at it. As RFC 3834 asks: in answer to that message, saying that it is automatic, with a null
 * return path, to the address it came from, once, and seldom to one address.
 */
export const acknowledgeMessage: JobHandler = async (payload, house) => {
  const { messageId, privateKey } = Acknowledged.parse(payload)
  const message = await house.db
    .selectFrom('inboundMessage')
    .selectAll()
    .where('messageId', '=', messageId)
    .executeTakeFirst()
  // Once that it has arrived; and once more when a person has made it a submission.
  if (!message?.fromAddress || (message.acknowledgedAt && !privateKey)) return
  const now = house.now()
  const { n } = await house.db
    .selectFrom('inboundMessage')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('fromAddress', '=', message.fromAddress)
    .where('acknowledgedAt', '>', new Date(now.getTime() - dayMs))
    .executeTakeFirstOrThrow()
  if (Number(n) >= mostADay) {
    if (!privateKey) return
    // Whoever sent a submission has no other way to their page: they are told, but not all at once.
    const payload = { messageId, privateKey }
    await addJob(house.db, 'submissions.acknowledge-message', payload, {
      runAt: new Date(now.getTime() + dayMs),
    })
    return
  }
  const consultation = message.consultationId
    ? await findPublishedConsultationById(house.publicDb, message.consultationId)
    : undefined
  const words = house.words.in('en')
  const reference = referenceOf(messageId)
  const { baseUrl, mailIn, siteName, timeZone } = house.settings
  const kind = privateKey ? 'received' : 'to-look'
  const edition = consultation?.edition
  await house.mailer.send({
    id: privateKey ? `acknowledgement-${messageId}` : `arrival-${messageId}`,
    to: message.fromAddress,
    subject: words.named(`submissions.mail.acknowledged.${kind}.subject`, { reference }),
    text: words.named(`submissions.mail.acknowledged.${kind}.text`, {
      about: edition ? 'known' : 'unknown',
      title: edition?.title ?? siteName,
      reference,
      at: words.instant(message.receivedAt, edition?.timeZone ?? timeZone),
      link: privateKey ? baseUrl + ownPath(privateKey) : '',
      notice: consultation ? `${baseUrl}/consultations/${consultation.slug}` : baseUrl,
      contact: edition?.contact.email ?? edition?.contact.name ?? mailIn?.address ?? siteName,
    }),
    answers: message.headerId ?? undefined,
    replyTo: mailIn && (privateKey ? addressOfSubmission(mailIn.address, reference) : mailIn.address),
  })
  await house.db
    .updateTable('inboundMessage')
    .set({ acknowledgedAt: now })
    .where('messageId', '=', messageId)
    .execute()
  if (privateKey)
    await house.db
      .updateTable('submission')
      .set({ acknowledgedAt: now })
      .where('submissionId', '=', messageId)
      .where('acknowledgedAt', 'is', null)
      .execute()
}
