import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { type AuditActor, record, recordPublication } from '../ledger/index.ts'
import { findAgency, findAgencyBySlug } from './queries.ts'

export interface AgencyForm {
  /** Small letters, digits and hyphens; unique. */
  readonly slug: string
  readonly name: string
  readonly nameMi?: string | null | undefined
  readonly role?: string | null | undefined
}

export type AgencySaved = { ok: true; agencyId: string } | { ok: false; reason: 'slug-taken' | 'not-found' }

/** Adds an agency. The public sees it where a consultation or a treaty names it. */
export async function addAgency(
  db: Db,
  now: Date,
  actor: AuditActor,
  form: AgencyForm,
): Promise<AgencySaved> {
  return db.transaction().execute(async (db) => add(db, now, actor, form))
}

/** Changes what an agency is called; everywhere it is named, the new name stands. */
export async function changeAgency(
  db: Db,
  now: Date,
  actor: AuditActor,
  agencyId: string,
  form: AgencyForm,
): Promise<AgencySaved> {
  return db.transaction().execute(async (db) => change(db, now, actor, agencyId, form))
}

/** Adds the agency with this slug, or brings the one there is up to date. For data that is loaded repeatedly. */
export async function upsertAgency(db: Db, now: Date, actor: AuditActor, form: AgencyForm): Promise<string> {
  const saved = await db.transaction().execute(async (db) => {
    const known = await findAgencyBySlug(db, form.slug)
    return known ? change(db, now, actor, known.agencyId, form) : add(db, now, actor, form)
  })
  if (!saved.ok) throw new Error(`the agency ${form.slug} was changed by someone else meanwhile`)
  return saved.agencyId
}

async function add(db: Db, now: Date, actor: AuditActor, form: AgencyForm): Promise<AgencySaved> {
  const added = await db
    .insertInto('agency')
    .values({ ...fieldsOf(form), agencyId: newId(), createdAt: now })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('agencyId')
    .executeTakeFirst()
  if (!added) return { ok: false, reason: 'slug-taken' }
  await note(db, now, actor, 'agency.added', added.agencyId, form)
  return { ok: true, agencyId: added.agencyId }
}

async function change(
  db: Db,
  now: Date,
  actor: AuditActor,
  agencyId: string,
  form: AgencyForm,
): Promise<AgencySaved> {
  const before = await findAgency(db, agencyId)
  if (!before) return { ok: false, reason: 'not-found' }
  const holder = await findAgencyBySlug(db, form.slug)
  if (holder && holder.agencyId !== agencyId) return { ok: false, reason: 'slug-taken' }
  const fields = fieldsOf(form)
  if (Object.entries(fields).every(([key, value]) => before[key as keyof typeof fields] === value))
    return { ok: true, agencyId }
  await db.updateTable('agency').set(fields).where('agencyId', '=', agencyId).execute()
  await note(db, now, actor, 'agency.changed', agencyId, form)
  return { ok: true, agencyId }
}

const fieldsOf = (form: AgencyForm) => ({
  slug: form.slug,
  name: form.name,
  nameMi: form.nameMi || null,
  role: form.role || null,
})

async function note(db: Db, at: Date, actor: AuditActor, action: string, agencyId: string, form: AgencyForm) {
  const detail = { slug: form.slug, name: form.name }
  await record(db, { at, actor, action, subjectKind: 'agency', subjectId: agencyId, detail })
  // Pages that name the agency are made anew; it is no news for anyone's feed.
  await recordPublication(db, {
    at,
    kind: 'agency.changed',
    treatyId: null,
    subjectKind: 'agency',
    subjectId: agencyId,
    title: form.name,
    path: '/',
    news: false,
  })
}
