import * as z from 'zod'
import type { JobHandler } from '../../../platform/capability.ts'
import { findPublishedConsultationById } from '../../consultations/index.ts'
import { findEntry, listExclusions } from './queries.ts'

const ExclusionMail = z.object({ submissionId: z.uuid(), exclusionId: z.uuid(), to: z.string() })

/**
 * Tells the sender that their submission is not counted, or is counted again: nobody should learn it from a list. Without
 * the private link: the job does not know it, and whoever has an earlier mail has it from there.
 */
export const mailExclusion: JobHandler = async (payload, house) => {
  const { submissionId, exclusionId, to } = ExclusionMail.parse(payload)
  const entry = await findEntry(house.db, submissionId)
  const exclusion = (await listExclusions(house.db, submissionId)).find(
    (each) => each.exclusionId === exclusionId,
  )
  if (!entry || !exclusion) return
  const consultation = await findPublishedConsultationById(house.publicDb, entry.consultationId)
  if (!consultation) return
  const words = house.words.in('en')
  const { edition, slug } = consultation
  const { reference } = entry
  const state = exclusion.liftedAt ? 'reinstated' : 'excluded'
  await house.mailer.send({
    id: `${state}-${exclusionId}`,
    to,
    subject: words.named(`submissions.mail.${state}.subject`, { reference }),
    text: words.named(`submissions.mail.${state}.text`, {
      title: edition.title,
      reference,
      reason: words.named(`submissions.exclusion.to-sender.${exclusion.reason}`),
      register: `${house.settings.baseUrl}/consultations/${slug}/register`,
      contact: edition.contact.email ?? edition.contact.name,
    }),
  })
}
