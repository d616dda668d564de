import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { recordPublication, stopTelling } from '../ledger/index.ts'
import type { Deed, SubjectKind } from './change.ts'
import { tellOf } from './publication.ts'
import { findTreaty } from './queries.ts'
import { findReferenceProblems } from './references.ts'
import { removeSubject } from './remove-subject.ts'
import { type ContentOf, type ContentProblem, readContent } from './schemas.ts'
import { storeSubject } from './store-subject.ts'
import { findContent } from './subject-content.ts'

export interface RecordChange {
  readonly treatyId: string
  readonly kind: SubjectKind
  readonly subjectId: string
  readonly deed: Deed
  /** The whole of it as it shall stand; not looked at for a removal. */
  readonly content: unknown
  /** False keeps an addition out of feeds and updates. */
  readonly news?: boolean | undefined
}

export type Applied =
  | { ok: true }
  | { ok: false; reason: 'invalid'; problems: readonly ContentProblem[] }
  | { ok: false; reason: 'gone' | 'in-use' }

const recordLock = 7_421_993

/**
 * Applies one change to the record, in the transaction of the verb that calls it, and tells the public side. Changes
 * are applied one at a time, so that what was checked still holds when it is written.
 */
export async function applyToRecord(db: Db, now: Date, change: RecordChange): Promise<Applied> {
  await sql`select pg_advisory_xact_lock(${recordLock})`.execute(db)
  const { kind, treatyId, subjectId, deed } = change
  const before = await findContent(db, kind, subjectId)
  if (deed !== 'add' && !before) return { ok: false, reason: 'gone' }
  const treatyBefore = await findTreaty(db, treatyId)
  if (kind !== 'treaty' && !treatyBefore) return { ok: false, reason: 'gone' }

  let content = before
  // Asked before a removal, while the row still says which session it belonged to.
  let session = before && (await findSessionOf(db, kind, subjectId, before))
  if (deed === 'remove') {
    if (!(await removeSubject(db, kind, subjectId))) return { ok: false, reason: 'in-use' }
    await stopTelling(db, subjectId)
  } else {
    const read = readContent(kind, change.content)
    if (!read.ok) return { ok: false, reason: 'invalid', problems: read.problems }
    const problems = await findReferenceProblems(db, { kind, treatyId, subjectId }, read.content)
    if (problems.length > 0) return { ok: false, reason: 'invalid', problems }
    await storeSubject(db, now, kind, { treatyId, subjectId }, read.content)
    content = read.content
    session = await findSessionOf(db, kind, subjectId, content)
  }

  const treaty = (await findTreaty(db, treatyId)) ?? treatyBefore
  // A treaty that is not shown has no public side to tell; one that is taken from view has.
  if (!treaty || !content || (!treaty.publishedAt && !treatyBefore?.publishedAt)) return { ok: true }
  const told = tellOf({ kind, deed, content, treaty, session })
  await recordPublication(db, {
    ...told,
    at: now,
    treatyId,
    subjectKind: kind,
    subjectId,
    news: told.news && (change.news ?? true) && treaty.publishedAt !== null,
  })
  return { ok: true }
}

async function findSessionOf(db: Db, kind: SubjectKind, subjectId: string, content: unknown) {
  const sessionId =
    kind === 'schedule'
      ? subjectId
      : kind === 'outcome'
        ? (content as ContentOf['outcome']).sessionId
        : undefined
  if (!sessionId) return undefined
  return db
    .selectFrom('negotiationSession')
    .select(['slug', 'name'])
    .where('sessionId', '=', sessionId)
    .executeTakeFirst()
}
