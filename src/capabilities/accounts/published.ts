import type { Db } from '../../platform/database/database.ts'
import type { Agency } from './queries.ts'

/** Agencies as the public reads them, by name. */
export const listPublishedAgencies = (db: Db): Promise<Agency[]> =>
  db
    .selectFrom('publishedAgency')
    .select(['agencyId', 'slug', 'name', 'nameMi', 'role'])
    .orderBy('name')
    .orderBy('agencyId')
    .execute()
