import type { Db } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import type { Words } from '../../platform/translation/words.ts'
import {
  checkAnswers,
  isOpen,
  isWithinGrace,
  type Problem,
  type PublishedConsultation,
} from '../consultations/index.ts'
import { findDraftForUpdate } from './drafts.ts'
import { type PrivateKey, writePrivateKey } from './private-key.ts'
import { type Received, receive } from './receive.ts'
import { nextVersionNumber } from './versions.ts'

export type Submitted =
  | { ok: true; received: Received }
  /** Sent before, by a double click or a retry: the first one stands. */
  | { ok: true; already: true }
  | { ok: false; reason: 'unknown' | 'closed' | 'edition-changed' | 'withdrawn' }
  | { ok: false; reason: 'incomplete'; problems: readonly Problem[] }

/**
 * Receives a finished form: the first time as a new submission, later as a correction. The form's row is held
 * meanwhile, so that a double click, a retry or a second window stores one version, not two.
 *
 * @param editionSeen the edition whose notice stood on the page from which the person sent
 */
export async function submit(
  db: Db,
  house: Pick<House, 'keys' | 'settings'>,
  now: Date,
  words: Words,
  consultation: PublishedConsultation,
  key: PrivateKey,
  editionSeen: string,
): Promise<Submitted> {
  return db.transaction().execute(async (db): Promise<Submitted> => {
    const draft = await findDraftForUpdate(db, key)
    if (!draft) return { ok: false, reason: 'unknown' }
    if (draft.sentAt) return { ok: true, already: true }
    const grace = house.settings.closingGraceMinutes
    if (!isOpen(consultation, now) && !isWithinGrace(consultation, draft.createdAt, grace, now))
      return { ok: false, reason: 'closed' }
    if (editionSeen !== consultation.editionId || draft.editionId !== consultation.editionId)
      return { ok: false, reason: 'edition-changed' }
    const problems = checkAnswers(consultation.edition, draft.content.answers, words)
    if (problems.length > 0) return { ok: false, reason: 'incomplete', problems }

    const version = await nextVersionNumber(db, draft.submissionId)
    if (version === 'withdrawn') return { ok: false, reason: 'withdrawn' }
    const received = await receive(db, house, {
      submissionId: draft.submissionId,
      version,
      consultationId: consultation.consultationId,
      consultationSlug: consultation.slug,
      edition: consultation.edition,
      editionId: consultation.editionId,
      noticeHash: consultation.noticeHash,
      channel: 'web',
      content: draft.content,
      receivedAt: now,
      secretHash: draft.secretHash,
      actor: 'public',
      privateKey: writePrivateKey(key),
    })
    await db
      .updateTable('submissionDraft')
      .set({ sentAt: now, updatedAt: now })
      .where('submissionId', '=', draft.submissionId)
      .execute()
    return { ok: true, received }
  })
}
