import type { Db } from '../../../platform/database/database.ts'
import { listAgencies } from '../../accounts/index.ts'
import { listChapters, listSessions } from '../queries.ts'
import type { PickList } from './fields.ts'

export interface Pick {
  readonly id: string
  readonly name: string
}

/** What the fields of a treaty's record choose from, by list. */
export type Picks = Readonly<Record<PickList, readonly Pick[]>>

export async function listPicks(db: Db, treatyId: string | undefined): Promise<Picks> {
  const [agencies, sessions, chapters] = await Promise.all([
    listAgencies(db),
    treatyId ? listSessions(db, treatyId) : [],
    treatyId ? listChapters(db, treatyId) : [],
  ])
  const structures = new Set(chapters.map((chapter) => chapter.structure))
  return {
    agencies: agencies.map(({ agencyId, name }) => ({ id: agencyId, name })),
    sessions,
    // Chapters of two texts bear much the same names.
    chapters: chapters.map(({ id, name, structure }) => ({
      id,
      name: structures.size > 1 ? `${name} (${structure})` : name,
    })),
  }
}
