import type { Db } from '../../platform/database/database.ts'
import type { SubjectKind } from './change.ts'
import { type AnyContent, type ContentOf, inRelationOrder } from './schemas.ts'

type Reader<Kind extends SubjectKind> = (db: Db, subjectId: string) => Promise<ContentOf[Kind] | undefined>

/**
 * The whole of one thing of the record as it stands, in the shape in which it is proposed. For a schedule: the
 * newest announcement of its session.
 */
export const findContent = <Kind extends SubjectKind>(
  db: Db,
  kind: Kind,
  subjectId: string,
): Promise<AnyContent | undefined> => readers[kind](db, subjectId)

/** The treaty that one thing of the record belongs to. */
export async function findTreatyIdOf(
  db: Db,
  kind: SubjectKind,
  subjectId: string,
): Promise<string | undefined> {
  const row = await owners[kind](db, subjectId).executeTakeFirst()
  return row?.treatyId
}

interface OwnerQuery {
  executeTakeFirst(): Promise<{ treatyId: string } | undefined>
}

const ofSession = (db: Db, sessionId: string): OwnerQuery =>
  db.selectFrom('negotiationSession').select('treatyId').where('sessionId', '=', sessionId)

const owners: Record<SubjectKind, (db: Db, subjectId: string) => OwnerQuery> = {
  treaty: (db, id) => db.selectFrom('treaty').select('treatyId').where('treatyId', '=', id),
  stage: (db, id) => db.selectFrom('treatyStage').select('treatyId').where('stageId', '=', id),
  fact: (db, id) => db.selectFrom('treatyFact').select('treatyId').where('factId', '=', id),
  session: ofSession,
  schedule: ofSession,
  chapter: (db, id) => db.selectFrom('chapter').select('treatyId').where('chapterId', '=', id),
  document: (db, id) => db.selectFrom('treatyDocument').select('treatyId').where('documentId', '=', id),
  outcome: (db, id) =>
    db
      .selectFrom('outcome')
      .innerJoin('negotiationSession as s', 's.sessionId', 'outcome.sessionId')
      .select('s.treatyId')
      .where('outcomeId', '=', id),
  statement: (db, id) => db.selectFrom('statement').select('treatyId').where('statementId', '=', id),
}

const readers: { [Kind in SubjectKind]: Reader<Kind> } = {
  async treaty(db, subjectId) {
    const row = await db.selectFrom('treaty').selectAll().where('treatyId', '=', subjectId).executeTakeFirst()
    if (!row) return undefined
    const { treatyId: _, createdAt: __, publishedAt, ...content } = row
    const agencies = await db
      .selectFrom('treatyAgency')
      .select('agencyId')
      .where('treatyId', '=', subjectId)
      .orderBy('ordinal')
      .orderBy('agencyId')
      .execute()
    return { ...content, agencyIds: agencies.map((each) => each.agencyId), published: publishedAt !== null }
  },
  async stage(db, subjectId) {
    const row = await db
      .selectFrom('treatyStage')
      .selectAll()
      .where('stageId', '=', subjectId)
      .executeTakeFirst()
    if (!row) return undefined
    const { stageId: _, treatyId: __, ...content } = row
    return content
  },
  async fact(db, subjectId) {
    const row = await db
      .selectFrom('treatyFact')
      .selectAll()
      .where('factId', '=', subjectId)
      .executeTakeFirst()
    if (!row) return undefined
    const { factId: _, treatyId: __, ...content } = row
    return content
  },
  async session(db, subjectId) {
    const row = await db
      .selectFrom('negotiationSession')
      .selectAll()
      .where('sessionId', '=', subjectId)
      .executeTakeFirst()
    if (!row) return undefined
    const { sessionId: _, treatyId: __, ...content } = row
    const chapters = await db
      .selectFrom('sessionChapter')
      .select('chapterId')
      .where('sessionId', '=', subjectId)
      .orderBy('chapterId')
      .execute()
    return { ...content, chapterIds: chapters.map((each) => each.chapterId), schedule: null }
  },
  async schedule(db, subjectId) {
    const row = await db
      .selectFrom('sessionSchedule')
      .selectAll()
      .where('sessionId', '=', subjectId)
      .orderBy('ordinal', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!row) return undefined
    const { sessionId: _, ordinal: __, recordedAt: ___, ...content } = row
    return content
  },
  async chapter(db, subjectId) {
    const row = await db
      .selectFrom('chapter')
      .selectAll()
      .where('chapterId', '=', subjectId)
      .executeTakeFirst()
    if (!row) return undefined
    const { chapterId: _, treatyId: __, ...content } = row
    const origins = await db
      .selectFrom('chapterOrigin')
      .select('originId')
      .where('chapterId', '=', subjectId)
      .orderBy('originId')
      .execute()
    return { ...content, originIds: origins.map((each) => each.originId) }
  },
  async document(db, subjectId) {
    const row = await db
      .selectFrom('treatyDocument')
      .selectAll()
      .where('documentId', '=', subjectId)
      .executeTakeFirst()
    if (!row) return undefined
    const { documentId: _, treatyId: __, ...content } = row
    const relations = await db
      .selectFrom('treatyDocumentRelation')
      .select(['kind', 'symbol'])
      .where('documentId', '=', subjectId)
      .execute()
    return {
      ...content,
      kind: content.kind as ContentOf['document']['kind'],
      relations: inRelationOrder(relations),
    }
  },
  async outcome(db, subjectId) {
    const row = await db
      .selectFrom('outcome')
      .selectAll()
      .where('outcomeId', '=', subjectId)
      .executeTakeFirst()
    if (!row) return undefined
    const { outcomeId: _, ...content } = row
    return content
  },
  async statement(db, subjectId) {
    const row = await db
      .selectFrom('statement')
      .selectAll()
      .where('statementId', '=', subjectId)
      .executeTakeFirst()
    if (!row) return undefined
    const { statementId: _, treatyId: __, ...content } = row
    const chapters = await db
      .selectFrom('statementChapter')
      .select('chapterId')
      .where('statementId', '=', subjectId)
      .orderBy('chapterId')
      .execute()
    return { ...content, chapterIds: chapters.map((each) => each.chapterId) }
  },
}
