import type { Db } from '../../platform/database/database.ts'
import { announce } from '../../platform/jobs/jobs.ts'
import type { Logger } from '../../platform/log.ts'
import { record, recordPublication } from '../ledger/index.ts'
import './tables.ts'

type Turn = 'opened' | 'closed'

/**
 * Writes openings and closings that have come into the record, each once. A consultation does not wait for this to
 * open or close: that follows from the clock alone (`isOpen`). Announces `consultation.opened` and
 * `consultation.closed`. One that cannot be written is logged and tried again next time; the others go on.
 */
export async function recordTurns(db: Db, now: Date, log: Pick<Logger, 'error'>): Promise<void> {
  for (const turn of ['opened', 'closed'] as const) {
    for (const consultationId of await listDue(db, turn, now)) {
      try {
        await recordTurn(db, now, consultationId, turn)
      } catch (error) {
        log.error({ err: error, consultationId, turn }, 'a turn could not be recorded')
      }
    }
  }
}

// The moments are the first that count, as in `hasOpened` and `hasClosed`; a test holds the two together.
const marks = {
  opened: { recorded: 'openedRecordedAt', moment: 'opensAt' },
  closed: { recorded: 'closedRecordedAt', moment: 'closesAt' },
} as const

async function listDue(db: Db, turn: Turn, now: Date): Promise<string[]> {
  const { recorded, moment } = marks[turn]
  const rows = await db
    .selectFrom('consultation')
    .select('consultationId')
    .where('publishedAt', 'is not', null)
    .where(recorded, 'is', null)
    .where(moment, '<=', now)
    // A closing does not come into the record before its opening.
    .$if(turn === 'closed', (query) => query.where('openedRecordedAt', 'is not', null))
    .orderBy(moment)
    .execute()
  return rows.map(({ consultationId }) => consultationId)
}

async function recordTurn(db: Db, now: Date, consultationId: string, turn: Turn): Promise<void> {
  const { recorded, moment } = marks[turn]
  await db.transaction().execute(async (db) => {
    // The condition is asked again under the row's lock: another worker may have been here.
    const row = await db
      .updateTable('consultation')
      .set({ [recorded]: now })
      .where('consultationId', '=', consultationId)
      .where(recorded, 'is', null)
      .where(moment, '<=', now)
      .returning(['treatyId', 'slug', 'currentEditionId', 'publishedAt', 'opensAt', 'closesAt'])
      .executeTakeFirst()
    const at = row?.[moment]
    if (!row?.currentEditionId || !at) return
    const { content } = await db
      .selectFrom('consultationEdition')
      .select('content')
      .where('editionId', '=', row.currentEditionId)
      .executeTakeFirstOrThrow()

    await record(db, {
      at: now,
      actor: 'system',
      action: `consultation.${turn}`,
      subjectKind: 'consultation',
      subjectId: consultationId,
      detail: { at },
    })
    await recordPublication(db, {
      // The public reads when it happened, not when our clock looked; here it happened no sooner than it was published.
      at: row.publishedAt && row.publishedAt > at ? row.publishedAt : at,
      kind: `consultation.${turn}`,
      treatyId: row.treatyId,
      subjectKind: 'consultation',
      subjectId: consultationId,
      title: content.title,
      path: `/consultations/${row.slug}`,
    })
    await announce(db, `consultation.${turn}`, { consultationId })
  })
}
