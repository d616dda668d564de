import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { findPublishedConsultationById, findPublishedEdition } from '../../consultations/index.ts'
import type { AuditActor } from '../../ledger/index.ts'
import { answersIn, readVersion } from '../own-submission.ts'
import { receive } from '../receive.ts'
import { listVersionFiles } from '../version-files.ts'
import { listVersions } from '../versions.ts'
import { type RawMessage, rawFile } from './become-submission.ts'
import type { OpenedMessage } from './open-message.ts'
import { ownWordsOf } from './wishes.ts'

/** Whether the words of a message stand instead of those before, or after them. */
export type CorrectionHow = 'adds' | 'replaces'

/**
 * Makes the next version of a submission from a message: all that the version before said, with the words of the message
 * added or in their place, and its files beside those before. In a transaction of the caller, who holds the submission.
 */
export async function correctByMessage(
  db: Db,
  house: Pick<House, 'keys' | 'settings' | 'publicDb'>,
  submissionId: string,
  raw: RawMessage,
  { message, files }: OpenedMessage,
  actor: AuditActor,
  how: CorrectionHow,
): Promise<void> {
  const [last] = await listVersions(db, submissionId)
  if (!last) throw new Error(`submission ${submissionId} has no version`)
  const submission = await db
    .selectFrom('submission')
    .select(['consultationId', 'channel', 'secretHash', 'email'])
    .where('submissionId', '=', submissionId)
    .executeTakeFirstOrThrow()
  const consultation = await findPublishedConsultationById(house.publicDb, submission.consultationId)
  const answered = await findPublishedEdition(house.publicDb, last.editionId)
  if (!consultation || !answered) throw new Error(`submission ${submissionId} answers nothing published`)
  const before = await readVersion(db, submissionId, last.versionId)
  const words = ownWordsOf(message.text) || message.text.trim()
  const body = how === 'replaces' ? words : [before.body?.text, words].filter(Boolean).join('\n\n')
  const received = await receive(db, house, {
    submissionId,
    version: last.number + 1,
    consultationId: submission.consultationId,
    consultationSlug: consultation.slug,
    edition: answered.edition,
    editionId: last.editionId,
    noticeHash: last.noticeHash,
    channel: submission.channel,
    content: {
      answers: how === 'replaces' ? {} : answersIn(answered.edition, before),
      sender: last.sender,
      withhold: before.withhold.map(({ questionId, quote, reason }) => ({
        questionId: questionId ?? 'everything',
        quote: quote ?? undefined,
        reason,
      })),
    },
    body: body || undefined,
    files: [...(await listVersionFiles(db, submissionId, last.versionId)), ...files, rawFile(raw)],
    receivedAt: raw.receivedAt,
    secretHash: submission.secretHash,
    actor,
    method: message.textFrom === 'html' ? 'extracted' : 'typed',
  })
  if (submission.email)
    await addJob(db, 'submissions.mail-done-for-sender', {
      submissionId,
      done: 'corrected',
      mark: received.versionId,
      to: submission.email,
    })
}
