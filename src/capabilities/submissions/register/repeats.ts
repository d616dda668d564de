import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import './tables.ts'

/** Submissions that may be one person's, by what they have in common. A person decides; nothing is merged by itself. */
export interface PossibleRepeat {
  /** `address`: the same e-mail address; `words`: the same name and the same words. */
  readonly by: 'address' | 'words'
  /** Oldest first. */
  readonly submissionIds: readonly string[]
}

/** More of one person's at once than anybody judges in one sitting. */
const mostInGroup = 50

/**
 * The groups of a consultation's counted submissions that look like one person's and were not judged yet.
 *
 * @param limit groups at most
 */
export async function listPossibleRepeats(
  db: Db,
  consultationId: string,
  limit: number,
): Promise<PossibleRepeat[]> {
  const counted = sql`s.consultation_id = ${consultationId} and s.withdrawn_at is null and s.excluded_as is null
    and not s.synthetic`
  const { rows: byAddress } = await sql<{ ids: string[] }>`
    select (array_agg(s.submission_id order by s.received_at, s.submission_id))[1:${sql.lit(mostInGroup)}] as ids
    from submission s where ${counted} and s.email is not null
    group by lower(s.email) having count(*) > 1
    order by min(s.received_at) limit ${limit * 2}`.execute(db)
  // Words are looked at only where a name comes up again: reading those of everyone would take long.
  const { rows: byWords } = await sql<{ ids: string[] }>`
    with named as (
      select s.submission_id, s.current_version_id, s.received_at, lower(coalesce(s.name, '')) as name,
        lower(coalesce(s.organisation, '')) as organisation,
        count(*) over (partition by lower(coalesce(s.name, '')), lower(coalesce(s.organisation, ''))) as alike
      from submission s where ${counted} and coalesce(s.name, s.organisation) is not null
    ), worded as (
      select d.submission_id, d.received_at, d.name, d.organisation,
        string_agg(t.sha256, ' ' order by t.part_no) as words
      from named d
      join submission_text t on t.submission_id = d.submission_id and t.version_id = d.current_version_id
      where d.alike > 1 group by d.submission_id, d.received_at, d.name, d.organisation
    )
    select (array_agg(submission_id order by received_at, submission_id))[1:${sql.lit(mostInGroup)}] as ids
    from worded group by name, organisation, words having count(*) > 1
    order by min(received_at) limit ${limit * 2}`.execute(db)
  const groups = [
    ...byAddress.map(({ ids }) => ({ by: 'address' as const, submissionIds: ids })),
    ...byWords.map(({ ids }) => ({ by: 'words' as const, submissionIds: ids })),
  ]
  const open: PossibleRepeat[] = []
  const seen = new Set<string>()
  for (const group of groups) {
    const key = group.submissionIds.join(' ')
    if (seen.has(key) || (await areToldApart(db, group.submissionIds))) continue
    seen.add(key)
    open.push(group)
    if (open.length === limit) break
  }
  return open
}

/** True when every pair of the group was judged to be two people's. */
async function areToldApart(db: Db, ids: readonly string[]): Promise<boolean> {
  const judged = await db
    .selectFrom('submissionToldApart')
    .select(['submissionId', 'otherId'])
    .where('submissionId', 'in', ids)
    .where('otherId', 'in', ids)
    .execute()
  return judged.length >= (ids.length * (ids.length - 1)) / 2
}

/** What is shown of each submission of a group, side by side. */
export async function listCompared(db: Db, submissionIds: readonly string[]) {
  if (submissionIds.length === 0) return []
  const rows = await db
    .selectFrom('submission')
    .select([
      'submissionId',
      'reference',
      'registerNo',
      'channel',
      'receivedAt',
      'currentVersionId',
      'kind',
      'name',
      'organisation',
      'email',
    ])
    .where('submissionId', 'in', submissionIds)
    .orderBy('receivedAt')
    .orderBy('submissionId')
    .execute()
  const texts = await db
    .selectFrom('submissionText')
    .select(['submissionId', 'versionId', sql<string>`left(body, 400)`.as('beginning')])
    .where('submissionId', 'in', submissionIds)
    .orderBy('partNo')
    .execute()
  return rows.map((row) => ({
    ...row,
    beginning: texts.find(
      (text) => text.submissionId === row.submissionId && text.versionId === row.currentVersionId,
    )?.beginning,
  }))
}
