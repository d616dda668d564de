import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { insertEdition } from './draft-consultation.ts'
import './tables.ts'

export type Begun =
  | { ok: true; editionId: string }
  | { ok: false; reason: 'not-found' | 'not-published' | 'already-in-progress' }

/** Begins the next edition of a published consultation, as a copy of the public one, which stays as it is. */
export async function beginEdition(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
): Promise<Begun> {
  return db.transaction().execute(async (db): Promise<Begun> => {
    const consultation = await db
      .selectFrom('consultation')
      .select(['currentEditionId'])
      .where('consultationId', '=', consultationId)
      .forUpdate()
      .executeTakeFirst()
    if (!consultation) return { ok: false, reason: 'not-found' }
    if (!consultation.currentEditionId) return { ok: false, reason: 'not-published' }

    const editions = await db
      .selectFrom('consultationEdition')
      .select(['editionId', 'number', 'state', 'content'])
      .where('consultationId', '=', consultationId)
      .orderBy('number', 'desc')
      .execute()
    const inProgress = editions.some(({ state }) => state !== 'published' && state !== 'replaced')
    const current = editions.find(({ editionId }) => editionId === consultation.currentEditionId)
    if (inProgress || !current) return { ok: false, reason: 'already-in-progress' }

    const number = (editions[0]?.number ?? 0) + 1
    const editionId = await insertEdition(db, now, actor, consultationId, number, current.content)
    await record(db, {
      at: now,
      actor,
      action: 'consultation.edition-begun',
      subjectKind: 'consultation',
      subjectId: consultationId,
      detail: { editionId, number },
    })
    return { ok: true, editionId }
  })
}
