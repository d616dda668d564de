import { instantOf } from '../../platform/civil-time.ts'
import type { Db } from '../../platform/database/database.ts'
import { isId } from '../../platform/ids.ts'
import { noticeHash } from './notice.ts'
import type { PublishedConsultation } from './published.ts'
import { findConsultation } from './queries.ts'

export interface Preview {
  /** In the shape of something published; dates that are not set yet stand at this moment. */
  readonly consultation: PublishedConsultation
  readonly hasDates: boolean
}

/** A consultation as the public would get it now: the edition being made, or the public one where none is. */
export async function findPreview(db: Db, consultationId: string, now: Date): Promise<Preview | undefined> {
  const found = isId(consultationId) ? await findConsultation(db, consultationId) : undefined
  const made = found?.inProgress ?? found?.current
  if (!found || !made) return undefined
  const { edition, editionId, number } = made
  const at = (civil: string): Date => {
    const resolved = instantOf(civil, edition.timeZone)
    return resolved.ok ? resolved.at : now
  }
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
      opensAt: at(edition.opens),
      closesAt: at(edition.closes),
      reportedAt: null,
    },
    hasDates: edition.opens !== '' && edition.closes !== '',
  }
}

/** Below this stand the pages of the preview; those of the form belong to whoever has the form. */
export const previewPath = (consultationId: string, ...rest: string[]): string =>
  ['/staff/consultations', consultationId, 'preview', ...rest].join('/')
