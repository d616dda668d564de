import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import './tables.ts'

export type Moved = { ok: true } | { ok: false; reason: 'not-found' | 'at-the-end' }

/** Moves an entry one place up or down. The public sees the new order when the results are next published. */
export async function moveEntry(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultationId: string,
  entryId: string,
  way: 'up' | 'down',
): Promise<Moved> {
  return db.transaction().execute(async (db): Promise<Moved> => {
    // Locked in the order in which publishing locks them, so that the two never wait for each other.
    const locked = await db
      .selectFrom('reportEntry')
      .select(['entryId', 'ordinal'])
      .where('consultationId', '=', consultationId)
      .orderBy('entryId')
      .forUpdate()
      .execute()
    const entries = locked.toSorted((a, b) => a.ordinal - b.ordinal)
    const at = entries.findIndex((entry) => entry.entryId === entryId)
    if (at === -1) return { ok: false, reason: 'not-found' }
    const to = way === 'up' ? at - 1 : at + 1
    const moving = entries[at]
    const neighbour = entries[to]
    if (!moving || !neighbour) return { ok: false, reason: 'at-the-end' }

    const order = [...entries]
    order[at] = neighbour
    order[to] = moving
    // Numbered anew: two entries added at the same moment may bear the same number.
    for (const [index, entry] of order.entries())
      if (entry.ordinal !== index + 1)
        await db
          .updateTable('reportEntry')
          .set({ ordinal: index + 1 })
          .where('entryId', '=', entry.entryId)
          .execute()
    await record(db, {
      at: now,
      actor,
      action: 'report.entry-moved',
      subjectKind: 'report-entry',
      subjectId: entryId,
      detail: { way },
    })
    return { ok: true }
  })
}
