import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../ledger/index.ts'
import { findTreaty } from '../negotiations/index.ts'
import type { Edition } from './edition.ts'
import { type EditionProblem, Slug, validateEdition } from './schemas.ts'
import './tables.ts'

export interface NewConsultation {
  readonly treatyId: string
  /** Its name in addresses; never changes, because people keep links. */
  readonly slug: string
  readonly content: Edition
}

export type Drafted =
  | { ok: true; consultationId: string; editionId: string }
  | { ok: false; reason: 'slug-taken' | 'bad-slug' | 'unknown-treaty' }
  | { ok: false; reason: 'invalid'; problems: readonly EditionProblem[] }

/** Begins a consultation with a first edition that nobody outside sees. */
export async function draftConsultation(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  form: NewConsultation,
): Promise<Drafted> {
  if (!Slug.safeParse(form.slug).success) return { ok: false, reason: 'bad-slug' }
  const checked = validateEdition(form.content)
  if (!checked.ok) return { ok: false, reason: 'invalid', problems: checked.problems }

  return db.transaction().execute(async (db): Promise<Drafted> => {
    if (!(await findTreaty(db, form.treatyId))) return { ok: false, reason: 'unknown-treaty' }

    const consultationId = newId()
    const inserted = await db
      .insertInto('consultation')
      .values({
        consultationId,
        treatyId: form.treatyId,
        slug: form.slug,
        createdBy: actor.id,
        createdAt: now,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('consultationId')
      .executeTakeFirst()
    if (!inserted) return { ok: false, reason: 'slug-taken' }

    const editionId = await insertEdition(db, now, actor, consultationId, 1, checked.edition)
    await record(db, {
      at: now,
      actor,
      action: 'consultation.drafted',
      subjectKind: 'consultation',
      subjectId: consultationId,
      detail: { slug: form.slug, treatyId: form.treatyId },
    })
    return { ok: true, consultationId, editionId }
  })
}

/** Stores a new draft edition; its content has been validated. */
export async function insertEdition(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  number: number,
  content: Edition,
): Promise<string> {
  const editionId = newId()
  await db
    .insertInto('consultationEdition')
    .values({
      editionId,
      consultationId,
      number,
      state: 'draft',
      content: JSON.stringify(content),
      createdBy: actor.id,
      createdAt: now,
      editedBy: actor.id,
      editedAt: now,
    })
    .execute()
  return editionId
}
