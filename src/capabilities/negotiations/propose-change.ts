import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { canonicalJson, fingerprintOf, record } from '../ledger/index.ts'
import type { Deed, SubjectKind } from './change.ts'
import { findTreaty } from './queries.ts'
import { findReferenceProblems } from './references.ts'
import { type AnyContent, type ContentProblem, readContent } from './schemas.ts'
import { findContent, findTreatyIdOf } from './subject-content.ts'

export interface Proposal {
  readonly kind: SubjectKind
  /** Absent for a new treaty. */
  readonly treatyId?: string | undefined
  /** What is changed or removed; for a schedule its session. Absent for something new. */
  readonly subjectId?: string | undefined
  readonly remove?: boolean
  /** The whole of it as it should stand; not looked at for a removal. */
  readonly content?: unknown
  /** `fingerprintOf` what the proposer saw; left out when nothing was shown. */
  readonly seen?: string | undefined
}

export type Proposed =
  | { ok: true; changeId: string }
  | { ok: false; reason: 'invalid'; problems: readonly ContentProblem[] }
  /** `moved`: the record is no longer what the proposer saw. */
  | { ok: false; reason: 'gone' | 'unchanged' | 'moved' }

/** Proposes a change to the record. Nothing of the record moves until a second person approves it. */
export async function proposeChange(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  proposal: Proposal,
): Promise<Proposed> {
  return db.transaction().execute(async (db): Promise<Proposed> => {
    const { kind } = proposal
    const subjectId = proposal.subjectId ?? newId()
    const treatyId = kind === 'treaty' ? subjectId : proposal.treatyId
    if (!treatyId || (kind !== 'treaty' && !(await findTreaty(db, treatyId))))
      return { ok: false, reason: 'gone' }
    const before = proposal.subjectId ? await findContent(db, kind, subjectId) : undefined
    // A session without dates gets its first announcement; anything else that is named must be there.
    if (proposal.subjectId && !before && kind !== 'schedule') return { ok: false, reason: 'gone' }
    // An address names a treaty and a thing; someone could put together two that do not belong to each other.
    if (before && (await findTreatyIdOf(db, kind, subjectId)) !== treatyId)
      return { ok: false, reason: 'gone' }
    if (proposal.seen !== undefined && proposal.seen !== fingerprintOf(before))
      return { ok: false, reason: 'moved' }

    const deed: Deed = proposal.remove ? 'remove' : before ? 'change' : 'add'
    let content: AnyContent | null = null
    if (deed !== 'remove') {
      const read = readContent(kind, proposal.content)
      if (!read.ok) return { ok: false, reason: 'invalid', problems: read.problems }
      const problems = await findReferenceProblems(db, { kind, treatyId, subjectId }, read.content)
      if (problems.length > 0) return { ok: false, reason: 'invalid', problems }
      if (before && canonicalJson(before) === canonicalJson(read.content))
        return { ok: false, reason: 'unchanged' }
      content = read.content
    }

    const changeId = newId()
    await db
      .insertInto('negotiationChange')
      .values({
        changeId,
        treatyId,
        subjectKind: kind,
        subjectId,
        deed,
        content: content && JSON.stringify(content),
        before: before ? JSON.stringify(before) : null,
        state: 'proposed',
        reason: null,
        proposedBy: actor.id,
        proposedAt: now,
        decidedBy: null,
        decidedAt: null,
      })
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'change.proposed',
      subjectKind: 'change',
      subjectId: changeId,
      detail: { treatyId, kind, deed, subject: subjectId },
    })
    return { ok: true, changeId }
  })
}
