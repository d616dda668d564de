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
import { addressOfSubmission } from './mail/addresses.ts'
import { findOwnSubmission } from './own-submission.ts'
import { readPrivateKey } from './private-key.ts'
import { LinkMail, MovedMail, ReceiptMail, WithdrawalMail } from './schemas.ts'
import { confirmationToken } from './screening/confirm-address.ts'
import { ownPath } from './steps.ts'
import { listVersions } from './versions.ts'

/*
 * Every mail goes to the address that stood with the submission when the thing it tells of was done; the job carries
 * it. Whoever holds the private link can correct the address, and would otherwise choose who is warned of it.
 */

/** Mails the receipt of a version, and says whether it is a correction. Sent again after a failure it carries the same identifier. */
export const mailReceipt: JobHandler = async (payload, house) => {
  const { privateKey, versionId, to } = ReceiptMail.parse(payload)
  const found = await findOwnVersion(house, privateKey, versionId)
  if (!found) return
  const { submission, consultation, version } = found
  const words = house.words.in('en')
  const { edition } = consultation
  const kind = version.number > 1 ? 'correction' : 'receipt'
  const { reference } = submission
  await house.mailer.send({
    id: `receipt-${versionId}`,
    to,
    subject: words.named(`submissions.mail.${kind}.subject`, { reference, number: version.number }),
    text: words.named(`submissions.mail.${kind}.text`, {
      closes: closingInWords(consultation, words),
      // The withdrawal may have come before this mail: nothing is offered that it took away.
      open: submission.withdrawnAt ? 'withdrawn' : openOrNot(house, consultation),
      title: edition.title,
      reference,
      number: version.number,
      at: words.instant(version.receivedAt, edition.timeZone),
      link: house.settings.baseUrl + ownPath(privateKey),
      excluded: kind === 'correction' && submission.excludedAs && !submission.withdrawnAt ? 'yes' : 'no',
      confirm:
        kind === 'receipt' && edition.confirmAddress
          ? `${house.settings.baseUrl}${ownPath(privateKey, 'confirm')}?token=${confirmationToken(house.keys.secret, submission.submissionId, to)}`
          : 'no',
      contact: edition.contact.email ?? edition.contact.name,
    }),
    replyTo: replyAddress(house, reference),
  })
}

const replyAddress = ({ settings: { mailIn } }: House, reference: string): string | undefined =>
  mailIn && addressOfSubmission(mailIn.address, reference)

/**
 * Tells the address that an earlier version gave, and the newest does not, that there was a correction and that later
 * mails go elsewhere.
 *
 * Without the private link and without the new address. The link is the same secret for as long as the submission
 * lives: it would hand a former address, given up perhaps because it was wrong or others read it, the power to change
 * what was sent. Who had the mail before this one has the link from there; who did not correct it can write to us.
 */
export const mailMoved: JobHandler = async (payload, house) => {
  const { privateKey, versionId, to, elsewhere } = MovedMail.parse(payload)
  const found = await findOwnVersion(house, privateKey, versionId)
  if (!found) return
  const { submission, consultation, version } = found
  const words = house.words.in('en')
  const { edition } = consultation
  const { reference } = submission
  await house.mailer.send({
    id: `moved-${versionId}`,
    to,
    subject: words.t('submissions.mail.moved.subject', { reference }),
    text: words.t('submissions.mail.moved.text', {
      title: edition.title,
      reference,
      at: words.instant(version.receivedAt, edition.timeZone),
      elsewhere: elsewhere ? 'yes' : 'no',
      contact: edition.contact.email ?? edition.contact.name,
    }),
  })
}

/** Tells the sender, where they gave an address, that their submission was withdrawn and what that means. */
export const mailWithdrawal: JobHandler = async (payload, house) => {
  const { privateKey, to } = WithdrawalMail.parse(payload)
  const found = await findOwn(house, privateKey)
  if (!found?.submission.withdrawnAt) return
  const { submission, consultation } = found
  const words = house.words.in('en')
  const { edition, slug } = consultation
  const { reference, withdrawnAt, wantsResults } = submission
  await house.mailer.send({
    id: `withdrawal-${submission.submissionId}`,
    to,
    subject: words.t('submissions.mail.withdrawal.subject', { reference }),
    text: words.t('submissions.mail.withdrawal.text', {
      closes: closingInWords(consultation, words),
      open: openOrNot(house, consultation),
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

/** The submission behind a private link, and the consultation it belongs to. */
async function findOwn(house: House, privateKey: string) {
  const key = readPrivateKey(privateKey)
  const submission = key && (await findOwnSubmission(house.db, key))
  if (!submission) return undefined
  const consultation = await findPublishedConsultationById(house.publicDb, submission.consultationId)
  return consultation && { submission, consultation }
}

/** The same, with the version that a mail tells of, which may no longer be the newest. */
async function findOwnVersion(house: House, privateKey: string, versionId: string) {
  const found = await findOwn(house, privateKey)
  if (!found) return undefined
  const versions = await listVersions(house.db, found.submission.submissionId)
  const version = versions.find((each) => each.versionId === versionId)
  return version && { ...found, version }
}

const openOrNot = (house: House, consultation: PublishedConsultation) =>
  isOpen(consultation, house.now()) ? 'yes' : 'no'
