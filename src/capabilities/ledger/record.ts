import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'

/** Who acted: a member of staff, a member of the public (never named in the trail), or the system itself. */
export type AuditActor = Pick<Actor, 'id'> | 'public' | 'system'

export interface AuditEntry {
  readonly at: Date
  readonly actor: AuditActor
  /** `thing.deed`, such as `submission.withdrawn`; the same name as on the route. */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId?: string | undefined
  /** What changed, without personal data. */
  readonly detail?: Readonly<Record<string, unknown>> | undefined
}

/**
 * Writes the audit entry of a deed. Call it with the transaction of the deed: both are stored, or neither.
 */
export async function record(db: Db, entry: AuditEntry): Promise<void> {
  await recording(db, entry).execute()
}

/** The same, to be run by the caller together with the rows of the deed (`writeTogether`). */
export const recording = (db: Db, entry: AuditEntry) =>
  db.insertInto('audit').values({
    auditId: newId(),
    at: entry.at,
    actorKind: typeof entry.actor === 'string' ? entry.actor : 'staff',
    actorId: typeof entry.actor === 'string' ? null : entry.actor.id,
    action: entry.action,
    subjectKind: entry.subjectKind,
    subjectId: entry.subjectId ?? null,
    detail: JSON.stringify(entry.detail ?? {}),
  })
