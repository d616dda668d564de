import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { countSelection, isSelected, listSelection, SelectionQuery } from '../analysis/index.ts'
import { findSelection, insertSelection, listByReference, referenceOf } from '../submissions/index.ts'
import { type Evidence, mostPicked } from './report.ts'

export type EvidenceStored =
  | { ok: true; selectionId: string | null }
  | { ok: false; reason: 'unknown-selection' | 'unknown-submission' | 'too-many-submissions' }

/**
 * Stores what an entry rests on as a selection. A selection never changes: another choice makes another one, the same
 * choice keeps the one there is.
 *
 * @param before the selection of the version being edited, if it has one
 */
export async function storeEvidence(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  evidence: Evidence,
  before: string | null,
): Promise<EvidenceStored> {
  if (evidence.kind === 'none') return { ok: true, selectionId: null }
  if (evidence.kind === 'saved') {
    const saved = await findSelection(db, evidence.selectionId)
    if (saved?.consultationId !== consultationId) return { ok: false, reason: 'unknown-selection' }
    return { ok: true, selectionId: saved.selectionId }
  }
  const picked = [...new Set(evidence.submissionIds)].sort()
  if (picked.length === 0) return { ok: true, selectionId: null }
  if (picked.length > mostPicked) return { ok: false, reason: 'too-many-submissions' }
  const known = await listByReference(db, consultationId, picked.map(referenceOf))
  const knownIds = new Set(known.map((each) => each.submissionId))
  if (!picked.every((id) => knownIds.has(id))) return { ok: false, reason: 'unknown-submission' }
  const kept = await readEvidence(db, before)
  if (before && kept.kind === 'picked' && [...kept.submissionIds].sort().join() === picked.join())
    return { ok: true, selectionId: before }
  const selectionId = await insertSelection(db, now, {
    consultationId,
    purpose: 'evidence',
    // A submission that its sender has withdrawn stands behind nothing.
    query: { submissions: picked, withdrawn: 'no' },
    asOfIndex: null,
    createdBy: actor.id,
  })
  return { ok: true, selectionId }
}

/** What a version rests on, as it is edited. */
export async function readEvidence(db: Db, selectionId: string | null): Promise<Evidence> {
  const selection = selectionId === null ? undefined : await findSelection(db, selectionId)
  if (!selection) return { kind: 'none' }
  const query = SelectionQuery.parse(selection.query)
  return query.submissions
    ? { kind: 'picked', submissionIds: query.submissions }
    : { kind: 'saved', selectionId: selection.selectionId }
}

/** What a version rests on: its selection, and the index of the ledger as of which it was published, if it was. */
interface Resting {
  readonly selectionId: string | null
  readonly evidenceIndex: number | null
  readonly evidenceAsOf: Date | null
}

/** A version's selection: as of its publication once it is published, as of the selection's own moment until then. */
async function findResting(db: Db, version: Resting) {
  const selection = version.selectionId === null ? undefined : await findSelection(db, version.selectionId)
  if (!selection) return undefined
  const saved = selection.asOfIndex === null ? undefined : selection.createdAt
  return {
    ...selection,
    asOfIndex: version.evidenceIndex ?? selection.asOfIndex,
    asOf: version.evidenceAsOf ?? saved,
  }
}

export interface EvidenceCount {
  readonly count: number
  /** How many of them were made for demonstration. */
  readonly synthetic: number
  readonly asOfIndex: number
  /** The moment of that index, when the selection was saved as of one; undefined for now. */
  readonly asOf: Date | undefined
  /** Submissions named by hand that are not sorted in yet, so that the count is not to be trusted. */
  readonly awaited: number
}

/** How many submissions stand behind a version; undefined where none are named. */
export async function countEvidence(db: Db, version: Resting): Promise<EvidenceCount | undefined> {
  const selection = await findResting(db, version)
  if (!selection) return undefined
  const query = SelectionQuery.parse(selection.query)
  const { count, asOfIndex } = await countSelection(db, selection)
  const synthetic =
    query.synthetic === 'no'
      ? 0
      : (await countSelection(db, { ...selection, asOfIndex, query: { ...query, synthetic: 'yes' } })).count
  const { submissions } = query
  const awaited = submissions
    ? submissions.length -
      (await countSelection(db, { ...selection, asOfIndex, query: { submissions } })).count
    : 0
  return { count, synthetic, asOfIndex, asOf: selection.asOf, awaited }
}

export interface EvidenceLine {
  readonly submissionId: string
  readonly reference: string
}

/** The submissions behind a version, oldest first, a page at a time. */
export async function listEvidence(
  db: Db,
  version: Resting,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly lines: readonly EvidenceLine[]; readonly hasNext: boolean }> {
  const selection = await findResting(db, version)
  if (!selection) return { lines: [], hasNext: false }
  const { documents, hasNext } = await listSelection(db, selection, page)
  return {
    lines: documents.map(({ submissionId }) => ({ submissionId, reference: referenceOf(submissionId) })),
    hasNext,
  }
}

/** True when a submission is among those behind a version. */
export async function isBehind(db: Db, version: Resting, submissionId: string): Promise<boolean> {
  const selection = await findResting(db, version)
  return selection !== undefined && isSelected(db, selection, submissionId)
}
