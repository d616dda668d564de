import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { addEntry } from './add-entry.ts'
import { type Approved, approveEntry } from './approve-entry.ts'
import { type Edited, editEntry } from './edit-entry.ts'
import { type Proposed, proposeEntry } from './propose-entry.ts'
import { publishReport, type ReportPublished } from './publish-report.ts'
import { findEntry } from './queries.ts'
import type { EntryForm } from './report.ts'

/** An entry brought over; with `entryId`, the next version of one that is there already. */
export interface ImportedEntry extends EntryForm {
  readonly entryId?: string | undefined
}

type Refused<Result> = Exclude<Result, { ok: true }>

export type ReportImported =
  | { ok: true; entryIds: readonly string[] }
  | Refused<Edited>
  | Refused<Proposed>
  | Refused<Approved>
  | Refused<ReportPublished>

/**
 * Brings the results of a consultation over from elsewhere, published at `now`, which may lie in the past. They go
 * the same way as any others, deed by deed, with two people. Submissions named behind an entry must have been sorted
 * in by analysis before.
 *
 * @param options `news: false` where `now` is not when it happened: it then makes no update
 */
export async function importReport(
  db: Db,
  now: Date,
  people: { readonly author: Pick<Actor, 'id'>; readonly approver: Pick<Actor, 'id'> },
  consultationId: string,
  entries: readonly ImportedEntry[],
  options: { readonly news?: boolean } = {},
): Promise<ReportImported> {
  const { author, approver } = people
  const entryIds: string[] = []
  for (const entry of entries) {
    const written = entry.entryId
      ? await writeNext(db, now, author, entry.entryId, entry)
      : await addEntry(db, now, author, consultationId, entry)
    if (!written.ok) return written
    const { entryId } = written
    const seen = { versionId: written.versionId, revision: 1 }
    const proposed = await proposeEntry(db, now, author, entryId, seen)
    if (!proposed.ok) return proposed
    const approved = await approveEntry(db, now, approver, entryId, seen)
    if (!approved.ok) return approved
    entryIds.push(entryId)
  }
  const published = await publishReport(db, now, author, consultationId, options)
  return published.ok ? { ok: true, entryIds } : published
}

async function writeNext(
  db: Db,
  now: Date,
  author: Pick<Actor, 'id'>,
  entryId: string,
  form: EntryForm,
): Promise<Refused<Edited> | { ok: true; entryId: string; versionId: string }> {
  const entry = await findEntry(db, entryId)
  if (!entry) return { ok: false, reason: 'not-found' }
  const edited = await editEntry(db, now, author, entryId, entry.latest, form)
  return edited.ok ? { ok: true, entryId, versionId: edited.versionId } : edited
}
