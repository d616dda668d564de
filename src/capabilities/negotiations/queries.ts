import type { Selectable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import './tables.ts'

export type Treaty = Selectable<Tables['treaty']>

/** What a list to choose from needs. */
export interface Named {
  readonly id: string
  readonly slug: string
  readonly name: string
}

export const findTreaty = (db: Db, treatyId: string): Promise<Treaty | undefined> =>
  db.selectFrom('treaty').selectAll().where('treatyId', '=', treatyId).executeTakeFirst()

export const findTreatyBySlug = (db: Db, slug: string): Promise<Treaty | undefined> =>
  db.selectFrom('treaty').selectAll().where('slug', '=', slug).executeTakeFirst()

export const listTreaties = (db: Db): Promise<Treaty[]> =>
  db.selectFrom('treaty').selectAll().orderBy('shortTitle').orderBy('treatyId').execute()

/** Sessions and events of a treaty, by the dates that hold now, earliest first. */
export const listSessions = (db: Db, treatyId: string): Promise<Named[]> =>
  db
    .selectFrom('negotiationSession as s')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('sessionSchedule as d')
          .select('d.begins')
          .whereRef('d.sessionId', '=', 's.sessionId')
          .orderBy('d.ordinal', 'desc')
          .limit(1)
          .as('dates'),
      (join) => join.onTrue(),
    )
    .select(['s.sessionId as id', 's.slug', 's.name'])
    .where('s.treatyId', '=', treatyId)
    .orderBy('dates.begins', (order) => order.asc().nullsLast())
    .orderBy('s.sessionId')
    .execute()

/** Chapters of a treaty, of every text of it; `structure` says which text. */
export const listChapters = (db: Db, treatyId: string): Promise<(Named & { readonly structure: string })[]> =>
  db
    .selectFrom('chapter')
    .select(['chapterId as id', 'slug', 'title as name', 'structure'])
    .where('treatyId', '=', treatyId)
    .orderBy('structure', 'desc')
    .orderBy('ordinal')
    .orderBy('chapterId')
    .execute()

/** Statements of a treaty, earliest first. */
export const listStatements = (db: Db, treatyId: string): Promise<Named[]> =>
  db
    .selectFrom('statement')
    .select(['statementId as id', 'slug', 'title as name'])
    .where('treatyId', '=', treatyId)
    .orderBy('madeOn', (order) => order.asc().nullsLast())
    .orderBy('statementId')
    .execute()
