import type { Db } from '../../platform/database/database.ts'
import type { LeafKind } from './tables.ts'

export interface Leaf {
  readonly leafIndex: number
  readonly kind: LeafKind
  readonly subjectId: string
  readonly versionId: string
}

/** Leaves in order, from an index on: for those who follow the log and remember how far they came. */
export const listLeaves = (db: Db, fromIndex: number, limit: number): Promise<Leaf[]> =>
  db
    .selectFrom('ledgerLeaf')
    .select(['leafIndex', 'kind', 'subjectId', 'versionId'])
    .where('leafIndex', '>=', fromIndex)
    .orderBy('leafIndex')
    .limit(limit)
    .execute()
