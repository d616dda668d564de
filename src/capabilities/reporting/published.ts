import type { Selectable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { listPublishedConsultations } from '../consultations/index.ts'
import './tables.ts'

/** The results of one consultation, as a list of them needs it. */
export interface PublishedReport {
  readonly consultationId: string
  readonly treatyId: string
  /** Of the consultation; the results stand at `/consultations/<slug>/results`. */
  readonly slug: string
  readonly consultationTitle: string
  /** First published. */
  readonly publishedAt: Date
  readonly changedAt: Date
  /** Submissions that counted when the report last changed, and how many of them are synthetic. */
  readonly receivedCount: number
  readonly receivedSynthetic: number
  /** How many entries are shown now. */
  readonly entries: number
}

export interface PublishedEntry extends Selectable<Tables['publishedReportEntry']> {
  readonly sessionIds: readonly string[]
  readonly statementIds: readonly string[]
}

/** Results that are public, of every consultation or of those on one treaty; the newest first. */
export async function listPublishedReports(publicDb: Db, treatyId?: string): Promise<PublishedReport[]> {
  const [rows, consultations] = await Promise.all([
    publicDb
      .selectFrom('publishedReport')
      .selectAll()
      .where('entries', '>', 0)
      .$if(treatyId !== undefined, (query) => query.where('treatyId', '=', treatyId as string))
      .orderBy('publishedAt', 'desc')
      .orderBy('slug')
      .execute(),
    listPublishedConsultations(publicDb, treatyId),
  ])
  const titles = new Map(consultations.map((each) => [each.consultationId, each.edition.title]))
  return rows.map((row) => ({ ...row, consultationTitle: titles.get(row.consultationId) ?? row.slug }))
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
