import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { isId } from '../../platform/ids.ts'
import { lookEnding } from './looks.ts'

export interface AuditRow {
  readonly auditId: string
  readonly at: Date
  readonly actorKind: 'public' | 'staff' | 'system'
  readonly actorId: string | null
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly detail: Record<string, unknown>
}

export interface AuditFilter {
  /** The beginning of the action's name: `submission`, `staff.signed`. */
  readonly action?: string | undefined
  readonly subjectId?: string | undefined
  /** What was done, without what was only looked at. */
  readonly deedsOnly?: boolean | undefined
}

/** Where a page ends. Entries written meanwhile do not shift the next one. */
export interface AuditKey {
  readonly at: Date
  readonly auditId: string
}

/** Entries of the trail, newest first, beyond a key. */
export const listAudit = (
  db: Db,
  filter: AuditFilter,
  beyond: AuditKey | undefined,
  limit: number,
): Promise<AuditRow[]> => {
  let query = db.selectFrom('audit').selectAll().orderBy('at', 'desc').orderBy('auditId', 'desc').limit(limit)
  if (filter.action) query = query.where(sql<boolean>`starts_with(action, ${filter.action})`)
  if (filter.subjectId) query = query.where('subjectId', '=', filter.subjectId)
  if (filter.deedsOnly) query = query.where('action', 'not like', `%${lookEnding}`)
  if (beyond) query = query.where(sql<boolean>`(at, audit_id) < (${beyond.at}, ${beyond.auditId}::uuid)`)
  return query.execute()
}

/** A key as it stands in an address. */
export const keyText = (key: AuditKey): string => `${key.at.toISOString()}~${key.auditId}`

/** @returns undefined for what is no key of ours. */
export function keyOfText(text: string): AuditKey | undefined {
  const [instant = '', auditId = ''] = text.split('~')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(instant) || !isId(auditId)) return undefined
  const at = new Date(instant)
  return Number.isNaN(at.getTime()) ? undefined : { at, auditId }
}
