import type { House } from '../../platform/house.ts'
import type { Words } from '../../platform/translation/words.ts'
import { differences, findPublishedEdition, type PublishedConsultation } from '../consultations/index.ts'
import type { Draft } from './drafts.ts'

/**
 * What a newer edition changed for someone who is filling in an older one, as lines to read. Answers belong to
 * questions by name and stay in the form, also those of questions that are no longer asked.
 */
export async function carryOver(
  house: House,
  consultation: PublishedConsultation,
  draft: Draft,
  words: Words,
): Promise<string[]> {
  const before = await findPublishedEdition(house.publicDb, draft.editionId)
  if (!before) return []
  return differences(before.edition, consultation.edition).map((difference) =>
    words.named(`submissions.edition.${difference.kind}`, { label: difference.label }),
  )
}
