import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { listAssignees } from './queries/desks.ts'
import './tables.ts'

export type Assigned = { ok: true; changed: number } | { ok: false; reason: 'unknown-person' }

/**
 * Gives submissions to somebody to read, or with null back to nobody.
 *
 * @returns how many changed hands; `unknown-person` when that person cannot work on submissions
 */
export async function assign(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  submissionIds: readonly string[],
  staffId: string | null,
): Promise<Assigned> {
  if (submissionIds.length === 0) return { ok: true, changed: 0 }
  return db.transaction().execute(async (db): Promise<Assigned> => {
    if (staffId !== null && !(await listAssignees(db)).some((person) => person.staffId === staffId))
      return { ok: false, reason: 'unknown-person' }
    const changed = await db
      .updateTable('analysisReading')
      .set({ assignedTo: staffId, assignedAt: staffId === null ? null : now })
      .where('submissionId', 'in', submissionIds)
      .where('consultationId', '=', consultationId)
      .where('assignedTo', 'is distinct from', staffId)
      .returning('submissionId')
      .execute()
    for (const { submissionId } of changed)
      await record(db, {
        at: now,
        actor,
        action: staffId === null ? 'submission.unassigned' : 'submission.assigned',
        subjectKind: 'submission',
        subjectId: submissionId,
        detail: { staffId },
      })
    return { ok: true, changed: changed.length }
  })
}
