import type { Selectable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import './tables.ts'

type VersionRow = Selectable<Tables['reportEntryVersion']>

/** One version of an entry with its links, as staff see it. */
export interface EntryVersion extends VersionRow {
  readonly sessionIds: readonly string[]
  readonly statementIds: readonly string[]
}

export interface StaffEntry {
  readonly entryId: string
  readonly consultationId: string
  readonly ordinal: number
  readonly publishedOrdinal: number | null
  /** The version the public sees. */
  readonly current: EntryVersion | undefined
  /** The newest version: what is being worked on, or else what was last published or taken back. */
  readonly latest: EntryVersion
}

/** The entries of a consultation in the order staff gave them. */
export async function listEntries(db: Db, consultationId: string): Promise<StaffEntry[]> {
  const entries = await db
    .selectFrom('reportEntry')
    .selectAll()
    .where('consultationId', '=', consultationId)
    .orderBy('ordinal')
    .orderBy('entryId')
    .execute()
  if (entries.length === 0) return []
  const versions = await listVersions(
    db,
    entries.map((entry) => entry.entryId),
  )
  return entries.map((entry) => asEntry(entry, versions))
}

/** An entry with all its versions, newest first. */
export async function findEntry(
  db: Db,
  entryId: string,
): Promise<(StaffEntry & { readonly versions: readonly EntryVersion[] }) | undefined> {
  const entry = await db
    .selectFrom('reportEntry')
    .selectAll()
    .where('entryId', '=', entryId)
    .executeTakeFirst()
  if (!entry) return undefined
  const versions = await listVersions(db, [entryId])
  return { ...asEntry(entry, versions), versions }
}

function asEntry(
  entry: Selectable<Tables['reportEntry']>,
  all: readonly EntryVersion[],
): StaffEntry & { readonly versions: readonly EntryVersion[] } {
  const versions = all.filter((version) => version.entryId === entry.entryId)
  const [latest] = versions
  if (!latest) throw new Error(`entry ${entry.entryId} has no version`)
  return {
    entryId: entry.entryId,
    consultationId: entry.consultationId,
    ordinal: entry.ordinal,
    publishedOrdinal: entry.publishedOrdinal,
    current: versions.find((version) => version.versionId === entry.currentVersionId),
    latest,
    versions,
  }
}

/** Versions of entries, for each entry the newest first. */
async function listVersions(db: Db, entryIds: readonly string[]): Promise<EntryVersion[]> {
  const rows = await db
    .selectFrom('reportEntryVersion')
    .selectAll()
    .where('entryId', 'in', entryIds)
    .orderBy('number', 'desc')
    .execute()
  const versionIds = rows.map((row) => row.versionId)
  const sessions = await db
    .selectFrom('reportEntrySession')
    .selectAll()
    .where('versionId', 'in', versionIds)
    .execute()
  const statements = await db
    .selectFrom('reportEntryStatement')
    .selectAll()
    .where('versionId', 'in', versionIds)
    .execute()
  return rows.map((row) => ({
    ...row,
    sessionIds: sessions.filter((each) => each.versionId === row.versionId).map((each) => each.sessionId),
    statementIds: statements
      .filter((each) => each.versionId === row.versionId)
      .map((each) => each.statementId),
  }))
}

/** Versions that wait for a second person, the longest waiting first, with the consultation they belong to. */
export const listProposed = (db: Db) =>
  db
    .selectFrom('reportEntryVersion as v')
    .innerJoin('reportEntry as e', 'e.entryId', 'v.entryId')
    .select(['e.entryId', 'e.consultationId', 'v.content', 'v.proposedBy', 'v.editedBy', 'v.proposedAt'])
    .where('v.state', '=', 'proposed')
    .orderBy('v.proposedAt')
    .execute()

/** An entry and its newest version, both locked until the transaction ends, so that a deed judges what it changes. */
export async function findForUpdate(db: Db, entryId: string) {
  const entry = await db
    .selectFrom('reportEntry')
    .selectAll()
    .where('entryId', '=', entryId)
    .forUpdate()
    .executeTakeFirst()
  if (!entry) return undefined
  const version = await db
    .selectFrom('reportEntryVersion')
    .selectAll()
    .where('entryId', '=', entryId)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { entry, version }
}

/** Puts a version's links in place of those it had. */
export async function updateLinks(
  db: Db,
  versionId: string,
  links: { readonly sessionIds: readonly string[]; readonly statementIds: readonly string[] },
): Promise<void> {
  await db.deleteFrom('reportEntrySession').where('versionId', '=', versionId).execute()
  await db.deleteFrom('reportEntryStatement').where('versionId', '=', versionId).execute()
  if (links.sessionIds.length > 0)
    await db
      .insertInto('reportEntrySession')
      .values(links.sessionIds.map((sessionId) => ({ versionId, sessionId })))
      .execute()
  if (links.statementIds.length > 0)
    await db
      .insertInto('reportEntryStatement')
      .values(links.statementIds.map((statementId) => ({ versionId, statementId })))
      .execute()
}
