import type { Db } from '../../platform/database/database.ts'
import { listAgencies } from '../accounts/index.ts'
import type { SubjectKind } from './change.ts'
import type { AnyContent, ContentOf, ContentProblem } from './schemas.ts'

interface Subject {
  readonly kind: SubjectKind
  readonly treatyId: string
  readonly subjectId: string
}

/** What a content says of other rows and the database would refuse: names taken, rows of another treaty. */
export async function findReferenceProblems(
  db: Db,
  subject: Subject,
  content: AnyContent,
): Promise<ContentProblem[]> {
  const problems: ContentProblem[] = []
  const check = (field: string, problem: string, ok: boolean) => {
    if (!ok) problems.push({ field, problem })
  }
  if ('slug' in content) check('slug', 'taken', !(await isSlugTaken(db, subject, content.slug)))
  if ('chapterIds' in content)
    check('chapterIds', 'unknown', await areChapters(db, subject.treatyId, content.chapterIds))
  if ('originIds' in content)
    check(
      'originIds',
      'unknown',
      !content.originIds.includes(subject.subjectId) &&
        (await areChapters(db, subject.treatyId, content.originIds)),
    )
  if ('sessionId' in content && content.sessionId)
    check('sessionId', 'unknown', await isSession(db, subject.treatyId, content.sessionId))
  if (subject.kind === 'schedule')
    check('', 'unknown', await isSession(db, subject.treatyId, subject.subjectId))
  if (subject.kind === 'stage')
    check('ordinal', 'taken', !(await isPlaceTaken(db, subject, (content as ContentOf['stage']).ordinal)))
  const agencyIds =
    'agencyIds' in content
      ? content.agencyIds
      : 'agencyId' in content && content.agencyId
        ? [content.agencyId]
        : []
  if (agencyIds.length > 0) {
    const known = new Set((await listAgencies(db)).map((agency) => agency.agencyId))
    check(
      'agencyIds' in content ? 'agencyIds' : 'agencyId',
      'unknown',
      agencyIds.every((id) => known.has(id)),
    )
  }
  return problems
}

async function isSlugTaken(db: Db, { kind, treatyId, subjectId }: Subject, slug: string): Promise<boolean> {
  switch (kind) {
    case 'treaty':
      return exists(
        db
          .selectFrom('treaty')
          .select('treatyId')
          .where('slug', '=', slug)
          .where('treatyId', '<>', subjectId),
      )
    case 'session':
      return exists(
        db
          .selectFrom('negotiationSession')
          .select('sessionId')
          .where('treatyId', '=', treatyId)
          .where('slug', '=', slug)
          .where('sessionId', '<>', subjectId),
      )
    case 'chapter':
      return exists(
        db
          .selectFrom('chapter')
          .select('chapterId')
          .where('treatyId', '=', treatyId)
          .where('slug', '=', slug)
          .where('chapterId', '<>', subjectId),
      )
    case 'statement':
      return exists(
        db
          .selectFrom('statement')
          .select('statementId')
          .where('treatyId', '=', treatyId)
          .where('slug', '=', slug)
          .where('statementId', '<>', subjectId),
      )
    default:
      return false
  }
}

const isPlaceTaken = (db: Db, { treatyId, subjectId }: Subject, ordinal: number): Promise<boolean> =>
  exists(
    db
      .selectFrom('treatyStage')
      .select('stageId')
      .where('treatyId', '=', treatyId)
      .where('ordinal', '=', ordinal)
      .where('stageId', '<>', subjectId),
  )

const isSession = (db: Db, treatyId: string, sessionId: string): Promise<boolean> =>
  exists(
    db
      .selectFrom('negotiationSession')
      .select('sessionId')
      .where('treatyId', '=', treatyId)
      .where('sessionId', '=', sessionId),
  )

async function areChapters(db: Db, treatyId: string, chapterIds: readonly string[]): Promise<boolean> {
  if (chapterIds.length === 0) return true
  const found = await db
    .selectFrom('chapter')
    .select('chapterId')
    .where('treatyId', '=', treatyId)
    .where('chapterId', 'in', [...chapterIds])
    .execute()
  return found.length === chapterIds.length
}

const exists = async (query: { limit(n: number): { execute(): Promise<unknown[]> } }): Promise<boolean> =>
  (await query.limit(1).execute()).length > 0
