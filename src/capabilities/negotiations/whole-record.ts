import type { Selectable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import './tables.ts'

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>

/** A session with every announcement of its place and dates, oldest first; the last holds. */
export interface RecordedSession extends Row<'negotiationSession'> {
  readonly schedules: readonly Row<'sessionSchedule'>[]
}

/** Everything in the record of one treaty, published or not. */
export interface WholeRecord {
  readonly stages: readonly Row<'treatyStage'>[]
  readonly facts: readonly Row<'treatyFact'>[]
  readonly sessions: readonly RecordedSession[]
  readonly chapters: readonly Row<'chapter'>[]
  readonly documents: readonly Row<'treatyDocument'>[]
  readonly outcomes: readonly Row<'outcome'>[]
  readonly statements: readonly Row<'statement'>[]
}

/** Reads everything in the record of one treaty, each list in the order in which it is shown. */
export async function getWholeRecord(db: Db, treatyId: string): Promise<WholeRecord> {
  const [stages, facts, sessions, schedules, chapters, documents, outcomes, statements] = await Promise.all([
    db.selectFrom('treatyStage').selectAll().where('treatyId', '=', treatyId).orderBy('ordinal').execute(),
    db
      .selectFrom('treatyFact')
      .selectAll()
      .where('treatyId', '=', treatyId)
      .orderBy('ordinal')
      .orderBy('factId')
      .execute(),
    db
      .selectFrom('negotiationSession')
      .selectAll()
      .where('treatyId', '=', treatyId)
      .orderBy('sessionId')
      .execute(),
    db
      .selectFrom('sessionSchedule as d')
      .innerJoin('negotiationSession as s', 's.sessionId', 'd.sessionId')
      .selectAll('d')
      .where('s.treatyId', '=', treatyId)
      .orderBy('d.ordinal')
      .execute(),
    db
      .selectFrom('chapter')
      .selectAll()
      .where('treatyId', '=', treatyId)
      .orderBy('structure', 'desc')
      .orderBy('ordinal')
      .orderBy('chapterId')
      .execute(),
    db
      .selectFrom('treatyDocument')
      .selectAll()
      .where('treatyId', '=', treatyId)
      .orderBy('datedOn', (order) => order.asc().nullsLast())
      .orderBy('symbol')
      .orderBy('documentId')
      .execute(),
    db
      .selectFrom('outcome as o')
      .innerJoin('negotiationSession as s', 's.sessionId', 'o.sessionId')
      .selectAll('o')
      .where('s.treatyId', '=', treatyId)
      .orderBy('o.ordinal')
      .orderBy('o.outcomeId')
      .execute(),
    db
      .selectFrom('statement')
      .selectAll()
      .where('treatyId', '=', treatyId)
      .orderBy('madeOn', (order) => order.asc().nullsLast())
      .orderBy('statementId')
      .execute(),
  ])
  const dated = sessions.map((session) => ({
    ...session,
    schedules: schedules.filter((each) => each.sessionId === session.sessionId),
  }))
  const begins = (session: RecordedSession) => session.schedules.at(-1)?.begins ?? '9999'
  dated.sort((a, b) => (begins(a) < begins(b) ? -1 : begins(a) > begins(b) ? 1 : 0))
  const place = new Map(dated.map((session, index) => [session.sessionId, index]))
  return {
    stages,
    facts,
    sessions: dated,
    chapters,
    documents,
    outcomes: outcomes.toSorted((a, b) => (place.get(a.sessionId) ?? 0) - (place.get(b.sessionId) ?? 0)),
    statements,
  }
}
