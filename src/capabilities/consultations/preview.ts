import { instantOf } from '../../platform/civil-time.ts'
import type { Db } from '../../platform/database/database.ts'
import { isId } from '../../platform/ids.ts'
import { noticeHash } from './notice.ts'
import type { PublishedConsultation } from './published.ts'
import { findConsultation } from './queries.ts'

export interface Preview {
  /** In the shape of something published; where a date is not set yet, this moment stands and must not be told. */
  readonly consultation: PublishedConsultation
  readonly hasDates: boolean
}

/** A consultation as the public would get it now: the edition being made, or the public one where none is. */
export async function findPreview(db: Db, consultationId: string, now: Date): Promise<Preview | undefined> {
  const found = isId(consultationId) ? await findConsultation(db, consultationId) : undefined
  const made = found?.inProgress ?? found?.current
  if (!found || !made) return undefined
  const { edition, editionId, number } = made
  const [opens, closes] = [edition.opens, edition.closes].map((civil) => instantOf(civil, edition.timeZone))
  return {
    consultation: {
      consultationId,
      treatyId: found.treatyId,
      slug: found.slug,
      edition,
      editionId,
      editionNumber: number,
      noticeHash: noticeHash(edition.notice),
      publishedAt: found.publishedAt ?? now,
      editionPublishedAt: now,
      opensAt: opens?.ok ? opens.at : now,
      closesAt: closes?.ok ? closes.at : now,
      reportedAt: null,
    },
    hasDates: Boolean(opens?.ok && closes?.ok),
  }
}

/** Below this stand the pages of the preview; those of the form belong to whoever has the form. */
export const previewPath = (consultationId: string, ...rest: string[]): string =>
  ['/staff/consultations', consultationId, 'preview', ...rest].join('/')
