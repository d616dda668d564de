import type { Db } from '../../platform/database/database.ts'
import { findPublishedConsultationById } from '../consultations/index.ts'
import type { findSelection } from '../submissions/index.ts'
import { findNextIndex } from './queries/progress.ts'
import { countIn, listIn, type Page, resolveScope, type Scope } from './queries/selections.ts'
import { SelectionQuery } from './schemas.ts'

/** A selection as it is stored (submissions owns the table). */
export type Selection = Pick<
  NonNullable<Awaited<ReturnType<typeof findSelection>>>,
  'consultationId' | 'query' | 'asOfIndex'
>

export interface Counted {
  readonly count: number
  /** Leaves below this index of the ledger were counted. */
  readonly asOfIndex: number
}

/**
 * How many submissions a selection means, as of its index, or as of now when it has none. Never counts what is not
 * sorted in yet: the index in the answer says how far the counting went.
 *
 * @throws when the selection's query is not one, which only a programming error can store
 */
export async function countSelection(db: Db, selection: Selection): Promise<Counted> {
  const scope = await scopeOf(db, selection)
  return { count: scope ? await countIn(db, scope) : 0, asOfIndex: scope?.asOfIndex ?? 0 }
}

/**
 * The submissions a selection means, oldest first, a page at a time.
 *
 * @param page `after` is the last submission of the page before
 */
export async function listSelection(
  db: Db,
  selection: Selection,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<Page> {
  const scope = await scopeOf(db, selection)
  if (!scope) return { documents: [], hasNext: false, hasPrevious: false }
  return listIn(db, scope, { order: 'oldest', ...page })
}

/** True when a submission is among those a selection means. */
export async function isSelected(db: Db, selection: Selection, submissionId: string): Promise<boolean> {
  const query = SelectionQuery.parse(selection.query)
  if (query.submissions && !query.submissions.includes(submissionId)) return false
  const { count } = await countSelection(db, {
    ...selection,
    query: { ...query, submissions: [submissionId] },
  })
  return count > 0
}

async function scopeOf(db: Db, selection: Selection): Promise<Scope | undefined> {
  if (selection.consultationId === null) return undefined
  const consultation = await findPublishedConsultationById(db, selection.consultationId)
  if (!consultation) return undefined
  const next = await findNextIndex(db)
  const asOfIndex = selection.asOfIndex === null ? next : Math.min(selection.asOfIndex, next)
  const subject = { consultationId: consultation.consultationId, timeZone: consultation.edition.timeZone }
  return resolveScope(db, subject, SelectionQuery.parse(selection.query), asOfIndex)
}
