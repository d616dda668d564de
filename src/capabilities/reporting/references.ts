import type { Db } from '../../platform/database/database.ts'
import { findConsultation } from '../consultations/index.ts'
import { listSessions, listStatements, type Named } from '../negotiations/index.ts'

/** What an entry of a consultation can lead to: the sessions and statements of its treaty. */
export interface Linkable {
  readonly sessions: readonly Named[]
  readonly statements: readonly Named[]
}

export async function listLinkable(db: Db, treatyId: string): Promise<Linkable> {
  return { sessions: await listSessions(db, treatyId), statements: await listStatements(db, treatyId) }
}

/** Whether a consultation exists and the links of an entry belong to its treaty; the reason when not. */
export async function findLinkProblem(
  db: Db,
  consultationId: string,
  links: { readonly sessionIds: readonly string[]; readonly statementIds: readonly string[] },
): Promise<'not-found' | 'unknown-session' | 'unknown-statement' | undefined> {
  const consultation = await findConsultation(db, consultationId)
  if (!consultation) return 'not-found'
  const { sessions, statements } = await listLinkable(db, consultation.treatyId)
  const among = (known: readonly Named[], ids: readonly string[]) =>
    ids.every((id) => known.some((each) => each.id === id))
  if (!among(sessions, links.sessionIds)) return 'unknown-session'
  return among(statements, links.statementIds) ? undefined : 'unknown-statement'
}
