import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { findSubmission } from '../submissions/index.ts'
import { type Edited, editEntry } from './edit-entry.ts'
import { readEvidence } from './evidence.ts'
import { findEntry } from './queries.ts'

export type Picked =
  | { ok: true }
  | Exclude<Edited, { ok: true }>
  | { ok: false; reason: 'rests-on-a-filter' | 'already-there' | 'withdrawn' }

/** Puts one more submission behind an entry, from where it is read. */
export async function pickSubmission(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  entryId: string,
  submissionId: string,
): Promise<Picked> {
  const entry = await findEntry(db, entryId)
  const submission = await findSubmission(db, submissionId)
  if (!entry || submission?.consultationId !== entry.consultationId) return { ok: false, reason: 'not-found' }
  // It would not be counted.
  if (submission.withdrawnAt) return { ok: false, reason: 'withdrawn' }
  const { latest } = entry
  const evidence = await readEvidence(db, latest.selectionId)
  if (evidence.kind === 'saved') return { ok: false, reason: 'rests-on-a-filter' }
  const picked = evidence.kind === 'picked' ? evidence.submissionIds : []
  if (picked.includes(submissionId)) return { ok: false, reason: 'already-there' }
  const edited = await editEntry(db, now, actor, entryId, latest, {
    content: latest.content,
    evidence: { kind: 'picked', submissionIds: [...picked, submissionId] },
    sessionIds: latest.sessionIds,
    statementIds: latest.statementIds,
  })
  return edited.ok ? { ok: true } : edited
}
