import type { JobHandler } from '../../platform/capability.ts'
import type { House } from '../../platform/house.ts'
import {
  closingInWords,
  findPublishedConsultationById,
  isOpen,
  type PublishedConsultation,
} from '../consultations/index.ts'
import { findDraft } from './drafts.ts'
import { graceUntil } from './grace.ts'
import { findOwnSubmission } from './own-submission.ts'
import { readPrivateKey } from './private-key.ts'
import { LinkMail, ReceiptMail, WithdrawalMail } from './schemas.ts'
import { ownPath } from './steps.ts'
import { listVersions } from './versions.ts'

/** Mails the receipt of a version, and says whether it is a correction. Sent again after a failure it carries the same identifier. */
export const mailReceipt: JobHandler = async (payload, house) => {
  const { privateKey, versionId } = ReceiptMail.parse(payload)
  const addressed = await findAddressed(house, privateKey)
  if (!addressed) return
  const { submission, consultation, email } = addressed
  const versions = await listVersions(house.db, submission.submissionId)
  const version = versions.find((each) => each.versionId === versionId)
  if (!version) return
  const words = house.words.in('en')
  const { edition } = consultation
  const kind = version.number > 1 ? 'correction' : 'receipt'
  const { reference } = submission
  await house.mailer.send({
    id: `receipt-${versionId}`,
    to: email,
    subject: words.named(`submissions.mail.${kind}.subject`, { reference, number: version.number }),
    text: words.named(`submissions.mail.${kind}.text`, {
      ...whatIsOpen(house, consultation),
      title: edition.title,
      reference,
      number: version.number,
      at: words.instant(version.receivedAt, edition.timeZone),
      link: house.settings.baseUrl + ownPath(privateKey),
      contact: edition.contact.email ?? edition.contact.name,
    }),
  })
}

/** Tells the sender, where they gave an address, that their submission was withdrawn and what that means. */
export const mailWithdrawal: JobHandler = async (payload, house) => {
  const { privateKey } = WithdrawalMail.parse(payload)
  const addressed = await findAddressed(house, privateKey)
  if (!addressed?.submission.withdrawnAt) return
  const { submission, consultation, email } = addressed
  const words = house.words.in('en')
  const { edition, slug } = consultation
  const { reference, withdrawnAt, wantsResults } = submission
  await house.mailer.send({
    id: `withdrawal-${submission.submissionId}`,
    to: email,
    subject: words.t('submissions.mail.withdrawal.subject', { reference }),
    text: words.t('submissions.mail.withdrawal.text', {
      ...whatIsOpen(house, consultation),
      title: edition.title,
      reference,
      at: words.instant(withdrawnAt as Date, edition.timeZone),
      results: wantsResults ? 'yes' : 'no',
      new: `${house.settings.baseUrl}/consultations/${slug}/submit`,
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
  const now = house.now()
  const grace = graceUntil(consultation, draft, house.settings.closingGraceMinutes, now)
  await house.mailer.send({
    id: `link-${draft.submissionId}-${draft.revision}`,
    to,
    subject: words.t('submissions.mail.link.subject'),
    text: words.t('submissions.mail.link.text', {
      title: consultation.edition.title,
      link: house.settings.baseUrl + ownPath(privateKey),
      can: isOpen(consultation, now) ? 'yes' : grace ? 'still' : 'not',
      until: grace
        ? words.instant(grace, consultation.edition.timeZone)
        : closingInWords(consultation, words),
    }),
  })
}

/** The submission behind a private link and where its sender can be reached; undefined where they gave no address. */
async function findAddressed(house: House, privateKey: string) {
  const key = readPrivateKey(privateKey)
  const submission = key && (await findOwnSubmission(house.db, key))
  if (!submission?.email) return undefined
  const consultation = await findPublishedConsultationById(house.publicDb, submission.consultationId)
  return consultation && { submission, consultation, email: submission.email }
}

const whatIsOpen = (house: House, consultation: PublishedConsultation) => ({
  open: isOpen(consultation, house.now()) ? 'yes' : 'no',
  closes: closingInWords(consultation, house.words.in('en')),
})
