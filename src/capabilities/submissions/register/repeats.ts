import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import './tables.ts'

/** Submissions that may be one person's, by what they have in common. A person decides; nothing is merged by itself. */
export interface PossibleRepeat {
  /** `address`: the same e-mail address; `words`: the same name and the same words. */
  readonly by: 'address' | 'words'
  /** How many there are. */
  readonly count: number
  /** Those that are judged together, oldest first: all, or of very many some of which nobody has judged that pair yet. */
  readonly submissionIds: readonly string[]
}

/** More of one person's at once than anybody judges in one sitting. */
export const mostInGroup = 50
/** Of a group, looked at to choose those that are shown. */
const mostLookedAt = 1_000

/**
 * The groups of a consultation's counted submissions that look like one person's and have two that nobody has told apart.
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
  const byAddress = await listOpenGroups(
    db,
    sql`member as materialized (
      select s.submission_id as id, s.received_at as at, lower(s.email) as alike
      from submission s where ${counted} and s.email is not null
    )`,
    limit,
  )
  // Words are looked at only where a name comes up again: reading those of everyone would take long.
  const byWords = await listOpenGroups(
    db,
    sql`named as (
      select s.submission_id, s.current_version_id, s.received_at, lower(coalesce(s.name, '')) as name,
        lower(coalesce(s.organisation, '')) as organisation,
        count(*) over (partition by lower(coalesce(s.name, '')), lower(coalesce(s.organisation, ''))) as alike
      from submission s where ${counted} and coalesce(s.name, s.organisation) is not null
    ), member as materialized (
      select d.submission_id as id, d.received_at as at,
        concat_ws(chr(10), d.name, d.organisation, string_agg(t.sha256, ' ' order by t.part_no)) as alike
      from named d
      join submission_text t on t.submission_id = d.submission_id and t.version_id = d.current_version_id
      where d.alike > 1 group by d.submission_id, d.received_at, d.name, d.organisation
    )`,
    limit,
  )
  const open: PossibleRepeat[] = []
  const seen = new Set<string>()
  for (const { by, count, ids } of [
    ...byAddress.map((group) => ({ by: 'address' as const, ...group })),
    ...byWords.map((group) => ({ by: 'words' as const, ...group })),
  ]) {
    const key = ids.join(' ')
    if (seen.has(key)) continue
    seen.add(key)
    open.push({ by, count, submissionIds: count > mostInGroup ? await chooseTogether(db, ids) : ids })
    if (open.length === limit) break
  }
  return open
}

interface OpenGroup {
  readonly count: number
  /** Oldest first, of very many the first thousand. */
  readonly ids: readonly string[]
}

/** @param members common table expressions; the last is `member (id, at, alike)`, of which those with equal `alike` are a group */
async function listOpenGroups(db: Db, members: RawBuilder<unknown>, limit: number): Promise<OpenGroup[]> {
  const { rows } = await sql<OpenGroup>`
    with ${members}, alike as (
      select alike, count(*) as n, min(at) as first from member group by alike having count(*) > 1
    ), judged as (
      select a.alike, count(*) as n from submission_told_apart t
      join member a on a.id = t.submission_id join member b on b.id = t.other_id and b.alike = a.alike
      group by a.alike
    ), open as (
      select g.* from alike g left join judged j on j.alike = g.alike
      where coalesce(j.n, 0) < g.n * (g.n - 1) / 2
      order by g.first, g.alike limit ${limit}
    )
    select o.n::int as count, (array_agg(m.id order by m.at, m.id))[1:${sql.lit(mostLookedAt)}] as ids
    from open o join member m on m.alike = o.alike
    group by o.alike, o.n, o.first order by o.first, o.alike`.execute(db)
  return rows
}

/** Of very many those that are judged next: one that was told apart from the fewest, before all with those from which it was not. */
async function chooseTogether(db: Db, ids: readonly string[]): Promise<string[]> {
  const judged = await db
    .selectFrom('submissionToldApart')
    .select(['submissionId', 'otherId'])
    .where('submissionId', 'in', ids)
    .where('otherId', 'in', ids)
    .execute()
  const apart = new Map(ids.map((id) => [id, new Set<string>()]))
  for (const { submissionId, otherId } of judged) {
    apart.get(submissionId)?.add(otherId)
    apart.get(otherId)?.add(submissionId)
  }
  const timesOf = (id: string) => apart.get(id)?.size ?? 0
  const first = ids.reduce((best, id) => (timesOf(id) < timesOf(best) ? id : best))
  // Then those with which most is undecided, so that few sittings do.
  const rank = (id: string) =>
    id === first ? -1 : timesOf(id) + (apart.get(first)?.has(id) ? ids.length : 0)
  const chosen = new Set([...ids].sort((a, b) => rank(a) - rank(b)).slice(0, mostInGroup))
  return ids.filter((id) => chosen.has(id))
}

/** What is shown of each submission of a group, side by side. */
export async function listCompared(db: Db, submissionIds: readonly string[]) {
  if (submissionIds.length === 0) return []
  const rows = await db
    .selectFrom('submission')
    .select([
      'submissionId',
      'consultationId',
      'reference',
      'registerNo',
      'channel',
      'receivedAt',
      'receivedDayOnly',
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

export type ComparedWhole = Awaited<ReturnType<typeof listCompared>>[number] & {
  /** All words of the version that counts, part after part: answers, letters and what was read from files. */
  readonly text: string
  /** There are more words than are compared. */
  readonly isCut: boolean
}

/** Of a submission that is compared; far more than anybody compares. */
const longestCompared = 200_000

/** Submissions with all their words. */
export async function listComparedWhole(db: Db, submissionIds: readonly string[]): Promise<ComparedWhole[]> {
  const rows = await listCompared(db, submissionIds)
  if (rows.length === 0) return []
  const texts = await db
    .selectFrom('submissionText')
    .select(['submissionId', 'versionId', 'body'])
    .where('submissionId', 'in', submissionIds)
    .orderBy('partNo')
    .execute()
  return rows.map((row) => {
    const whole = texts
      .filter(
        ({ submissionId, versionId }) =>
          submissionId === row.submissionId && versionId === row.currentVersionId,
      )
      .map(({ body }) => body)
      .join('\n\n')
    return { ...row, text: whole.slice(0, longestCompared), isCut: whole.length > longestCompared }
  })
}
