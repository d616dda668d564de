import type { Actor } from '../../platform/access.ts'
import { instantOf } from '../../platform/civil-time.ts'
import type { Db } from '../../platform/database/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { announce } from '../../platform/jobs/jobs.ts'
import { canonicalJson, enterStatement, record, recordPublication } from '../ledger/index.ts'
import { hasClosed, judgeTimes, openingOf, type TimesRefused } from './consultations.ts'
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
 *
 * @param opening `as-promised` for what took place elsewhere and is only recorded here: it opened when it says, and not
 *   when it came into the record.
 */
export async function publishEdition(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  editionId: string,
  opening: 'once-public' | 'as-promised' = 'once-public',
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
    const promisedOpening = await findPromisedOpening(db, consultation.currentEditionId)
    const opensAt =
      opening === 'as-promised' ? opens.at : openingOf({ ...consultation, promisedOpening }, opens.at, now)
    const refused = judgeTimes(consultation, { opensAt, closesAt: closes.at }, now)
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
        opensAt,
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
      detail: { editionId, number: row.number, opensAt, closesAt: closes.at },
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
    await enterStatement(db, {
      kind: 'published',
      subjectId: row.consultationId,
      versionId: editionId,
      statement: {
        consultation: consultation.slug,
        edition: row.number,
        opens: opensAt.toISOString(),
        closes: closes.at.toISOString(),
        contentHash: sha256(canonicalJson(edition)),
      },
      occurredAt: now,
    })
    await announce(db, kind, { consultationId: row.consultationId, editionId })
    return { ok: true, consultationId: row.consultationId }
  })
}

async function findPromisedOpening(db: Db, editionId: string | null): Promise<Date | undefined> {
  if (!editionId) return undefined
  const { content } = await db
    .selectFrom('consultationEdition')
    .select('content')
    .where('editionId', '=', editionId)
    .executeTakeFirstOrThrow()
  const opens = instantOf(content.opens, content.timeZone)
  return opens.ok ? opens.at : undefined
}

async function keepNotice(db: Db, now: Date, edition: Edition): Promise<void> {
  await db
    .insertInto('noticeText')
    .values({ noticeHash: noticeHash(edition.notice), body: noticeText(edition.notice), createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
