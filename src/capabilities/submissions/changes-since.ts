import type { House } from '../../platform/house.ts'
import type { Words } from '../../platform/translation/words.ts'
import {
  changedParts,
  differences,
  findPublishedEdition,
  type PublishedConsultation,
} from '../consultations/index.ts'

/**
 * What was changed since an edition for someone who began to fill that one in, as lines to read. Answers belong to
 * questions by name and stay in the form, also those of questions that are no longer asked.
 */
export async function changesSince(
  house: House,
  consultation: PublishedConsultation,
  editionId: string,
  words: Words,
): Promise<string[]> {
  const before = await findPublishedEdition(house.publicDb, editionId)
  if (!before) return []
  const parts = changedParts(before.edition, consultation.edition)
  return [
    ...(parts.includes('dates') ? [words.t('submissions.edition.dates')] : []),
    ...(parts.includes('notice') ? [words.t('submissions.edition.notice')] : []),
    ...differences(before.edition, consultation.edition).map((difference) =>
      words.named(`submissions.edition.${difference.kind}`, { label: difference.label }),
    ),
  ]
}
