import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Channel, SubmitterKind } from '../../submissions/index.ts'
import { documentsIn, type Scope } from './selections.ts'

/** Figures of one selection as of one index. */
export interface Figures {
  readonly total: number
  readonly synthetic: number
  readonly withholdAsked: number
  readonly corrected: number
  readonly words: number
  readonly byDay: readonly { readonly day: string; readonly channel: Channel; readonly count: number }[]
  readonly byKind: ReadonlyMap<SubmitterKind, number>
  readonly byChannel: ReadonlyMap<Channel, number>
  /** By question, item and option: `questionId itemId optionId`. */
  readonly choices: ReadonlyMap<string, number>
  /** Submissions that answered a part of a question: `questionId itemId`. */
  readonly answered: ReadonlyMap<string, number>
}

/** Counts everything the dashboard shows, over the submissions of a selection. */
export async function countFigures(db: Db, scope: Scope, timeZone: string): Promise<Figures> {
  const totals = await documentsIn(db, scope)
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`count(*) filter (where d.synthetic)`.as('synthetic'),
      sql<number>`count(*) filter (where d.withhold_asked)`.as('withholdAsked'),
      sql<number>`count(*) filter (where d.version_number > 1)`.as('corrected'),
      sql<number>`coalesce(sum(d.words), 0)`.as('words'),
    ])
    .executeTakeFirstOrThrow()
  const days = await documentsIn(db, scope)
    .select([
      sql<string>`(d.received_at at time zone ${sql.lit(timeZone)})::date`.as('day'),
      'd.channel',
      'd.kind',
      sql<number>`count(*)`.as('count'),
    ])
    .groupBy([sql`1`, 'd.channel', 'd.kind'])
    .orderBy(sql`1`)
    .execute()
  const chosen = await documentsIn(db, scope)
    .innerJoin('analysisChoice as c', (join) =>
      join.onRef('c.submissionId', '=', 'd.submissionId').onRef('c.versionId', '=', 'd.versionId'),
    )
    .select(['c.questionId', 'c.itemId', 'c.optionId', sql<number>`count(*)`.as('count')])
    .groupBy(['c.questionId', 'c.itemId', 'c.optionId'])
    .execute()
  const answered = await documentsIn(db, scope)
    .innerJoin('analysisChoice as c', (join) =>
      join.onRef('c.submissionId', '=', 'd.submissionId').onRef('c.versionId', '=', 'd.versionId'),
    )
    .select(['c.questionId', 'c.itemId', sql<number>`count(distinct c.submission_id)`.as('count')])
    .groupBy(['c.questionId', 'c.itemId'])
    .execute()
  return {
    ...totals,
    byDay: summed(days, (row) => `${row.day} ${row.channel}`),
    byKind: new Map(summed(days, (row) => row.kind).map((row) => [row.kind, row.count])),
    byChannel: new Map(summed(days, (row) => row.channel).map((row) => [row.channel, row.count])),
    choices: new Map(chosen.map((row) => [`${row.questionId} ${row.itemId} ${row.optionId}`, row.count])),
    answered: new Map(answered.map((row) => [`${row.questionId} ${row.itemId}`, row.count])),
  }
}

/** Rows with the same key made one, their counts added; the first of them gives the rest. */
function summed<Row extends { readonly count: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Row[] {
  const sums = new Map<string, Row>()
  for (const row of rows) {
    const known = sums.get(keyOf(row))
    sums.set(keyOf(row), known ? { ...known, count: known.count + row.count } : row)
  }
  return [...sums.values()]
}
