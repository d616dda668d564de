import type { JobHandler } from '../../platform/capability.ts'
import { closingInWords, findPublishedConsultationById } from '../consultations/index.ts'
import { findDraft } from './drafts.ts'
import { findOwnSubmission } from './own-submission.ts'
import { readPrivateKey } from './private-key.ts'
import { LinkMail, ReceiptMail } from './schemas.ts'
import { ownPath } from './steps.ts'

/** Mails the receipt of what counts when it is sent. Sent again after a failure it carries the same identifier. */
export const mailReceipt: JobHandler = async (payload, house) => {
  const { privateKey, versionId } = ReceiptMail.parse(payload)
  const key = readPrivateKey(privateKey)
  const submission = key && (await findOwnSubmission(house.db, key))
  if (!submission?.email) return
  const consultation = await findPublishedConsultationById(house.publicDb, submission.consultationId)
  if (!consultation) return
  const words = house.words.in('en')
  const { edition } = consultation
  await house.mailer.send({
    id: `receipt-${versionId}`,
    to: submission.email,
    subject: words.t('submissions.mail.receipt.subject', { reference: submission.reference }),
    text: words.t('submissions.mail.receipt.text', {
      title: edition.title,
      reference: submission.reference,
      at: words.instant(submission.versionReceivedAt, edition.timeZone),
      closes: closingInWords(consultation, words),
      link: house.settings.baseUrl + ownPath(privateKey),
      contact: edition.contact.email ?? edition.contact.name,
    }),
  })
}

/** Mails the private link of an unfinished form to the address the person asked for. */
export const mailLink: JobHandler = async (payload, house) => {
  const { privateKey, to } = LinkMail.parse(payload)
  const key = readPrivateKey(privateKey)
  const draft = key && (await findDraft(house.db, key))
  if (!draft) return
  const consultation = await findPublishedConsultationById(house.publicDb, draft.consultationId)
  if (!consultation) return
  const words = house.words.in('en')
  await house.mailer.send({
    id: `link-${draft.submissionId}-${draft.revision}`,
    to,
    subject: words.t('submissions.mail.link.subject'),
    text: words.t('submissions.mail.link.text', {
      title: consultation.edition.title,
      link: house.settings.baseUrl + ownPath(privateKey),
      closes: closingInWords(consultation, words),
    }),
  })
}
