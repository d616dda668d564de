import type { Actor } from '../../../platform/access.ts'
import type { House } from '../../../platform/house.ts'
import { type Edited, editEdition } from '../edit-edition.ts'
import type { Section } from '../edition.ts'
import { getConsultation } from '../queries.ts'

/**
 * Saves a change to the questionnaire of a draft. The change is made on the questionnaire as it stands, so that a
 * move by one person and a new question by another both hold; it gives undefined when what it is about has gone.
 */
export async function saveSections(
  house: House,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  about: string,
  change: (sections: readonly Section[]) => readonly Section[] | undefined,
): Promise<Edited> {
  for (let tries = 1; ; tries++) {
    const { inProgress } = await getConsultation(house.db, consultationId)
    if (inProgress?.state !== 'draft') return { ok: false, reason: 'not-a-draft' }
    const sections = change(inProgress.edition.sections)
    if (!sections) return { ok: false, reason: 'not-found' }
    const saved = await editEdition(house.db, house.now(), actor, {
      editionId: inProgress.editionId,
      revision: inProgress.revision,
      content: { ...inProgress.edition, sections },
      about,
    })
    if (saved.ok || saved.reason !== 'changed-meanwhile' || tries === 3) return saved
  }
}
