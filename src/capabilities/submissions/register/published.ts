import type { Db } from '../../../platform/database/database.ts'
import { addUp, type RegisterCounts } from './register.ts'
import './tables.ts'

/** Adds up the public register of a consultation. */
export async function countPublishedRegister(publicDb: Db, consultationId: string): Promise<RegisterCounts> {
  const groups = await publicDb
    .selectFrom('publishedRegisterEntry')
    .select(['channel', 'synthetic', 'state', 'reason'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('consultationId', '=', consultationId)
    .groupBy(['channel', 'synthetic', 'state', 'reason'])
    .execute()
  return addUp(groups)
}

/** Entries in the order of their numbers, a page at a time. */
export const listPublishedRegister = (
  publicDb: Db,
  consultationId: string,
  page: { readonly after: number; readonly upTo?: number; readonly limit: number },
) =>
  publicDb
    .selectFrom('publishedRegisterEntry')
    .select([
      'registerNo',
      'receivedAt',
      'channel',
      'state',
      'reason',
      'decidedAt',
      'decidedBy',
      'repeatOfNo',
    ])
    .where('consultationId', '=', consultationId)
    .where('registerNo', '>', page.after)
    .$if(page.upTo !== undefined, (query) => query.where('registerNo', '<=', page.upTo ?? 0))
    .orderBy('registerNo')
    .limit(page.limit)
    .execute()
