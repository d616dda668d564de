import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { approveEdition } from './approve-edition.ts'
import { type Drafted, draftConsultation, type NewConsultation } from './draft-consultation.ts'
import { missingElements } from './notice.ts'
import { type Proposed, proposeEdition } from './propose-edition.ts'
import { type Published, publishEdition } from './publish-edition.ts'

export interface ImportPeople {
  /** Who answers for the text. */
  readonly author: Pick<Actor, 'id'>
  /** The second person. Gaps in the notice of a consultation that already took place are taken as they are. */
  readonly approver: Pick<Actor, 'id'>
}

type Refused<Result> = Exclude<Result, { ok: true }>

export type Imported =
  | { ok: true; consultationId: string; editionId: string }
  | Refused<Drafted>
  | Refused<Proposed>
  | Refused<Published>
  | { ok: false; reason: 'same-person' }

/**
 * Brings a consultation over from elsewhere, published at `now`, which may lie in the past. It goes the same way as
 * any other, deed by deed, with two people.
 */
export async function importConsultation(
  db: Db,
  now: Date,
  people: ImportPeople,
  form: NewConsultation,
): Promise<Imported> {
  if (people.author.id === people.approver.id) return { ok: false, reason: 'same-person' }
  const drafted = await draftConsultation(db, now, people.author, form)
  if (!drafted.ok) return drafted
  const { editionId, consultationId } = drafted
  const proposed = await proposeEdition(db, now, people.author, editionId)
  if (!proposed.ok) return proposed
  const acceptedGaps = missingElements(form.content.notice)
  const approved = await approveEdition(db, now, people.approver, { editionId, revision: 1, acceptedGaps })
  if (!approved.ok) throw new Error(`an edition just proposed was not approved: ${approved.reason}`)
  const published = await publishEdition(db, now, people.author, editionId, 'as-promised')
  if (!published.ok) return published
  return { ok: true, consultationId, editionId }
}
