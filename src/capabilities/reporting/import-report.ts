import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { type Added, addEntry } from './add-entry.ts'
import { approveEntry } from './approve-entry.ts'
import { type Proposed, proposeEntry } from './propose-entry.ts'
import { publishReport, type ReportPublished } from './publish-report.ts'
import type { EntryForm } from './report.ts'

type Refused<Result> = Exclude<Result, { ok: true }>

export type ReportImported =
  | { ok: true; entryIds: readonly string[] }
  | Refused<Added>
  | Refused<Proposed>
  | Refused<ReportPublished>
  | { ok: false; reason: 'same-person' }

/**
 * Brings the results of a consultation over from elsewhere, published at `now`, which may lie in the past. They go
 * the same way as any others, deed by deed, with two people. Submissions named behind an entry must have been sorted
 * in by analysis before.
 */
export async function importReport(
  db: Db,
  now: Date,
  people: { readonly author: Pick<Actor, 'id'>; readonly approver: Pick<Actor, 'id'> },
  consultationId: string,
  forms: readonly EntryForm[],
): Promise<ReportImported> {
  if (people.author.id === people.approver.id) return { ok: false, reason: 'same-person' }
  const entryIds: string[] = []
  for (const form of forms) {
    const added = await addEntry(db, now, people.author, consultationId, form)
    if (!added.ok) return added
    const seen = { versionId: added.versionId, revision: 1 }
    const proposed = await proposeEntry(db, now, people.author, added.entryId, seen)
    if (!proposed.ok) return proposed
    const approved = await approveEntry(db, now, people.approver, added.entryId, seen)
    if (!approved.ok) throw new Error(`an entry just proposed was not approved: ${approved.reason}`)
    entryIds.push(added.entryId)
  }
  const published = await publishReport(db, now, people.author, consultationId)
  return published.ok ? { ok: true, entryIds } : published
}
