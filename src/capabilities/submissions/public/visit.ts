import type { House } from '../../../platform/house.ts'
import {
  findPublishedConsultationById,
  isOpen,
  type PublishedConsultation,
} from '../../consultations/index.ts'
import { changesSince } from '../changes-since.ts'
import { type Draft, findDraft } from '../drafts.ts'
import { graceUntil } from '../grace.ts'
import { type PrivateKey, readPrivateKey } from '../private-key.ts'
import { saveDraft } from '../save-draft.ts'
import { type Step, stepsOf } from '../steps.ts'

/** Someone at their form: the draft their link opens, brought up to the questionnaire's current edition. */
export interface Visit {
  readonly keyText: string
  readonly key: PrivateKey
  readonly draft: Draft
  readonly consultation: PublishedConsultation
  readonly steps: readonly Step[]
  /** True while the form can be sent. */
  readonly accepting: boolean
  /** The consultation has closed; the form can be sent until then, because it was begun before. */
  readonly grace: Date | undefined
  /** What a newer edition changed, until the person has saved a page that told them. */
  readonly changes: readonly string[]
}

/**
 * Undefined when the link opens nothing. With `quietly` a form on an older edition is left as it is: nobody is there
 * to be told what changed.
 */
export async function visit(
  house: House,
  keyText: string,
  language: string,
  quietly = false,
): Promise<Visit | undefined> {
  const key = readPrivateKey(keyText)
  if (!key) return undefined
  let draft = await findDraft(house.db, key)
  if (!draft) return undefined
  const consultation = await findPublishedConsultationById(
    house.publicDb,
    draft.consultationId,
    house.pages.revision,
  )
  if (!consultation) return undefined
  const now = house.now()
  if (draft.editionId !== consultation.editionId && !draft.sentAt && !quietly) {
    const saved = await saveDraft(house.db, now, key, ({ content, editionId }) => ({
      save: { ...content, toldSince: content.toldSince ?? editionId },
      editionId: consultation.editionId,
    }))
    if (saved.ok) draft = saved.draft
  }
  const { toldSince } = draft.content
  const changes = toldSince
    ? await changesSince(house, consultation, toldSince, house.words.in(language))
    : []
  const grace = graceUntil(consultation, draft, house.settings.closingGraceMinutes, now)
  return {
    keyText,
    key,
    draft,
    consultation,
    steps: stepsOf(consultation.edition, draft.content),
    accepting: isOpen(consultation, now) || grace !== undefined,
    grace,
    changes,
  }
}
