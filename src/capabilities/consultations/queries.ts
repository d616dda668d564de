import type { Db } from '../../platform/database/database.ts'
import type { ConsultationTimes } from './consultations.ts'
import type { Edition } from './edition.ts'
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

const editionQuery = (db: Db) =>
  db
    .selectFrom('consultationEdition as e')
    .leftJoin('staff as editor', 'editor.staffId', 'e.editedBy')
    .leftJoin('staff as proposer', 'proposer.staffId', 'e.proposedBy')
    .leftJoin('staff as approver', 'approver.staffId', 'e.approvedBy')
    .leftJoin('staff as sender', 'sender.staffId', 'e.sentBackBy')
    .selectAll('e')
    .select([
      'editor.name as editorName',
      'proposer.name as proposerName',
      'approver.name as approverName',
      'sender.name as senderName',
    ])

type EditionRow = Awaited<ReturnType<ReturnType<typeof editionQuery>['execute']>>[number]

const asEdition = (row: EditionRow): StaffEdition => ({
  editionId: row.editionId,
  consultationId: row.consultationId,
  number: row.number,
  state: row.state,
  edition: row.content,
  revision: row.revision,
  edited: { by: row.editedBy, name: row.editorName, at: row.editedAt },
  proposed: row.proposedAt ? { by: row.proposedBy, name: row.proposerName, at: row.proposedAt } : undefined,
  approved: row.approvedAt ? { by: row.approvedBy, name: row.approverName, at: row.approvedAt } : undefined,
  sentBack: row.sentBackAt
    ? { by: row.sentBackBy, name: row.senderName, at: row.sentBackAt, reason: row.sentBackReason ?? '' }
    : undefined,
  publishedAt: row.publishedAt,
  noticeHash: row.noticeHash,
})

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
  const editions = await editionQuery(db)
    .where('e.consultationId', '=', consultationId)
    .where('e.state', '!=', 'replaced')
    .execute()
  return withEditions(row, editions.map(asEdition))
}

/** @throws Error when there is none. */
export async function getConsultation(db: Db, consultationId: string): Promise<StaffConsultation> {
  const found = await findConsultation(db, consultationId)
  if (!found) throw new Error(`no consultation ${consultationId}`)
  return found
}

/** All consultations, published or not, the newest first. */
export async function listConsultations(db: Db): Promise<StaffConsultation[]> {
  const [rows, editions] = await Promise.all([
    db
      .selectFrom('consultation')
      .select(consultationColumns)
      .orderBy('createdAt', 'desc')
      .orderBy('consultationId')
      .execute(),
    editionQuery(db).where('e.state', '!=', 'replaced').execute(),
  ])
  const all = editions.map(asEdition)
  return rows.map((row) =>
    withEditions(
      row,
      all.filter((edition) => edition.consultationId === row.consultationId),
    ),
  )
}

type ConsultationRow = Omit<StaffConsultation, 'current' | 'inProgress' | 'edition' | 'title'>

function withEditions(row: ConsultationRow, editions: readonly StaffEdition[]): StaffConsultation {
  const current = editions.find((each) => each.state === 'published')
  const inProgress = editions.find((each) => each.state !== 'published')
  const edition = (current ?? inProgress)?.edition
  if (!edition) throw new Error(`consultation ${row.consultationId} has no edition`)
  return { ...row, current, inProgress, edition, title: edition.title }
}

/** The editions that wait for a second person. */
export async function listProposedEditions(db: Db): Promise<StaffEdition[]> {
  const rows = await editionQuery(db).where('e.state', '=', 'proposed').orderBy('e.proposedAt').execute()
  return rows.map(asEdition)
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
