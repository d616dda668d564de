import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { listStaffNames } from '../accounts/index.ts'
import type { ConsultationTimes } from './consultations.ts'
import { type Edition, type ListedEdition, longParts } from './edition.ts'
import type { EditionState } from './tables.ts'
import './tables.ts'

/** Somebody's deed on an edition. */
export interface Deed {
  readonly by: string | null
  readonly name: string | null
  readonly at: Date
}

/** One edition with its way to publication, as staff see it. */
export interface StaffEdition {
  readonly editionId: string
  readonly consultationId: string
  readonly number: number
  readonly state: EditionState
  readonly edition: Edition
  readonly revision: number
  readonly edited: Deed
  readonly proposed: Deed | undefined
  readonly approved: Deed | undefined
  readonly sentBack: (Deed & { readonly reason: string }) | undefined
  readonly publishedAt: Date | null
  readonly noticeHash: string | null
}

export interface StaffConsultation extends ConsultationTimes {
  readonly consultationId: string
  readonly treatyId: string
  readonly slug: string
  readonly createdAt: Date
  /** The edition the public sees. */
  readonly current: StaffEdition | undefined
  /** The next edition, being made: draft, proposed or approved. */
  readonly inProgress: StaffEdition | undefined
  /** What the consultation says: to the public if it is published, else as far as it is drafted. */
  readonly edition: Edition
  readonly title: string
}

const selectEditions = (db: Db) => db.selectFrom('consultationEdition').selectAll()

type EditionRow = Awaited<ReturnType<ReturnType<typeof selectEditions>['execute']>>[number]

/** The editions with the names of those who worked on them. */
async function withNames(db: Db, rows: readonly EditionRow[]): Promise<StaffEdition[]> {
  const ids = rows.flatMap((row) => [row.editedBy, row.proposedBy, row.approvedBy, row.sentBackBy])
  const names = await listStaffNames(
    db,
    ids.filter((id) => id !== null),
  )
  return rows.map((row) => asEdition(row, names))
}

function asEdition(row: EditionRow, names: ReadonlyMap<string, string>): StaffEdition {
  const person = (by: string | null) => ({ by, name: by === null ? null : (names.get(by) ?? null) })
  return {
    editionId: row.editionId,
    consultationId: row.consultationId,
    number: row.number,
    state: row.state,
    edition: row.content,
    revision: row.revision,
    edited: { ...person(row.editedBy), at: row.editedAt },
    proposed: row.proposedAt ? { ...person(row.proposedBy), at: row.proposedAt } : undefined,
    approved: row.approvedAt ? { ...person(row.approvedBy), at: row.approvedAt } : undefined,
    sentBack: row.sentBackAt
      ? { ...person(row.sentBackBy), at: row.sentBackAt, reason: row.sentBackReason ?? '' }
      : undefined,
    publishedAt: row.publishedAt,
    noticeHash: row.noticeHash,
  }
}

const consultationColumns = [
  'consultationId',
  'treatyId',
  'slug',
  'createdAt',
  'publishedAt',
  'opensAt',
  'closesAt',
  'reportedAt',
] as const

/** A consultation with its editions that matter: the public one and the one being made. */
export async function findConsultation(
  db: Db,
  consultationId: string,
): Promise<StaffConsultation | undefined> {
  const row = await db
    .selectFrom('consultation')
    .select(consultationColumns)
    .where('consultationId', '=', consultationId)
    .executeTakeFirst()
  if (!row) return undefined
  const editions = await selectEditions(db)
    .where('consultationId', '=', consultationId)
    .where('state', '!=', 'replaced')
    .execute()
  return withEditions(row, await withNames(db, editions))
}

/** @throws Error when there is none. */
export async function getConsultation(db: Db, consultationId: string): Promise<StaffConsultation> {
  const found = await findConsultation(db, consultationId)
  if (!found) throw new Error(`no consultation ${consultationId}`)
  return found
}

/** A consultation as the list of staff shows it. */
export interface StaffListedConsultation extends ConsultationTimes {
  readonly consultationId: string
  readonly treatyId: string
  readonly edition: ListedEdition
  readonly title: string
  /** The next edition, being made. */
  readonly inProgress: { readonly state: EditionState } | undefined
}

/** All consultations, published or not, the newest first. */
export async function listConsultations(db: Db): Promise<StaffListedConsultation[]> {
  const [rows, editions] = await Promise.all([
    db
      .selectFrom('consultation')
      .select(consultationColumns)
      .orderBy('createdAt', 'desc')
      .orderBy('consultationId')
      .execute(),
    db
      .selectFrom('consultationEdition')
      .select(['consultationId', 'state', sql<ListedEdition>`content - ${longParts}::text[]`.as('edition')])
      .where('state', '!=', 'replaced')
      .execute(),
  ])
  return rows.map((row) =>
    withEditions(
      row,
      editions.filter(({ consultationId }) => consultationId === row.consultationId),
    ),
  )
}

/** Adds to a consultation's row which of its editions is public, which is being made, and what it says. */
function withEditions<
  Row extends { readonly consultationId: string },
  Each extends { readonly state: EditionState; readonly edition: { readonly title: string } },
>(row: Row, editions: readonly Each[]) {
  const current = editions.find((each) => each.state === 'published')
  const inProgress = editions.find((each) => each.state !== 'published')
  const edition: Each['edition'] | undefined = (current ?? inProgress)?.edition
  if (!edition) throw new Error(`consultation ${row.consultationId} has no edition`)
  return { ...row, current, inProgress, edition, title: edition.title }
}

/** The editions that wait for a second person. */
export async function listProposedEditions(db: Db): Promise<StaffEdition[]> {
  const rows = await selectEditions(db).where('state', '=', 'proposed').orderBy('proposedAt').execute()
  return withNames(db, rows)
}

/** One edition, locked until the transaction ends, so that a deed judges what it changes. */
export async function findEditionForUpdate(db: Db, editionId: string) {
  return db
    .selectFrom('consultationEdition')
    .selectAll()
    .where('editionId', '=', editionId)
    .forUpdate()
    .executeTakeFirst()
}
