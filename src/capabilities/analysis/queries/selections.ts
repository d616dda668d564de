import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { instantOf } from '../../../platform/civil-time.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { readReference } from '../../submissions/index.ts'
import type { SelectionQuery } from '../schemas.ts'
import { readSearch, type SearchQuery, tsqueryOf } from '../search-query.ts'
import '../tables.ts'

/** A selection made ready to be asked: words looked up in notes, days turned into instants. */
export interface Scope {
  readonly consultationId: string
  /** Leaves below this index count. */
  readonly asOfIndex: number
  readonly query: SelectionQuery
  readonly search: SearchQuery | undefined
  /** Submissions found by their notes or by their reference. */
  readonly foundElsewhere: readonly string[]
  readonly from: Date | undefined
  readonly before: Date | undefined
}

/** So many submissions are found by words in notes, at most; notes are few. */
const mostFoundElsewhere = 5_000

export async function resolveScope(
  db: Db,
  subject: { readonly consultationId: string; readonly timeZone: string },
  query: SelectionQuery,
  asOfIndex: number,
): Promise<Scope> {
  const search = query.words === undefined ? undefined : readSearch(query.words)
  return {
    consultationId: subject.consultationId,
    asOfIndex,
    query,
    search,
    foundElsewhere:
      query.words === undefined ? [] : await listFoundElsewhere(db, subject.consultationId, query.words),
    from: query.from === undefined ? undefined : startOfDay(query.from, subject.timeZone),
    before: query.until === undefined ? undefined : startOfDay(dayAfter(query.until), subject.timeZone),
  }
}

async function listFoundElsewhere(db: Db, consultationId: string, words: string): Promise<string[]> {
  const reference = readReference(words)
  const search = readSearch(words)
  const referenced = reference
    ? await db
        .selectFrom('submission')
        .select('submissionId')
        .where('reference', '=', reference)
        .where('consultationId', '=', consultationId)
        .execute()
    : []
  const noted = search
    ? await db
        .selectFrom('analysisNote as n')
        .innerJoin('analysisReading as r', 'r.submissionId', 'n.submissionId')
        .select('n.submissionId')
        .distinct()
        .where('r.consultationId', '=', consultationId)
        .where('n.struckAt', 'is', null)
        .where(sql<boolean>`n.search @@ ${tsqueryOf(search)}::tsquery`)
        .limit(mostFoundElsewhere)
        .execute()
    : []
  return [...new Set([...referenced, ...noted].map((row) => row.submissionId))]
}

// A day begins at midnight, or where the clock skips midnight, an hour later.
function startOfDay(day: string, timeZone: string): Date {
  for (const hour of ['00', '01', '02']) {
    const at = instantOf(`${day}T${hour}:00`, timeZone)
    if (at.ok) return at.at
  }
  return new Date(`${day}T00:00:00Z`)
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

type Documents<Output = object> = SelectQueryBuilder<TablesWithDocument, 'd', Output>
type TablesWithDocument = Tables & { d: Tables['analysisDocument'] }
type DocumentExpressions = ExpressionBuilder<TablesWithDocument, 'd'>

/** The versions a selection means, as of its index. Counting, listing and drawing all begin here. */
export function documentsIn(db: Db, scope: Scope): Documents {
  const { query, asOfIndex } = scope
  let found = db
    .selectFrom('analysisDocument as d')
    .where('d.consultationId', '=', scope.consultationId)
    .where('d.fromIndex', '<', asOfIndex)
    .where((eb) =>
      eb.or([eb('d.replacedIndex', 'is', null), eb('d.replacedIndex', '>=', asOfIndex)]),
    ) as Documents
  if (query.kind) found = found.where('d.kind', '=', query.kind)
  if (query.channel) found = found.where('d.channel', '=', query.channel)
  if (query.withhold) found = found.where('d.withholdAsked', '=', query.withhold === 'yes')
  if (query.synthetic) found = found.where('d.synthetic', '=', query.synthetic === 'yes')
  if (query.withdrawn === 'yes') found = found.where('d.withdrawnIndex', '<', asOfIndex)
  if (query.withdrawn === 'no')
    found = found.where((eb) =>
      eb.or([eb('d.withdrawnIndex', 'is', null), eb('d.withdrawnIndex', '>=', asOfIndex)]),
    )
  if (query.counted === 'yes')
    found = found
      .where((eb) => eb.or([eb('d.withdrawnIndex', 'is', null), eb('d.withdrawnIndex', '>=', asOfIndex)]))
      .where((eb) => eb.not(eb.exists(exclusions(eb, asOfIndex))))
  if (query.counted === 'no')
    found = found.where((eb) =>
      eb.or([eb('d.withdrawnIndex', '<', asOfIndex), eb.exists(exclusions(eb, asOfIndex))]),
    )
  if (scope.from) found = found.where('d.receivedAt', '>=', scope.from)
  if (scope.before) found = found.where('d.receivedAt', '<', scope.before)
  if (query.submissions) found = found.where('d.submissionId', 'in', query.submissions)
  if (query.question) found = found.where((eb) => eb.exists(choices(eb, scope)))
  if (query.label) found = found.where((eb) => eb.exists(labellings(eb, query.label as string)))
  if (query.read || query.assigned) found = found.where((eb) => eb.exists(desks(eb, scope)))
  if (query.words) found = found.where((eb) => matches(eb, scope))
  return found
}

const exclusions = (eb: DocumentExpressions, asOfIndex: number) =>
  eb
    .selectFrom('analysisExclusion as x')
    .select(sql`1`.as('one'))
    .whereRef('x.submissionId', '=', 'd.submissionId')
    .where('x.fromIndex', '<', asOfIndex)
    .where((eb) => eb.or([eb('x.untilIndex', 'is', null), eb('x.untilIndex', '>=', asOfIndex)]))

function choices(eb: DocumentExpressions, { consultationId, query }: Scope) {
  let chosen = eb
    .selectFrom('analysisChoice as c')
    .select(sql`1`.as('one'))
    .whereRef('c.submissionId', '=', 'd.submissionId')
    .whereRef('c.versionId', '=', 'd.versionId')
    .where('c.consultationId', '=', consultationId)
    .where('c.questionId', '=', query.question as string)
  if (query.item) chosen = chosen.where('c.itemId', '=', query.item)
  if (query.option) chosen = chosen.where('c.optionId', '=', query.option)
  return chosen
}

const labellings = (eb: DocumentExpressions, labelId: string) =>
  eb
    .selectFrom('analysisLabelling as l')
    .select(sql`1`.as('one'))
    .whereRef('l.submissionId', '=', 'd.submissionId')
    .where('l.labelId', '=', labelId)

function desks(eb: DocumentExpressions, { consultationId, query }: Scope) {
  let desk = eb
    .selectFrom('analysisReading as r')
    .select(sql`1`.as('one'))
    .whereRef('r.submissionId', '=', 'd.submissionId')
    .where('r.consultationId', '=', consultationId)
  // Written out, not as a parameter: only so does the planner see that the index of unread ones fits.
  if (query.read === 'no') desk = desk.where(sql<boolean>`r.unread`)
  if (query.read === 'yes') desk = desk.where(sql<boolean>`not r.unread`)
  if (query.assigned === 'none') desk = desk.where('r.assignedTo', 'is', null)
  else if (query.assigned) desk = desk.where('r.assignedTo', '=', query.assigned)
  return desk
}

function matches(eb: DocumentExpressions, { search, foundElsewhere }: Scope) {
  const ways = [
    ...(search ? [sql<boolean>`d.search @@ ${tsqueryOf(search)}::tsquery`] : []),
    ...(foundElsewhere.length > 0 ? [eb('d.submissionId', 'in', foundElsewhere)] : []),
  ]
  return ways.length > 0 ? eb.or(ways) : sql<boolean>`false`
}

/** How many there are: exactly. */
export async function countIn(db: Db, scope: Scope): Promise<number> {
  const row = await documentsIn(db, scope)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** How many there are, counted no further than one beyond `most`: the answer is `most` + 1 when there are more. */
export async function countUpTo(db: Db, scope: Scope, most: number): Promise<number> {
  const row = await db
    .selectFrom(
      documentsIn(db, scope)
        .select('d.submissionId')
        .limit(most + 1)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export interface PagePlace {
  /** Newest first, unless `oldest`. */
  readonly order: 'newest' | 'oldest'
  /** The page after this submission, or before it; the first page when neither is given. */
  readonly after?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
}

export interface DocumentKey {
  readonly submissionId: string
  readonly versionId: string
  /** How many words it has: tells how heavy it is to read. */
  readonly words: number
}

export interface Page {
  readonly documents: readonly DocumentKey[]
  readonly hasNext: boolean
  readonly hasPrevious: boolean
}

/** One page, found by the key of its neighbour, so that nothing shifts while one reads. */
export async function listIn(db: Db, scope: Scope, place: PagePlace): Promise<Page> {
  const backwards = place.after === undefined && place.before !== undefined
  const key = await findKey(db, place.after ?? place.before)
  const descending = (place.order === 'newest') !== backwards
  const direction = descending ? 'desc' : 'asc'
  let rows = documentsIn(db, scope).select(['d.submissionId', 'd.versionId', 'd.words'])
  if (key)
    rows = rows.where(
      descending
        ? sql<boolean>`(d.received_at, d.submission_id) < (${key.receivedAt}::timestamptz, ${key.submissionId}::uuid)`
        : sql<boolean>`(d.received_at, d.submission_id) > (${key.receivedAt}::timestamptz, ${key.submissionId}::uuid)`,
    )
  const found = await rows
    .orderBy('d.receivedAt', direction)
    .orderBy('d.submissionId', direction)
    .limit(place.limit + 1)
    .execute()
  const more = found.length > place.limit
  const documents = found.slice(0, place.limit)
  if (backwards) documents.reverse()
  return { documents, hasNext: backwards || more, hasPrevious: backwards ? more : key !== undefined }
}

/** The place of a submission in every list, to the microsecond as it is stored. */
async function findKey(db: Db, submissionId: string | undefined) {
  if (submissionId === undefined) return undefined
  return db
    .selectFrom('analysisReading')
    .select(['submissionId', sql<string>`received_at::text`.as('receivedAt')])
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()
}
