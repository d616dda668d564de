import type { Selectable } from 'kysely'
import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { countSelection, isSelected, listSelection, SelectionQuery } from '../analysis/index.ts'
import { findSelection, insertSelection, listByReference, referenceOf } from '../submissions/index.ts'
import { type Evidence, mostPicked } from './report.ts'
import './tables.ts'

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
    query: { submissions: picked },
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

/** What a version rests on: its selection, and what was counted when it was published, if it was. */
type Resting = Pick<
  Selectable<Tables['reportEntryVersion']>,
  'selectionId' | 'evidenceCount' | 'evidenceSynthetic' | 'evidenceIndex' | 'evidenceAsOf'
>

/**
 * A version's selection: as of now until it is published, then as of its publication. What was withdrawn, or
 * taken out of the count, by then stands behind nothing, also where a filter was saved that includes it.
 */
async function findResting(db: Db, version: Resting) {
  const selection = version.selectionId === null ? undefined : await findSelection(db, version.selectionId)
  if (!selection) return undefined
  const query: SelectionQuery = { ...SelectionQuery.parse(selection.query), counted: 'yes' }
  return { consultationId: selection.consultationId, query, asOfIndex: version.evidenceIndex }
}

export interface EvidenceCount {
  readonly count: number
  /** How many of them were made for demonstration. */
  readonly synthetic: number
  readonly asOfIndex: number
  /** When it was published with the version; undefined while it is counted anew each time. */
  readonly asOf: Date | undefined
  /** Submissions named by hand that are not sorted in yet, so that the count is not to be trusted. */
  readonly awaited: number
}

/** How many submissions stand behind a version; undefined where none are named. What was published stays as it was. */
export async function countEvidence(db: Db, version: Resting): Promise<EvidenceCount | undefined> {
  const { evidenceCount, evidenceSynthetic, evidenceIndex, evidenceAsOf } = version
  if (evidenceCount !== null && evidenceAsOf !== null)
    return {
      count: evidenceCount,
      synthetic: evidenceSynthetic ?? 0,
      asOfIndex: evidenceIndex ?? 0,
      asOf: evidenceAsOf,
      awaited: 0,
    }
  const selection = await findResting(db, version)
  if (!selection) return undefined
  const { query } = selection
  const { count, asOfIndex } = await countSelection(db, selection)
  const made = { ...selection, asOfIndex, query: { ...query, synthetic: 'yes' } as SelectionQuery }
  const synthetic = query.synthetic === 'no' ? 0 : (await countSelection(db, made)).count
  return {
    count,
    synthetic,
    asOfIndex,
    asOf: undefined,
    awaited: await countAwaited(db, selection, asOfIndex),
  }
}

/** Of the submissions named by hand, how many analysis has not sorted in below an index. */
async function countAwaited(
  db: Db,
  { consultationId, query }: { consultationId: string | null; query: SelectionQuery },
  asOfIndex: number,
): Promise<number> {
  if (!query.submissions) return 0
  const { submissions } = query
  const known = await countSelection(db, { consultationId, asOfIndex, query: { submissions } })
  return submissions.length - known.count
}

export interface EvidenceLine {
  readonly submissionId: string
  readonly reference: string
  /** When its sender took it back, if they did. */
  readonly withdrawnAt: Date | null
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
  return { lines: await linesOf(db, selection.consultationId, documents), hasNext }
}

async function linesOf(
  db: Db,
  consultationId: string | null,
  documents: readonly { readonly submissionId: string }[],
): Promise<EvidenceLine[]> {
  if (consultationId === null) return []
  const references = documents.map(({ submissionId }) => referenceOf(submissionId))
  const known = new Map(
    (await listByReference(db, consultationId, references)).map((line) => [line.submissionId, line]),
  )
  return documents.flatMap(({ submissionId }) => known.get(submissionId) ?? [])
}

/** What would stand behind a version, were it counted. */
export interface FallenOut {
  readonly count: number
  /** The first of them, oldest first. */
  readonly lines: readonly EvidenceLine[]
}

const mostFallenOut = 50

/**
 * What was entered as evidence and is not counted, because it was withdrawn or excluded. A filter that asks for what
 * is counted, or for what is not withdrawn, has lost nothing by it.
 */
export async function listFallenOut(db: Db, version: Resting): Promise<FallenOut> {
  const stored = version.selectionId === null ? undefined : await findSelection(db, version.selectionId)
  const selection = await findResting(db, version)
  if (!stored || !selection) return { count: 0, lines: [] }
  const asked = SelectionQuery.parse(stored.query)
  if (asked.withdrawn || asked.counted) return { count: 0, lines: [] }
  const fallen = { ...selection, query: { ...selection.query, counted: 'no' } as SelectionQuery }
  const { count } = await countSelection(db, fallen)
  if (count === 0) return { count, lines: [] }
  const { documents } = await listSelection(db, fallen, { limit: mostFallenOut })
  return { count, lines: await linesOf(db, selection.consultationId, documents) }
}

/** True when a submission is among those behind a version. */
export async function isBehind(db: Db, version: Resting, submissionId: string): Promise<boolean> {
  const selection = await findResting(db, version)
  return selection !== undefined && isSelected(db, selection, submissionId)
}
