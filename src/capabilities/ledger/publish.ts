import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'

export interface Publication {
  readonly at: Date
  /** Such as `consultation.opened`; its words for feeds are the message `ledger.news.<kind>`. */
  readonly kind: string
  readonly treatyId: string | null
  readonly subjectKind: string
  readonly subjectId: string
  /** The name of what was published, as the public reads it. */
  readonly title: string
  /** Where it stands on this site. */
  readonly path: string
  /** False keeps it out of feeds and updates. */
  readonly news?: boolean
}

/** The channel on which web processes learn that the public site changed. */
export const publicationChannel = 'travaux_publication'

const publicationLock = 7_421_991

/**
 * Notes that the public site changed, in the transaction of the deed. Pages kept in memory are made anew, "last
 * changed" and the feeds follow. Revisions are given out one transaction at a time, so that their order is the
 * order in which changes became visible.
 */
export async function recordPublication(db: Db, publication: Publication): Promise<number> {
  await sql`select pg_advisory_xact_lock(${publicationLock})`.execute(db)
  const { revision } = await db
    .insertInto('publication')
    .values(({ selectFrom, fn, lit }) => ({
      revision: selectFrom('publication').select(
        sql<number>`coalesce(${fn.max('revision')}, 0) + ${lit(1)}`.as('next'),
      ) as never,
      at: publication.at,
      kind: publication.kind,
      treatyId: publication.treatyId,
      subjectKind: publication.subjectKind,
      subjectId: publication.subjectId,
      title: publication.title,
      path: publication.path,
      news: publication.news ?? true,
    }))
    .returning('revision')
    .executeTakeFirstOrThrow()
  await sql`select pg_notify(${publicationChannel}, ${String(revision)})`.execute(db)
  return revision
}

/** Takes what was told of something out of feeds and updates: it is not there any more, and nobody should be led to it. */
export async function stopTelling(db: Db, subjectId: string): Promise<void> {
  await db.updateTable('publication').set({ news: false }).where('subjectId', '=', subjectId).execute()
}
