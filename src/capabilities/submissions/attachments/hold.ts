import { record } from '../../ledger/index.ts'
import type { FileToRead, Reader } from './read-attachments.ts'

/**
 * Has a file checked for malware, where a check is configured and was not made yet. Until it is known to be clean a file is
 * held: nobody opens it, neither a person nor the reader.
 *
 * @returns `for-good` when something was found, `until-checked` when the check could not be made
 */
export async function isHeld(
  house: Reader,
  file: FileToRead,
): Promise<'for-good' | 'until-checked' | undefined> {
  if (!house.malware || file.malwareCheckedAt) return undefined
  const finding = await house.malware.check(await house.files.open(file.sha256))
  const now = house.now()
  if (finding.found === false) {
    await reading(house, file).set({ malwareCheckedAt: now }).execute()
    return undefined
  }
  if (finding.found === 'unknown') {
    await reading(house, file)
      .set({ state: 'held', reasons: JSON.stringify(['malware-check-failed']) })
      .execute()
    return 'until-checked'
  }
  await house.db.transaction().execute(async (db) => {
    await reading({ ...house, db }, file)
      .set({
        state: 'held',
        reasons: JSON.stringify(['malware-found']),
        malwareCheckedAt: now,
        malwareFound: finding.name,
      })
      .execute()
    await record(db, {
      at: now,
      actor: 'system',
      action: 'submission.file-held',
      subjectKind: 'submission',
      subjectId: file.submissionId,
      detail: { attachmentId: file.attachmentId, found: finding.name },
    })
  })
  return 'for-good'
}

const reading = ({ db }: Pick<Reader, 'db'>, { submissionId, attachmentId }: FileToRead) =>
  db
    .updateTable('submissionAttachmentReading')
    .where('submissionId', '=', submissionId)
    .where('attachmentId', '=', attachmentId)
    .where('state', 'in', ['waiting', 'held'])
