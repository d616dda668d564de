import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import type { AuditActor } from '../../ledger/index.ts'
import { makeNextVersion } from '../next-version.ts'
import { findAddress } from '../own-submission.ts'
import { type MessageContent, type RawMessage, rawFile } from './become-submission.ts'
import { type Correction, correctedBody, wordsOf } from './corrected.ts'

/**
 * Makes the next version of a submission from a message: all that the version before said, with the words of the message
 * added or in their place, and its files beside those before. In a transaction of the caller, who holds the submission.
 */
export async function correctByMessage(
  db: Db,
  house: Pick<House, 'keys' | 'settings' | 'publicDb'>,
  submissionId: string,
  raw: RawMessage,
  { text, textFrom, files }: MessageContent,
  actor: AuditActor,
  { how, words: cut }: Correction,
): Promise<void> {
  const own = wordsOf(text)
  const words = cut ?? own
  const to = await findAddress(db, submissionId)
  const received = await makeNextVersion(db, house, {
    submissionId,
    actor,
    receivedAt: raw.receivedAt,
    method: words !== own ? 'entered-by-staff' : textFrom === 'html' ? 'extracted' : 'typed',
    change: (before) => ({
      answers: how === 'replaces' ? {} : before.answers,
      body: correctedBody(before.body, words, how),
      files: [...before.files, ...files, rawFile(raw)],
    }),
  })
  if (to)
    await addJob(db, 'submissions.mail-done-for-sender', {
      submissionId,
      done: 'corrected',
      mark: received.versionId,
      to,
    })
}
