import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import { record } from '../ledger/index.ts'
import { deleteSession } from './sessions.ts'

/** Ends one session, that of this browser. */
export async function signOut(db: Db, now: Date, actor: Pick<Actor, 'id'>, secret: string): Promise<void> {
  await db.transaction().execute(async (db) => {
    await deleteSession(db, secret)
    await record(db, {
      at: now,
      actor,
      action: 'staff.signed-out',
      subjectKind: 'staff',
      subjectId: actor.id,
    })
  })
}
