import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../ledger/index.ts'
import { type EvidenceStored, storeEvidence } from './evidence.ts'
import { updateLinks } from './queries.ts'
import { findLinkProblem } from './references.ts'
import type { EntryForm } from './report.ts'
import './tables.ts'

export type FormRefused =
  | Exclude<EvidenceStored, { ok: true }>
  | { ok: false; reason: 'not-found' | 'unknown-session' | 'unknown-statement' }

export type Added = { ok: true; entryId: string; versionId: string } | FormRefused

/** Begins an entry of a consultation's report, last among those there are. It may be as unfinished as it likes. */
export async function addEntry(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  form: EntryForm,
): Promise<Added> {
  return db.transaction().execute(async (db): Promise<Added> => {
    const problem = await findLinkProblem(db, consultationId, form)
    if (problem) return { ok: false, reason: problem }
    const evidence = await storeEvidence(db, now, actor, consultationId, form.evidence, null)
    if (!evidence.ok) return evidence

    const entryId = newId()
    const versionId = newId()
    const last = await db
      .selectFrom('reportEntry')
      .select((eb) => eb.fn.max('ordinal').as('ordinal'))
      .where('consultationId', '=', consultationId)
      .executeTakeFirst()
    await db
      .insertInto('reportEntry')
      .values({
        entryId,
        consultationId,
        ordinal: Number(last?.ordinal ?? 0) + 1,
        createdBy: actor.id,
        createdAt: now,
      })
      .execute()
    await insertVersion(db, now, actor, { entryId, versionId, number: 1 }, form, evidence.selectionId)
    await record(db, {
      at: now,
      actor,
      action: 'report.entry-added',
      subjectKind: 'report-entry',
      subjectId: entryId,
      detail: { consultationId, versionId },
    })
    return { ok: true, entryId, versionId }
  })
}

/** Stores a new draft version with its links; what it says has been checked. */
export async function insertVersion(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  ids: { readonly entryId: string; readonly versionId: string; readonly number: number },
  form: EntryForm,
  selectionId: string | null,
): Promise<void> {
  await db
    .insertInto('reportEntryVersion')
    .values({
      ...ids,
      state: 'draft',
      content: JSON.stringify(form.content),
      selectionId,
      createdAt: now,
      editedBy: actor.id,
      editedAt: now,
    })
    .execute()
  await updateLinks(db, ids.versionId, form)
}
