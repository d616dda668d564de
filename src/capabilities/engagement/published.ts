import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import '../consultations/index.ts'
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
  /** Of the consultation it tells of, or null: its own promises are made there, not in the site's zone. */
  readonly timeZone: string | null
  readonly treaty: { readonly slug: string; readonly shortTitle: string } | null
}

/** How often a thing was made public anew: a number that only ever rises. */
export type RevisionOf = (subject: { readonly id: string; readonly path: string }) => number

/**
 * The revision of everything that was published, of the whole site or of one treaty. A session's new dates are
 * published at its address, a correction of it under its identifier: the newer of the two counts.
 */
export async function readRevisions(publicDb: Db, treatyId?: string): Promise<RevisionOf> {
  const rows = await publicDb
    .selectFrom('publishedPublication')
    .select(({ fn }) => ['subjectId', 'path', fn.max('revision').as('revision')])
    .$if(treatyId !== undefined, (query) => query.where('treatyId', '=', treatyId as string))
    .groupBy(['subjectId', 'path'])
    .execute()
  const newest = new Map<string, number>()
  for (const { subjectId, path, revision } of rows)
    for (const name of [subjectId, path]) newest.set(name, Math.max(newest.get(name) ?? 0, Number(revision)))
  return ({ id, path }) => Math.max(newest.get(id) ?? 0, newest.get(path) ?? 0)
}

/** Where a page of updates ends. What is published meanwhile does not shift the next one. */
export interface UpdateKey {
  readonly at: Date
  readonly revision: number
}

/**
 * What was published, newest first: of the whole site, or of one treaty. Only news, and nothing of a treaty that
 * was taken from view. Of a consultation that was open as it was announced, its opening alone is told.
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
    .leftJoin('publishedConsultation as c', 'c.consultationId', 'p.subjectId')
    .select(['p.revision', 'p.at', 'p.kind', 'p.subjectId', 'p.title', 'p.path', 't.slug', 't.shortTitle'])
    .select(sql<string | null>`c.content->>'timeZone'`.as('timeZone'))
    .where('p.news', '=', true)
    .where(({ not, exists, and, eb, selectFrom }) =>
      not(
        and([
          eb('p.kind', '=', 'consultation.published'),
          exists(
            selectFrom('publishedPublication as opened')
              .select('opened.revision')
              .whereRef('opened.subjectId', '=', 'p.subjectId')
              .whereRef('opened.at', '<=', 'p.at')
              .where('opened.kind', '=', 'consultation.opened'),
          ),
        ]),
      ),
    )
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
