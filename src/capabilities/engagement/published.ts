import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import '../ledger/index.ts'
import '../negotiations/index.ts'

/** Something that was made public, as updates and feeds tell it. */
export interface PublishedUpdate {
  readonly revision: number
  /** When it happened; history entered later bears its own, earlier moment. */
  readonly at: Date
  /** Such as `consultation.opened`; its words are the message `ledger.news.<kind>`. */
  readonly kind: string
  readonly subjectId: string
  readonly title: string
  /** Where it stands on this site, in English. */
  readonly path: string
  readonly treaty: { readonly slug: string; readonly shortTitle: string } | null
}

/** Where a page of updates ends. What is published meanwhile does not shift the next one. */
export interface UpdateKey {
  readonly at: Date
  readonly revision: number
}

/**
 * What was published, newest first: of the whole site, or of one treaty. Only news, and nothing of a treaty that
 * was taken from view.
 */
export async function listPublishedUpdates(
  publicDb: Db,
  limit: number,
  treatyId?: string,
  beyond?: UpdateKey,
): Promise<PublishedUpdate[]> {
  const rows = await publicDb
    .selectFrom('publishedPublication as p')
    .leftJoin('publishedTreaty as t', 't.treatyId', 'p.treatyId')
    .select(['p.revision', 'p.at', 'p.kind', 'p.subjectId', 'p.title', 'p.path', 't.slug', 't.shortTitle'])
    .where('p.news', '=', true)
    .where((where) => where.or([where('p.treatyId', 'is', null), where('t.treatyId', 'is not', null)]))
    .$if(treatyId !== undefined, (query) => query.where('p.treatyId', '=', treatyId as string))
    .$if(beyond !== undefined, (query) =>
      query.where(
        sql<boolean>`(p.at, p.revision) < (${beyond?.at}::timestamptz, ${beyond?.revision}::bigint)`,
      ),
    )
    .orderBy('p.at', 'desc')
    .orderBy('p.revision', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ slug, shortTitle, ...update }) => ({
    ...update,
    treaty: slug === null || shortTitle === null ? null : { slug, shortTitle },
  }))
}
