import type { Db } from '../../platform/database/database.ts'
import { record } from './record.ts'

/** Writes into the trail that the signing key was replaced, in the transaction in which it is. */
export const recordRotation = (db: Db, now: Date, before: string): Promise<void> =>
  record(db, { at: now, actor: 'system', action: 'key.rotated', subjectKind: 'key', detail: { before } })
