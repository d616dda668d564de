import type { Actor } from '../../platform/access.ts'
import { instantOf } from '../../platform/civil-time.ts'
import type { Db } from '../../platform/database/database.ts'
import { announce } from '../../platform/jobs/jobs.ts'
import { record, recordPublication } from '../ledger/index.ts'
import { hasClosed, judgeTimes, type TimesRefused } from './consultations.ts'
import type { Edition } from './edition.ts'
import { noticeHash, noticeText } from './notice.ts'
import { findEditionForUpdate } from './queries.ts'
import './tables.ts'

export type Published =
  | { ok: true; consultationId: string }
  | { ok: false; reason: 'not-found' | 'not-approved' | 'unreadable-times' | TimesRefused }

/**
 * Makes an approved edition the public one. The first publishes the consultation; later ones replace the edition
 * before, which stays readable. Refuses times that break what was promised (`judgeTimes`). Announces
 * `consultation.published` or `consultation.changed`.
 */
export async function publishEdition(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  editionId: string,
): Promise<Published> {
  return db.transaction().execute(async (db): Promise<Published> => {
    const row = await findEditionForUpdate(db, editionId)
    if (!row) return { ok: false, reason: 'not-found' }
    if (row.state !== 'approved') return { ok: false, reason: 'not-approved' }
    const edition = row.content
    const opens = instantOf(edition.opens, edition.timeZone)
    const closes = instantOf(edition.closes, edition.timeZone)
    if (!opens.ok || !closes.ok) return { ok: false, reason: 'unreadable-times' }

    const consultation = await db
      .selectFrom('consultation')
      .selectAll()
      .where('consultationId', '=', row.consultationId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const refused = judgeTimes(consultation, { opensAt: opens.at, closesAt: closes.at }, now)
    if (refused) return { ok: false, reason: refused }
    const first = consultation.publishedAt === null

    await keepNotice(db, now, edition)
    await db
      .updateTable('consultationEdition')
      .set({ state: 'replaced' })
      .where('consultationId', '=', row.consultationId)
      .where('state', '=', 'published')
      .execute()
    await db
      .updateTable('consultationEdition')
      .set({ state: 'published', publishedAt: now, noticeHash: noticeHash(edition.notice) })
      .where('editionId', '=', editionId)
      .execute()
    await db
      .updateTable('consultation')
      .set({
        currentEditionId: editionId,
        publishedAt: consultation.publishedAt ?? now,
        opensAt: opens.at,
        closesAt: closes.at,
        // A consultation that is extended after it closed will close again.
        ...(!hasClosed(closes.at, now) ? { closedRecordedAt: null } : {}),
      })
      .where('consultationId', '=', row.consultationId)
      .execute()

    const kind = first ? 'consultation.published' : 'consultation.changed'
    await record(db, {
      at: now,
      actor,
      action: kind,
      subjectKind: 'consultation',
      subjectId: row.consultationId,
      detail: { editionId, number: row.number, opensAt: opens.at, closesAt: closes.at },
    })
    await recordPublication(db, {
      at: now,
      kind,
      treatyId: consultation.treatyId,
      subjectKind: 'consultation',
      subjectId: row.consultationId,
      title: edition.title,
      path: `/consultations/${consultation.slug}`,
    })
    await announce(db, kind, { consultationId: row.consultationId, editionId })
    return { ok: true, consultationId: row.consultationId }
  })
}

async function keepNotice(db: Db, now: Date, edition: Edition): Promise<void> {
  await db
    .insertInto('noticeText')
    .values({ noticeHash: noticeHash(edition.notice), body: noticeText(edition.notice), createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
