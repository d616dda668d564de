import type { Db } from '../../platform/database/database.ts'
import type { SubjectKind } from './change.ts'

/**
 * Takes one thing out of the record: an entry made twice, or made in error. The change that removed it keeps its
 * content. False when other parts of the record rest on it, and nothing is removed.
 */
export async function removeSubject(db: Db, kind: SubjectKind, subjectId: string): Promise<boolean> {
  if (await isInUse(db, kind, subjectId)) return false
  switch (kind) {
    case 'stage':
      await db.deleteFrom('treatyStage').where('stageId', '=', subjectId).execute()
      return true
    case 'fact':
      await db.deleteFrom('treatyFact').where('factId', '=', subjectId).execute()
      return true
    case 'session':
      await db.deleteFrom('sessionChapter').where('sessionId', '=', subjectId).execute()
      await db.deleteFrom('sessionSchedule').where('sessionId', '=', subjectId).execute()
      await db.deleteFrom('negotiationSession').where('sessionId', '=', subjectId).execute()
      return true
    case 'chapter':
      await db.deleteFrom('chapterOrigin').where('chapterId', '=', subjectId).execute()
      await db.deleteFrom('chapter').where('chapterId', '=', subjectId).execute()
      return true
    case 'document':
      await db.deleteFrom('treatyDocumentRelation').where('documentId', '=', subjectId).execute()
      await db.deleteFrom('treatyDocument').where('documentId', '=', subjectId).execute()
      return true
    case 'outcome':
      await db.deleteFrom('outcome').where('outcomeId', '=', subjectId).execute()
      return true
    case 'statement':
      await db.deleteFrom('statementChapter').where('statementId', '=', subjectId).execute()
      await db.deleteFrom('statement').where('statementId', '=', subjectId).execute()
      return true
    // A treaty is taken from view, not removed; an announcement of dates is followed by another, not unsaid.
    case 'treaty':
    case 'schedule':
      return false
  }
}

async function isInUse(db: Db, kind: SubjectKind, subjectId: string): Promise<boolean> {
  if (kind === 'session') {
    const uses = await Promise.all([
      db
        .selectFrom('treatyDocument')
        .select('documentId')
        .where('sessionId', '=', subjectId)
        .limit(1)
        .execute(),
      db.selectFrom('outcome').select('outcomeId').where('sessionId', '=', subjectId).limit(1).execute(),
      db.selectFrom('statement').select('statementId').where('sessionId', '=', subjectId).limit(1).execute(),
    ])
    return uses.some((rows) => rows.length > 0)
  }
  if (kind === 'chapter') {
    const uses = await Promise.all([
      db
        .selectFrom('sessionChapter')
        .select('chapterId')
        .where('chapterId', '=', subjectId)
        .limit(1)
        .execute(),
      db
        .selectFrom('statementChapter')
        .select('chapterId')
        .where('chapterId', '=', subjectId)
        .limit(1)
        .execute(),
      db.selectFrom('chapterOrigin').select('chapterId').where('originId', '=', subjectId).limit(1).execute(),
    ])
    return uses.some((rows) => rows.length > 0)
  }
  return false
}
