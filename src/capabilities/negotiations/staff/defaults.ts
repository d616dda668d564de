import type { Db } from '../../../platform/database/database.ts'
import type { SubjectKind } from '../change.ts'
import type { Typed } from './typed.ts'

/** What stands in the form of something new: the next place, and what nearly always holds. Never how sure it is: that is said, not left standing. */
export async function findDefaults(
  db: Db,
  kind: SubjectKind,
  treatyId: string | undefined,
  sessionId?: string,
): Promise<Typed> {
  const typed = new Map<string, readonly string[]>([['schedule.status', ['planned']]])
  if (kind === 'schedule') typed.set('status', ['planned'])
  if (kind === 'chapter') typed.set('structure', ['final'])
  if (sessionId) typed.set('sessionId', [sessionId])
  const last = treatyId && (await findLastPlace(db, kind, treatyId, sessionId))
  if (last) typed.set('ordinal', [String((last.ordinal ?? 0) + 1)])
  return typed
}

async function findLastPlace(
  db: Db,
  kind: SubjectKind,
  treatyId: string,
  sessionId: string | undefined,
): Promise<{ ordinal: number | null } | undefined> {
  switch (kind) {
    case 'stage':
      return db
        .selectFrom('treatyStage')
        .select((eb) => eb.fn.max('ordinal').as('ordinal'))
        .where('treatyId', '=', treatyId)
        .executeTakeFirst()
    case 'fact':
      return db
        .selectFrom('treatyFact')
        .select((eb) => eb.fn.max('ordinal').as('ordinal'))
        .where('treatyId', '=', treatyId)
        .executeTakeFirst()
    case 'chapter':
      return db
        .selectFrom('chapter')
        .select((eb) => eb.fn.max('ordinal').as('ordinal'))
        .where('treatyId', '=', treatyId)
        .executeTakeFirst()
    case 'outcome':
      return sessionId
        ? db
            .selectFrom('outcome')
            .select((eb) => eb.fn.max('ordinal').as('ordinal'))
            .where('sessionId', '=', sessionId)
            .executeTakeFirst()
        : { ordinal: 0 }
    default:
      return undefined
  }
}
