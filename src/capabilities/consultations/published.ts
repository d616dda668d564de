import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { isId } from '../../platform/ids.ts'
import { type Edition, type ListedEdition, longParts } from './edition.ts'
import { Slug } from './schemas.ts'
import './tables.ts'

/** A consultation as the public may read it: its current edition, and its times as instants. */
export interface PublishedConsultation {
  readonly consultationId: string
  readonly treatyId: string
  readonly slug: string
  readonly edition: Edition
  readonly editionId: string
  readonly editionNumber: number
  readonly noticeHash: string
  /** Of the first edition. */
  readonly publishedAt: Date
  readonly editionPublishedAt: Date
  readonly opensAt: Date
  readonly closesAt: Date
  readonly reportedAt: Date | null
}

/** A published consultation as lists show it: without the long parts of its edition. */
export interface ListedConsultation extends Omit<PublishedConsultation, 'edition'> {
  readonly edition: ListedEdition
}

export interface PublishedEdition {
  readonly editionId: string
  readonly consultationId: string
  readonly number: number
  readonly edition: Edition
  readonly noticeHash: string
  readonly publishedAt: Date
}

interface Kept {
  readonly revision: number
  readonly consultation: PublishedConsultation
}

/** What one process remembers of one database. A published edition never changes, so its content may stay for good. */
interface Memory {
  readonly contents: Map<string, Edition>
  /** By slug and by identifier. */
  readonly byName: Map<string, Kept>
}

const memories = new WeakMap<Db, Memory>()
const mostKept = 200

function memoryOf(publicDb: Db): Memory {
  const known = memories.get(publicDb)
  if (known) return known
  const made: Memory = { contents: new Map(), byName: new Map() }
  memories.set(publicDb, made)
  return made
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): Value {
  const oldest = map.keys().next().value
  if (map.size >= mostKept && oldest !== undefined) map.delete(oldest)
  map.set(key, value)
  return value
}

const columns = [
  'consultationId',
  'treatyId',
  'slug',
  'editionId',
  'editionNumber',
  'noticeHash',
  'publishedAt',
  'editionPublishedAt',
  'opensAt',
  'closesAt',
  'reportedAt',
] as const

/**
 * A published consultation by its slug. Its questionnaire is fetched and parsed once for each edition.
 *
 * @param revision the revision of the public site as this process knows it (`house.pages.revision`). With it the
 *   whole answer is kept until the revision moves, and no query is made: for paths that are asked all the time and
 *   may lag a publication by the moment it takes to be announced.
 */
export async function findPublishedConsultation(
  publicDb: Db,
  slug: string,
  revision?: number,
): Promise<PublishedConsultation | undefined> {
  // Anything else is no slug, and might be no text the database can hold.
  if (!Slug.safeParse(slug).success) return undefined
  return findBy(publicDb, 'slug', slug, revision)
}

/** As `findPublishedConsultation`, by its identifier. */
export function findPublishedConsultationById(
  publicDb: Db,
  consultationId: string,
  revision?: number,
): Promise<PublishedConsultation | undefined> {
  return findBy(publicDb, 'consultationId', consultationId, revision)
}

/** The consultation that an address names by its identifier; one that was never published has received nothing. */
export const findNamedConsultation = async (
  publicDb: Db,
  named: string,
): Promise<PublishedConsultation | undefined> =>
  isId(named) ? findBy(publicDb, 'consultationId', named, undefined) : undefined

async function findBy(
  publicDb: Db,
  by: 'slug' | 'consultationId',
  name: string,
  revision: number | undefined,
): Promise<PublishedConsultation | undefined> {
  const memory = memoryOf(publicDb)
  if (revision !== undefined) {
    const kept = memory.byName.get(name)
    if (kept?.revision === revision) return kept.consultation
  }
  const row = await publicDb
    .selectFrom('publishedConsultation')
    .select(columns)
    .where(by, '=', name)
    .executeTakeFirst()
  if (!row) return undefined
  const edition =
    memory.contents.get(row.editionId) ?? (await findPublishedEdition(publicDb, row.editionId))?.edition
  if (!edition) return undefined
  const consultation = { ...row, edition }
  if (revision !== undefined) keep(memory.byName, name, { revision, consultation })
  return consultation
}

/** An edition that is or was public: a draft begun under an earlier one is read with that one's questions. */
export async function findPublishedEdition(
  publicDb: Db,
  editionId: string,
): Promise<PublishedEdition | undefined> {
  const row = await publicDb
    .selectFrom('publishedConsultationEdition')
    .selectAll()
    .where('editionId', '=', editionId)
    .executeTakeFirst()
  if (!row) return undefined
  const { content, ...rest } = row
  return { ...rest, edition: keep(memoryOf(publicDb).contents, editionId, content) }
}

/** All editions of a consultation that were ever public, newest first. */
export async function listPublishedEditions(
  publicDb: Db,
  consultationId: string,
): Promise<PublishedEdition[]> {
  const rows = await publicDb
    .selectFrom('publishedConsultationEdition')
    .selectAll()
    .where('consultationId', '=', consultationId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ content, ...rest }) => ({ ...rest, edition: content }))
}

/** One edition of a consultation that is or was public, by its number. */
export async function findPublishedEditionByNumber(
  publicDb: Db,
  consultationId: string,
  number: number,
): Promise<PublishedEdition | undefined> {
  const row = await publicDb
    .selectFrom('publishedConsultationEdition')
    .selectAll()
    .where('consultationId', '=', consultationId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) return undefined
  const { content, ...rest } = row
  return { ...rest, edition: content }
}

/** Every published consultation, or those on one treaty; the one that closes last comes first. */
export async function listPublishedConsultations(
  publicDb: Db,
  treatyId?: string,
): Promise<ListedConsultation[]> {
  return publicDb
    .selectFrom('publishedConsultation')
    .select([...columns, sql<ListedEdition>`content - ${longParts}::text[]`.as('edition')])
    .$if(treatyId !== undefined, (query) => query.where('treatyId', '=', treatyId ?? ''))
    .orderBy('closesAt', 'desc')
    .orderBy('slug')
    .execute()
}

/** The exact words of a notice that was ever shown, by its hash. */
export async function findPublishedNotice(publicDb: Db, noticeHash: string): Promise<string | undefined> {
  const row = await publicDb
    .selectFrom('publishedNoticeText')
    .select('body')
    .where('noticeHash', '=', noticeHash)
    .executeTakeFirst()
  return row?.body
}
