import { sql } from 'kysely'
import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { announce } from '../../platform/jobs/jobs.ts'
import { countSelection } from '../analysis/index.ts'
import { getConsultation, markReported } from '../consultations/index.ts'
import { record, recordPublication } from '../ledger/index.ts'
import { countEvidence, type EvidenceCount } from './evidence.ts'
import { listEntries, type StaffEntry } from './queries.ts'
import { stateReport } from './state-report.ts'
import './tables.ts'

export type ReportPublished =
  | { ok: true; first: boolean; published: number }
  | { ok: false; reason: 'not-found' | 'not-closed' | 'nothing-approved' | 'not-counted-yet' }

/**
 * Publishes all approved entries of a consultation together, in the order staff gave them. What counts they rest on
 * is counted now and stays with them. The first time the consultation is thereby reported, and `results.published`
 * is announced; later times change what is already public. `news: false` keeps history that is entered later out of
 * feeds and updates.
 */
export async function publishReport(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  { news = true }: { readonly news?: boolean | undefined } = {},
): Promise<ReportPublished> {
  return db.transaction().execute(async (db): Promise<ReportPublished> => {
    await db
      .selectFrom('reportEntry')
      .select('entryId')
      .where('consultationId', '=', consultationId)
      .orderBy('entryId')
      .forUpdate()
      .execute()
    const entries = await listEntries(db, consultationId)
    const approved = entries.filter((entry) => entry.latest.state === 'approved')
    if (approved.length === 0 && !isReordered(entries)) return { ok: false, reason: 'nothing-approved' }
    const counts = new Map<string, EvidenceCount | undefined>()
    for (const { latest } of approved) {
      const count = await countEvidence(db, latest)
      // A figure that is not sure is not published.
      if (count && count.awaited > 0) return { ok: false, reason: 'not-counted-yet' }
      counts.set(latest.versionId, count)
    }
    const marked = await markReported(db, now, actor, consultationId)
    if (!marked.ok && marked.reason !== 'already-reported') return { ok: false, reason: marked.reason }

    for (const entry of approved) {
      const count = counts.get(entry.latest.versionId)
      await db
        .updateTable('reportEntryVersion')
        .set({ state: 'replaced' })
        .where('entryId', '=', entry.entryId)
        .where('state', '=', 'published')
        .execute()
      await db
        .updateTable('reportEntryVersion')
        .set({
          state: 'published',
          publishedBy: actor.id,
          publishedAt: now,
          evidenceCount: count?.count ?? null,
          evidenceSynthetic: count?.synthetic ?? null,
          evidenceIndex: count?.asOfIndex ?? null,
          evidenceAsOf: count ? now : null,
        })
        .where('versionId', '=', entry.latest.versionId)
        .execute()
      await db
        .updateTable('reportEntry')
        .set({ currentVersionId: entry.latest.versionId, publishedOrdinal: entry.ordinal })
        .where('entryId', '=', entry.entryId)
        .execute()
    }
    await db
      .updateTable('reportEntry')
      .set({ publishedOrdinal: sql<number>`ordinal` })
      .where('consultationId', '=', consultationId)
      .where('currentVersionId', 'is not', null)
      .execute()
    await storeReport(db, now, consultationId)
    await tellOf(db, now, actor, consultationId, {
      first: marked.ok,
      versionIds: approved.map((entry) => entry.latest.versionId),
      // A new order alone is no news.
      news: news && approved.length > 0,
    })
    return { ok: true, first: marked.ok, published: approved.length }
  })
}

/** True when what is public stands in another order than staff gave. */
export function isReordered(entries: readonly StaffEntry[]): boolean {
  const shown = entries.filter((entry) => entry.publishedOrdinal !== null)
  return shown.some(
    (entry, i) => i > 0 && (shown[i - 1]?.publishedOrdinal ?? 0) > (entry.publishedOrdinal ?? 0),
  )
}

async function storeReport(db: Db, now: Date, consultationId: string): Promise<void> {
  const all = { consultationId, asOfIndex: null }
  const received = await countSelection(db, { ...all, query: { counted: 'yes' } })
  const synthetic = await countSelection(db, {
    consultationId,
    asOfIndex: received.asOfIndex,
    query: { counted: 'yes', synthetic: 'yes' },
  })
  const figures = {
    changedAt: now,
    receivedCount: received.count,
    receivedSynthetic: synthetic.count,
    countedIndex: received.asOfIndex,
  }
  await db
    .insertInto('report')
    .values({ consultationId, publishedAt: now, ...figures })
    .onConflict((conflict) => conflict.column('consultationId').doUpdateSet(figures))
    .execute()
}

async function tellOf(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  {
    news,
    ...told
  }: { readonly first: boolean; readonly versionIds: readonly string[]; readonly news: boolean },
): Promise<void> {
  const { treatyId, slug, title } = await getConsultation(db, consultationId)
  await record(db, {
    at: now,
    actor,
    action: 'report.published',
    subjectKind: 'consultation',
    subjectId: consultationId,
    detail: told,
  })
  await recordPublication(db, {
    at: now,
    kind: told.first ? 'results.published' : 'results.changed',
    treatyId,
    subjectKind: 'report',
    subjectId: consultationId,
    title,
    path: `/consultations/${slug}/results`,
    news,
  })
  await stateReport(db, now, consultationId, slug)
  if (told.first) await announce(db, 'results.published', { consultationId })
}
