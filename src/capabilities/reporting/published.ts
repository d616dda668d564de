import type { Selectable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import './tables.ts'

export interface PublishedEntry extends Selectable<Tables['publishedReportEntry']> {
  readonly sessionIds: readonly string[]
  readonly statementIds: readonly string[]
}

/** What is public of one consultation's results; undefined until they are published. */
export const findPublishedReport = (
  publicDb: Db,
  consultationId: string,
): Promise<Selectable<Tables['publishedReport']> | undefined> =>
  publicDb
    .selectFrom('publishedReport')
    .selectAll()
    .where('consultationId', '=', consultationId)
    .executeTakeFirst()

/** The published entries of one consultation, in order. */
export async function listPublishedEntries(publicDb: Db, consultationId: string): Promise<PublishedEntry[]> {
  const [entries, sessions, statements] = await Promise.all([
    publicDb
      .selectFrom('publishedReportEntry')
      .selectAll()
      .where('consultationId', '=', consultationId)
      .orderBy('ordinal')
      .orderBy('entryId')
      .execute(),
    publicDb
      .selectFrom('publishedReportEntrySession')
      .selectAll()
      .where('consultationId', '=', consultationId)
      .execute(),
    publicDb
      .selectFrom('publishedReportEntryStatement')
      .selectAll()
      .where('consultationId', '=', consultationId)
      .execute(),
  ])
  return entries.map((entry) => ({
    ...entry,
    sessionIds: sessions.filter((each) => each.entryId === entry.entryId).map((each) => each.sessionId),
    statementIds: statements.filter((each) => each.entryId === entry.entryId).map((each) => each.statementId),
  }))
}

/** Entries that were public and were taken back: when and why, not what they said. */
export const listTakenBack = (publicDb: Db, consultationId: string) =>
  publicDb
    .selectFrom('publishedReportEntryTakenBack')
    .select(['entryId', 'takenBackAt', 'reason'])
    .where('consultationId', '=', consultationId)
    .orderBy('takenBackAt')
    .execute()
