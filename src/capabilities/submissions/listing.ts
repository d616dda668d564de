import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import './tables.ts'

/** The submissions of a consultation that have one of these references. */
export async function listByReference(
  db: Db,
  consultationId: string,
  references: readonly string[],
): Promise<
  { readonly submissionId: string; readonly reference: string; readonly withdrawnAt: Date | null }[]
> {
  if (references.length === 0) return []
  return db
    .selectFrom('submission')
    .select(['submissionId', 'reference', 'withdrawnAt'])
    .where('consultationId', '=', consultationId)
    .where('reference', 'in', references)
    .orderBy('submissionId')
    .execute()
}

/** Who may have asked to hear of the results of a consultation, and where they said they can be reached. */
export interface Reachable {
  readonly submissionId: string
  readonly consultationId: string
  readonly reference: string
  readonly email: string | null
  readonly wantsResults: boolean
  readonly editionId: string
  /** Answers, by question, that may hold an address or consent to be contacted: objects with either. */
  readonly addressed: readonly { readonly questionId: string; readonly value: unknown }[]
}

/**
 * Submissions of a consultation that carry an address, by their identifiers, a page at a time. Withdrawn ones no
 * longer count, and synthetic ones belong to nobody: both are left out.
 *
 * @param page `after` is the last identifier of the page before
 */
export async function listReachable(
  db: Db,
  consultationId: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<Reachable[]> {
  const rows = await reachable(db)
    .where('s.consultationId', '=', consultationId)
    .where('s.withdrawnAt', 'is', null)
    .where('s.synthetic', '=', false)
    .$if(page.after !== undefined, (query) => query.where('s.submissionId', '>', page.after as string))
    .orderBy('s.submissionId')
    .limit(page.limit)
    .execute()
  return withAddresses(db, rows)
}

/** As one row of `listReachable`; undefined when it was withdrawn, or is nobody's. */
export async function findReachable(db: Db, submissionId: string): Promise<Reachable | undefined> {
  const rows = await reachable(db)
    .where('s.submissionId', '=', submissionId)
    .where('s.withdrawnAt', 'is', null)
    .where('s.synthetic', '=', false)
    .execute()
  return (await withAddresses(db, rows))[0]
}

const reachable = (db: Db) =>
  db
    .selectFrom('submission as s')
    .innerJoin('submissionVersion as v', (join) =>
      join.onRef('v.submissionId', '=', 's.submissionId').onRef('v.versionId', '=', 's.currentVersionId'),
    )
    .select([
      's.submissionId',
      's.consultationId',
      's.reference',
      's.email',
      's.wantsResults',
      'v.versionId',
      'v.editionId',
    ])

async function withAddresses(
  db: Db,
  rows: Awaited<ReturnType<ReturnType<typeof reachable>['execute']>>,
): Promise<Reachable[]> {
  if (rows.length === 0) return []
  const parts = await db
    .selectFrom('submissionPart')
    .select(['versionId', 'questionId', 'value'])
    .where(
      'submissionId',
      'in',
      rows.map((row) => row.submissionId),
    )
    .where(sql<boolean>`jsonb_typeof(value) = 'object' and value ?| array['email', 'contact']`)
    .execute()
  const byVersion = new Map<string, { questionId: string; value: unknown }[]>()
  for (const { versionId, questionId, value } of parts)
    if (questionId !== null)
      byVersion.set(versionId, [...(byVersion.get(versionId) ?? []), { questionId, value }])
  return rows.map(({ versionId, ...row }) => ({ ...row, addressed: byVersion.get(versionId) ?? [] }))
}
