import type { Selectable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import './tables.ts'

// Everything the public may read of negotiations. Call with the public database; the views hold the rule.

export type PublishedTreaty = Selectable<Tables['publishedTreaty']>
export type PublishedStage = Selectable<Tables['publishedTreatyStage']>
export type PublishedFact = Selectable<Tables['publishedTreatyFact']>
export type PublishedTreatyAgency = Selectable<Tables['publishedTreatyAgency']>
export type PublishedSession = Selectable<Tables['publishedSession']>
export type PublishedSchedule = Selectable<Tables['publishedSessionSchedule']>
export type PublishedOutcome = Selectable<Tables['publishedOutcome']>

/** A chapter, with the sessions that read it and the chapters of an earlier text it grew from. */
export interface PublishedChapter extends Selectable<Tables['publishedChapter']> {
  readonly sessionIds: readonly string[]
  readonly originIds: readonly string[]
}

/** A document, with what it replaces, adds to or corrects. */
export interface PublishedDocument extends Selectable<Tables['publishedTreatyDocument']> {
  readonly relations: readonly Pick<
    Selectable<Tables['publishedTreatyDocumentRelation']>,
    'kind' | 'symbol'
  >[]
}

/** A statement, with the chapters it speaks to. */
export interface PublishedStatement extends Selectable<Tables['publishedStatement']> {
  readonly chapterIds: readonly string[]
}

/** All treaties shown to the public, by their short titles. */
export const listPublishedTreaties = (publicDb: Db): Promise<PublishedTreaty[]> =>
  publicDb.selectFrom('publishedTreaty').selectAll().orderBy('shortTitle').orderBy('treatyId').execute()

export const findPublishedTreaty = (publicDb: Db, slug: string): Promise<PublishedTreaty | undefined> =>
  publicDb.selectFrom('publishedTreaty').selectAll().where('slug', '=', slug).executeTakeFirst()

/** The agencies that work on the treaty, the leading one first. */
export const listPublishedTreatyAgencies = (
  publicDb: Db,
  treatyId: string,
): Promise<PublishedTreatyAgency[]> =>
  publicDb
    .selectFrom('publishedTreatyAgency')
    .selectAll()
    .where('treatyId', '=', treatyId)
    .orderBy('ordinal')
    .orderBy('agencyId')
    .execute()

/** Stages in their order, of one treaty or of all. */
export const listPublishedStages = (publicDb: Db, treatyId?: string): Promise<PublishedStage[]> =>
  publicDb
    .selectFrom('publishedTreatyStage')
    .selectAll()
    .$if(treatyId !== undefined, (query) => query.where('treatyId', '=', treatyId ?? ''))
    .orderBy('ordinal')
    .execute()

export const listPublishedFacts = (publicDb: Db, treatyId: string): Promise<PublishedFact[]> =>
  publicDb
    .selectFrom('publishedTreatyFact')
    .selectAll()
    .where('treatyId', '=', treatyId)
    .orderBy('ordinal')
    .orderBy('factId')
    .execute()

/** Sessions and events of one treaty or of all, with the place and dates that hold now; those without dates last. */
export const listPublishedSessions = (publicDb: Db, treatyId?: string): Promise<PublishedSession[]> =>
  publicDb
    .selectFrom('publishedSession')
    .selectAll()
    .$if(treatyId !== undefined, (query) => query.where('treatyId', '=', treatyId ?? ''))
    .orderBy('begins', (order) => order.asc().nullsLast())
    .orderBy('sessionId')
    .execute()

/** Every announcement of place and dates, per session oldest first. */
export const listPublishedSchedules = (publicDb: Db, treatyId: string): Promise<PublishedSchedule[]> =>
  publicDb
    .selectFrom('publishedSessionSchedule')
    .selectAll()
    .where('treatyId', '=', treatyId)
    .orderBy('sessionId')
    .orderBy('ordinal')
    .execute()

/** Chapters of every text, in the order of each text. */
export async function listPublishedChapters(publicDb: Db, treatyId: string): Promise<PublishedChapter[]> {
  const [chapters, readings, origins] = await Promise.all([
    publicDb
      .selectFrom('publishedChapter')
      .selectAll()
      .where('treatyId', '=', treatyId)
      .orderBy('ordinal')
      .orderBy('chapterId')
      .execute(),
    publicDb.selectFrom('publishedSessionChapter').selectAll().where('treatyId', '=', treatyId).execute(),
    publicDb.selectFrom('publishedChapterOrigin').selectAll().where('treatyId', '=', treatyId).execute(),
  ])
  return chapters.map((chapter) => ({
    ...chapter,
    sessionIds: readings.filter((each) => each.chapterId === chapter.chapterId).map((each) => each.sessionId),
    originIds: origins.filter((each) => each.chapterId === chapter.chapterId).map((each) => each.originId),
  }))
}

/** Documents, earliest first; those without a date after them, by symbol and title. */
export async function listPublishedDocuments(publicDb: Db, treatyId: string): Promise<PublishedDocument[]> {
  const [documents, relations] = await Promise.all([
    publicDb
      .selectFrom('publishedTreatyDocument')
      .selectAll()
      .where('treatyId', '=', treatyId)
      .orderBy('datedOn', (order) => order.asc().nullsLast())
      .orderBy('symbol')
      .orderBy('title')
      .orderBy('documentId')
      .execute(),
    publicDb
      .selectFrom('publishedTreatyDocumentRelation')
      .selectAll()
      .where('treatyId', '=', treatyId)
      .orderBy('kind')
      .orderBy('symbol')
      .execute(),
  ])
  return documents.map((document) => ({
    ...document,
    relations: relations
      .filter((each) => each.documentId === document.documentId)
      .map(({ kind, symbol }) => ({ kind, symbol })),
  }))
}

/** What each session came to, in order. */
export const listPublishedOutcomes = (publicDb: Db, treatyId: string): Promise<PublishedOutcome[]> =>
  publicDb
    .selectFrom('publishedOutcome')
    .selectAll()
    .where('treatyId', '=', treatyId)
    .orderBy('sessionId')
    .orderBy('ordinal')
    .orderBy('outcomeId')
    .execute()

/** What the country said, earliest first. */
export async function listPublishedStatements(publicDb: Db, treatyId: string): Promise<PublishedStatement[]> {
  const [statements, chapters] = await Promise.all([
    publicDb
      .selectFrom('publishedStatement')
      .selectAll()
      .where('treatyId', '=', treatyId)
      .orderBy('madeOn', (order) => order.asc().nullsLast())
      .orderBy('statementId')
      .execute(),
    publicDb.selectFrom('publishedStatementChapter').selectAll().where('treatyId', '=', treatyId).execute(),
  ])
  return statements.map((statement) => ({
    ...statement,
    chapterIds: chapters
      .filter((each) => each.statementId === statement.statementId)
      .map((each) => each.chapterId),
  }))
}
