import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record, recordPublication } from '../ledger/index.ts'
import { hasClosed } from './consultations.ts'
import './tables.ts'

export type MarkedReported =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-closed' | 'already-reported' }

/**
 * Notes that the results of a consultation are public. Part of the deed that publishes them: call it with that
 * deed's transaction. It makes pages anew but no news; the results themselves are the news.
 */
export async function markReported(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
): Promise<MarkedReported> {
  const row = await db
    .selectFrom('consultation as c')
    .innerJoin('consultationEdition as e', 'e.editionId', 'c.currentEditionId')
    .select(['c.treatyId', 'c.slug', 'c.closesAt', 'c.reportedAt', 'e.content'])
    .where('c.consultationId', '=', consultationId)
    .forUpdate('c')
    .executeTakeFirst()
  if (!row) return { ok: false, reason: 'not-found' }
  if (!row.closesAt || !hasClosed(row.closesAt, now)) return { ok: false, reason: 'not-closed' }
  if (row.reportedAt) return { ok: false, reason: 'already-reported' }

  await db
    .updateTable('consultation')
    .set({ reportedAt: now })
    .where('consultationId', '=', consultationId)
    .execute()
  await record(db, {
    at: now,
    actor,
    action: 'consultation.reported',
    subjectKind: 'consultation',
    subjectId: consultationId,
  })
  await recordPublication(db, {
    at: now,
    kind: 'consultation.changed',
    treatyId: row.treatyId,
    subjectKind: 'consultation',
    subjectId: consultationId,
    title: row.content.title,
    path: `/consultations/${row.slug}`,
    news: false,
  })
  return { ok: true }
}
