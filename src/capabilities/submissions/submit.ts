import type { Db } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import type { Words } from '../../platform/translation/words.ts'
import {
  checkAnswers,
  findPublishedConsultationById,
  isOpen,
  isWithinGrace,
  type PublishedConsultation,
} from '../consultations/index.ts'
import { findDraftForUpdate } from './drafts.ts'
import { type PrivateKey, writePrivateKey } from './private-key.ts'
import { type Received, receive } from './receive.ts'
import { checkSender, checkWithhold } from './schemas.ts'
import { insertingSignals } from './screening/queries.ts'
import { type Circumstances, signalsOf } from './screening/signals.ts'
import type { DraftContent } from './submissions.ts'
import { nextVersionNumber } from './versions.ts'
import { standingRequests } from './withhold-requests.ts'

export type Submitted =
  | { ok: true; received: Received }
  /** Sent before, by a double click or a retry: the first one stands. */
  | { ok: true; already: true }
  | { ok: false; reason: 'unknown' | 'closed' | 'edition-changed' | 'changed-elsewhere' | 'withdrawn' }
  | { ok: false; reason: 'incomplete'; problems: readonly SendProblem[] }

/** Why a form cannot be sent as it is, and where that is mended: a question, a page, or only by reading it again. */
export interface SendProblem {
  readonly at:
    | { readonly questionId: string }
    | 'about-you'
    | 'withhold'
    | 'edition-changed'
    | 'changed-elsewhere'
  readonly message: string
}

/**
 * Receives a finished form: the first time as a new submission, later as a correction. The form's row is held
 * meanwhile, so that a double click, a retry or a second window stores one version, not two.
 *
 * @param seen what stood on the page from which the person sent: the edition with its notice, and the revision of the
 *   form; a page made before another window saved sends nothing unread, nor does a request that names no revision
 * @param around what is known of the sending beside its words; it decides nothing but whether a person has a look
 */
export async function submit(
  db: Db,
  house: Pick<House, 'keys' | 'settings' | 'publicDb' | 'pages'>,
  now: Date,
  words: Words,
  key: PrivateKey,
  seen: { editionId: string; revision: string },
  around?: (consultationId: string) => Promise<Omit<Circumstances, 'tookMs' | 'toConfirm'>>,
): Promise<Submitted> {
  return db.transaction().execute(async (db): Promise<Submitted> => {
    const draft = await findDraftForUpdate(db, key)
    if (!draft) return { ok: false, reason: 'unknown' }
    if (draft.sentAt) return { ok: true, already: true }
    // From memory, or else through the public's own pool: nothing there ever waits for this transaction, and reading the
    // form a second time before it would cost every sending a round trip.
    const consultation = await findPublishedConsultationById(
      house.publicDb,
      draft.consultationId,
      house.pages.revision,
    )
    if (!consultation) return { ok: false, reason: 'unknown' }
    const grace = house.settings.closingGraceMinutes
    if (!isOpen(consultation, now) && !isWithinGrace(consultation, draft.createdAt, grace, now))
      return { ok: false, reason: 'closed' }
    if (seen.editionId !== consultation.editionId || draft.editionId !== consultation.editionId)
      return { ok: false, reason: 'edition-changed' }
    if (seen.revision !== String(draft.revision)) return { ok: false, reason: 'changed-elsewhere' }
    const problems = problemsOf(consultation, draft.content, words)
    if (problems.length > 0) return { ok: false, reason: 'incomplete', problems }

    const version = await nextVersionNumber(db, draft.submissionId)
    if (version === 'withdrawn') return { ok: false, reason: 'withdrawn' }
    const signals =
      around && version === 1
        ? signalsOf({
            ...(await around(draft.consultationId)),
            tookMs: now.getTime() - draft.createdAt.getTime(),
            toConfirm: Boolean(consultation.edition.confirmAddress && draft.content.sender.email),
          })
        : []
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
      body: draft.content.body,
      files: draft.content.files,
      receivedAt: now,
      // The next page says so, with the reference.
      acknowledgedAt: now,
      secretHash: draft.secretHash,
      actor: 'public',
      privateKey: writePrivateKey(key),
      alongside: [
        db
          .updateTable('submissionDraft')
          .set({ sentAt: now, updatedAt: now, ...heardOf(draft.content) })
          .where('submissionId', '=', draft.submissionId),
        ...(signals.length > 0 ? [insertingSignals(db, draft.submissionId, signals, now)] : []),
      ],
    })
    return { ok: true, received }
  })
}

function problemsOf(
  { edition }: PublishedConsultation,
  { answers, sender, withhold }: DraftContent,
  words: Words,
): SendProblem[] {
  return [
    ...checkAnswers(edition, answers, words).map(({ questionId, message }) => ({
      at: { questionId },
      message,
    })),
    ...checkSender(sender, words).map(({ message }) => ({ at: 'about-you' as const, message })),
    ...checkWithhold(standingRequests(edition, { answers, withhold }), edition, words).map(({ message }) => ({
      at: 'withhold' as const,
      message,
    })),
  ]
}

/** Whoever sent the form read on its last page what a newer edition changed. */
const heardOf = (content: DraftContent): { content?: string } =>
  content.toldSince ? { content: JSON.stringify({ ...content, toldSince: undefined }) } : {}
