import * as z from 'zod'
import type { JobHandler } from '../../../platform/capability.ts'
import { findPublishedConsultationById } from '../../consultations/index.ts'
import { readVersion } from '../own-submission.ts'
import { findEntry } from '../register/queries.ts'

const Done = z.object({
  submissionId: z.uuid(),
  done: z.enum(['corrected', 'withdrawn']),
  /** Tells one such deed from another. Of a correction: the version that it made. */
  mark: z.string(),
  to: z.string(),
})

/** A mail shows no more of the words than this; the own page has all. */
const longestShown = 3_000

/** Tells a sender that what they asked for in a message was done by a person. Without the private link: nobody here has it. */
export const mailDoneForSender: JobHandler = async (payload, house) => {
  const { submissionId, done, mark, to } = Done.parse(payload)
  const entry = await findEntry(house.db, submissionId)
  const consultation = entry && (await findPublishedConsultationById(house.publicDb, entry.consultationId))
  if (!entry || !consultation) return
  const words = house.words.in('en')
  const { edition } = consultation
  const reads =
    done === 'corrected' ? (await readVersion(house.db, submissionId, mark)).body?.text : undefined
  await house.mailer.send({
    id: `${done}-for-${mark}`,
    to,
    subject: words.named(`submissions.mail.done-for.${done}.subject`, { reference: entry.reference }),
    text: words.named(`submissions.mail.done-for.${done}.text`, {
      title: edition.title,
      reference: entry.reference,
      reads: reads ? 'yes' : 'no',
      words: reads && reads.length > longestShown ? `${reads.slice(0, longestShown)}…` : (reads ?? ''),
      excluded: entry.excludedAs && !entry.withdrawnAt ? 'yes' : 'no',
      contact: edition.contact.email ?? edition.contact.name,
    }),
  })
}
