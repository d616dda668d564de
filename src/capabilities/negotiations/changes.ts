import type { Selectable } from 'kysely'
import type { Actor } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { ChangeState } from './change.ts'
import type { AnyContent } from './schemas.ts'
import './tables.ts'

/** A proposed change to the record, with what stood before beside what should stand. */
export interface Change extends Omit<Selectable<Tables['negotiationChange']>, 'content' | 'before'> {
  readonly content: AnyContent | null
  readonly before: AnyContent | null
}

export const findChange = async (db: Db, changeId: string): Promise<Change | undefined> =>
  (await db
    .selectFrom('negotiationChange')
    .selectAll()
    .where('changeId', '=', changeId)
    .executeTakeFirst()) as Change | undefined

/** A change, held until the transaction ends, so that two people cannot decide it at once. */
export const lockChange = async (db: Db, changeId: string): Promise<Change | undefined> =>
  (await db
    .selectFrom('negotiationChange')
    .selectAll()
    .where('changeId', '=', changeId)
    .forUpdate()
    .executeTakeFirst()) as Change | undefined

/** Changes that nobody has decided yet, oldest first; of one treaty, or of all. */
export const listOpenChanges = async (db: Db, treatyId?: string): Promise<Change[]> =>
  (await db
    .selectFrom('negotiationChange')
    .selectAll()
    .where('state', '=', 'proposed')
    .$if(treatyId !== undefined, (query) => query.where('treatyId', '=', treatyId as string))
    .orderBy('proposedAt')
    .orderBy('changeId')
    .execute()) as Change[]

/** The newest decided changes. */
export const listDecidedChanges = async (db: Db, limit: number): Promise<Change[]> =>
  (await db
    .selectFrom('negotiationChange')
    .selectAll()
    .where('state', '<>', 'proposed')
    .orderBy('decidedAt', 'desc')
    .orderBy('changeId', 'desc')
    .limit(limit)
    .execute()) as Change[]

export async function closeChange(
  db: Db,
  now: Date,
  actor: Pick<Actor, 'id'>,
  changeId: string,
  state: Exclude<ChangeState, 'proposed'>,
  reason: string | null = null,
): Promise<void> {
  await db
    .updateTable('negotiationChange')
    .set({ state, reason, decidedBy: actor.id, decidedAt: now })
    .where('changeId', '=', changeId)
    .execute()
}
