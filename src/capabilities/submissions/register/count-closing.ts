import * as z from 'zod'
import type { JobHandler } from '../../../platform/capability.ts'
import type { Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { getConsultation, hasClosed } from '../../consultations/index.ts'
import { countLeaves, enterStatement, record } from '../../ledger/index.ts'
import { countRegister } from './queries.ts'
import './tables.ts'

const Closed = z.object({ consultationId: z.uuid() })

/** Consultations announces a closing at its moment; forms begun before it may still come in during the time of grace. */
export const onConsultationClosed: JobHandler = async (payload, house) => {
  const { consultationId } = Closed.parse(payload)
  const grace = house.settings.closingGraceMinutes * 60_000
  await addJob(
    house.db,
    'submissions.count-closing',
    { consultationId },
    // A minute more: whatever was being sent at the last moment is in.
    { runAt: new Date(house.now().getTime() + grace + 60_000), key: `count-closing ${consultationId}` },
  )
}

export const countClosingJob: JobHandler = async (payload, house) => {
  await countClosing(house.db, house.now(), Closed.parse(payload).consultationId)
}

/**
 * Puts the count of a closed consultation into the log, where nobody can change it unseen: how many were received, by which
 * channel, and what became of them so far. Once; what is decided later has statements of its own.
 */
async function countClosing(db: Db, now: Date, consultationId: string): Promise<boolean> {
  return db.transaction().execute(async (db) => {
    const { slug, closesAt } = await getConsultation(db, consultationId)
    // Put off meanwhile: the later closing will be counted.
    if (!closesAt || !hasClosed(closesAt, now)) return false
    const counts = { ...(await countRegister(db, consultationId)), asOfEntry: await countLeaves(db) }
    const first = await db
      .insertInto('submissionClosingCount')
      .values({ consultationId, closesAt, countedAt: now, counts: JSON.stringify(counts) })
      .onConflict((conflict) => conflict.columns(['consultationId', 'closesAt']).doNothing())
      .returning('consultationId')
      .executeTakeFirst()
    if (!first) return false
    await enterStatement(db, {
      kind: 'closed',
      subjectId: consultationId,
      versionId: newId(),
      statement: { consultation: slug, closed: closesAt.toISOString(), counted: now.toISOString(), counts },
      occurredAt: now,
    })
    await record(db, {
      at: now,
      actor: 'system',
      action: 'register.closing-counted',
      subjectKind: 'consultation',
      subjectId: consultationId,
      detail: counts,
    })
    return true
  })
}
