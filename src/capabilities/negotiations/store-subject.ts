import type { Db } from '../../platform/database/database.ts'
import type { SubjectKind } from './change.ts'
import type { ContentOf } from './schemas.ts'

interface Subject {
  readonly treatyId: string
  readonly subjectId: string
}

type Writer<Kind extends SubjectKind> = (
  db: Db,
  now: Date,
  subject: Subject,
  content: ContentOf[Kind],
) => Promise<unknown>

/** Writes the whole of one thing into the record, new or in place of what stood there; a schedule is added to. */
export const storeSubject = async <Kind extends SubjectKind>(
  db: Db,
  now: Date,
  kind: Kind,
  subject: Subject,
  content: ContentOf[Kind],
): Promise<void> => {
  await writers[kind](db, now, subject, content)
}

const writers: { [Kind in SubjectKind]: Writer<Kind> } = {
  async treaty(db, now, { treatyId }, { agencyIds, published, ...columns }) {
    const known = await db
      .selectFrom('treaty')
      .select('publishedAt')
      .where('treatyId', '=', treatyId)
      .executeTakeFirst()
    const publishedAt = published ? (known?.publishedAt ?? now) : null
    await db
      .insertInto('treaty')
      .values({ treatyId, createdAt: now, publishedAt, ...columns })
      .onConflict((conflict) => conflict.column('treatyId').doUpdateSet({ publishedAt, ...columns }))
      .execute()
    await db.deleteFrom('treatyAgency').where('treatyId', '=', treatyId).execute()
    if (agencyIds.length > 0)
      await db
        .insertInto('treatyAgency')
        .values(agencyIds.map((agencyId, ordinal) => ({ treatyId, agencyId, ordinal })))
        .execute()
  },
  stage: (db, _now, { treatyId, subjectId }, columns) =>
    db
      .insertInto('treatyStage')
      .values({ stageId: subjectId, treatyId, ...columns })
      .onConflict((conflict) => conflict.column('stageId').doUpdateSet(columns))
      .execute(),
  fact: (db, _now, { treatyId, subjectId }, columns) =>
    db
      .insertInto('treatyFact')
      .values({ factId: subjectId, treatyId, ...columns })
      .onConflict((conflict) => conflict.column('factId').doUpdateSet(columns))
      .execute(),
  async session(db, now, { treatyId, subjectId: sessionId }, { chapterIds, schedule, ...columns }) {
    await db
      .insertInto('negotiationSession')
      .values({ sessionId, treatyId, ...columns })
      .onConflict((conflict) => conflict.column('sessionId').doUpdateSet(columns))
      .execute()
    await db.deleteFrom('sessionChapter').where('sessionId', '=', sessionId).execute()
    if (chapterIds.length > 0)
      await db
        .insertInto('sessionChapter')
        .values(chapterIds.map((chapterId) => ({ sessionId, chapterId })))
        .execute()
    if (schedule) await writers.schedule(db, now, { treatyId, subjectId: sessionId }, schedule)
  },
  async schedule(db, now, { subjectId: sessionId }, columns) {
    const { last } = await db
      .selectFrom('sessionSchedule')
      .select((eb) => eb.fn.max('ordinal').as('last'))
      .where('sessionId', '=', sessionId)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('sessionSchedule')
      .values({ sessionId, ordinal: (last ?? 0) + 1, recordedAt: now, ...columns })
      .execute()
  },
  async chapter(db, _now, { treatyId, subjectId: chapterId }, { originIds, ...columns }) {
    await db
      .insertInto('chapter')
      .values({ chapterId, treatyId, ...columns })
      .onConflict((conflict) => conflict.column('chapterId').doUpdateSet(columns))
      .execute()
    await db.deleteFrom('chapterOrigin').where('chapterId', '=', chapterId).execute()
    if (originIds.length > 0)
      await db
        .insertInto('chapterOrigin')
        .values(originIds.map((originId) => ({ chapterId, originId })))
        .execute()
  },
  async document(db, _now, { treatyId, subjectId: documentId }, { relations, ...columns }) {
    await db
      .insertInto('treatyDocument')
      .values({ documentId, treatyId, ...columns })
      .onConflict((conflict) => conflict.column('documentId').doUpdateSet(columns))
      .execute()
    await db.deleteFrom('treatyDocumentRelation').where('documentId', '=', documentId).execute()
    if (relations.length > 0)
      await db
        .insertInto('treatyDocumentRelation')
        .values(relations.map((relation) => ({ documentId, ...relation })))
        .execute()
  },
  outcome: (db, _now, { subjectId }, columns) =>
    db
      .insertInto('outcome')
      .values({ outcomeId: subjectId, ...columns })
      .onConflict((conflict) => conflict.column('outcomeId').doUpdateSet(columns))
      .execute(),
  async statement(db, _now, { treatyId, subjectId: statementId }, { chapterIds, ...columns }) {
    await db
      .insertInto('statement')
      .values({ statementId, treatyId, ...columns })
      .onConflict((conflict) => conflict.column('statementId').doUpdateSet(columns))
      .execute()
    await db.deleteFrom('statementChapter').where('statementId', '=', statementId).execute()
    if (chapterIds.length > 0)
      await db
        .insertInto('statementChapter')
        .values(chapterIds.map((chapterId) => ({ statementId, chapterId })))
        .execute()
  },
}
