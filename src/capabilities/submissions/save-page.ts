import type { Db } from '../../platform/database/database.ts'
import { fingerprintOf } from '../ledger/index.ts'
import type { PrivateKey } from './private-key.ts'
import { type Saved, saveDraft } from './save-draft.ts'
import type { DraftContent } from './submissions.ts'

/** One page of the form as it was posted. */
export interface TypedPage {
  /** The step it is. */
  readonly step: string
  /** What of a form the page shows. */
  shown(content: DraftContent): unknown
  /** A form with what was typed on the page in its place. */
  withTyped(content: DraftContent): DraftContent
  /** Fingerprint of what the page was filled with when it was made; '' where it does not say. */
  readonly base: string
  /** The edition the page showed. */
  readonly editionId: string
  /** The person has been through it: nothing on it is wrong, and they went on. */
  readonly done: boolean
}

/** Saves what was typed on one page, right or wrong, unless another window changed the same page meanwhile. */
export function savePage(
  db: Db,
  now: Date,
  key: PrivateKey,
  page: TypedPage,
): Promise<Saved<'changed-elsewhere'>> {
  return saveDraft<'changed-elsewhere'>(db, now, key, (draft) => {
    const next = page.withTyped(draft.content)
    const stands = fingerprintOf(page.shown(draft.content))
    const other = page.base !== stands && stands !== fingerprintOf(page.shown(next))
    if (page.base && other) return { refuse: 'changed-elsewhere' }
    const { seen, toldSince } = draft.content
    return {
      save: {
        ...next,
        seen: page.done && !seen.includes(page.step) ? [...seen, page.step] : seen,
        // Whoever goes on from a page of this edition read there what it changed.
        toldSince: page.done && page.editionId === draft.editionId ? undefined : toldSince,
      },
    }
  })
}
