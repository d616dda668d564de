import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { countingWaiting } from '../attachments/queue.ts'
import { countingUnchecked } from '../entry/queries.ts'
import { countingToLookAgain } from '../register/look-again.ts'
import { countingToCheck } from '../screening/queries.ts'

const kinds = ['files', 'unchecked', 'to-check', 'look-again'] as const
type Kind = (typeof kinds)[number]

/** What of a consultation waits for a person. Undefined: none of their business. */
export type WaitingWork = Readonly<Record<Kind, number | undefined>>

const permissionFor: Readonly<Record<Kind, string>> = {
  files: 'file.settle',
  unchecked: 'submission.enter',
  'to-check': 'submission.exclude',
  'look-again': 'submission.exclude',
}

type Counting = SelectQueryBuilder<Tables, never, { consultationId: string; n: number }>

/** Counts what waits in all these consultations at once, as far as somebody with these permissions may do something about it. */
export async function countWaitingWork(
  db: Db,
  permissions: ReadonlySet<string>,
  consultationIds: readonly string[],
): Promise<(consultationId: string) => WaitingWork> {
  const may = (kind: Kind) => permissions.has(permissionFor[kind])
  const counting: Readonly<Record<Kind, () => readonly Counting[]>> = {
    files: () => [countingWaiting(db, consultationIds) as never],
    unchecked: () => [countingUnchecked(db, consultationIds) as never],
    'to-check': () => consultationIds.map((id) => countingToCheck(db, id) as never),
    'look-again': () => [countingToLookAgain(db, consultationIds) as never],
  }
  const arms =
    consultationIds.length === 0
      ? []
      : kinds
          .filter(may)
          .flatMap((kind) => counting[kind]().map((query) => query.select(sql.lit(kind).as('kind'))))
  const [first, ...others] = arms
  const rows = first ? await others.reduce((all, arm) => all.unionAll(arm), first).execute() : []
  const counts = new Map(rows.map(({ consultationId, kind, n }) => [`${kind} ${consultationId}`, Number(n)]))
  return (consultationId) =>
    Object.fromEntries(
      kinds.map((kind) => [kind, may(kind) ? (counts.get(`${kind} ${consultationId}`) ?? 0) : undefined]),
    ) as Record<Kind, number | undefined>
}
