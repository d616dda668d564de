import type { Db } from '../../platform/database/database.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { canonicalJson, enterStatement } from '../ledger/index.ts'
import './tables.ts'

/**
 * Puts what a report says now into the log, as a public statement: how many entries it has, and a hash over their words
 * and counts in the order in which they are shown. In the transaction that publishes them.
 */
export async function stateReport(db: Db, now: Date, consultationId: string, slug: string): Promise<void> {
  const shown = await db
    .selectFrom('reportEntry as e')
    .innerJoin('reportEntryVersion as v', 'v.versionId', 'e.currentVersionId')
    .select(['v.content', 'v.evidenceCount'])
    .where('e.consultationId', '=', consultationId)
    .where('v.state', '=', 'published')
    .orderBy('e.publishedOrdinal')
    .execute()
  const said = shown.map(({ content, evidenceCount }) => ({ content, evidenceCount }))
  await enterStatement(db, {
    kind: 'reported',
    subjectId: consultationId,
    versionId: newId(),
    statement: { consultation: slug, entries: shown.length, contentHash: sha256(canonicalJson(said)) },
    occurredAt: now,
  })
}
