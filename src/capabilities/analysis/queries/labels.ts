import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import '../tables.ts'

export interface Label {
  readonly labelId: string
  readonly name: string
  readonly retiredAt: Date | null
}

const columns = ['labelId', 'name', 'retiredAt'] as const

/** The labels of a consultation by name, retired ones last. */
export const listLabels = (db: Db, consultationId: string): Promise<Label[]> =>
  db
    .selectFrom('analysisLabel')
    .select(columns)
    .where('consultationId', '=', consultationId)
    .orderBy((eb) => eb('retiredAt', 'is not', null))
    .orderBy((eb) => eb.fn('lower', ['name']))
    .orderBy('labelId')
    .execute()

export const findLabel = (db: Db, consultationId: string, labelId: string): Promise<Label | undefined> =>
  db
    .selectFrom('analysisLabel')
    .select(columns)
    .where('labelId', '=', labelId)
    .where('consultationId', '=', consultationId)
    .executeTakeFirst()

/** True when another label in use has this name. */
export async function isTaken(
  db: Db,
  consultationId: string,
  name: string,
  except?: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('analysisLabel')
    .select('labelId')
    .where('consultationId', '=', consultationId)
    .where('retiredAt', 'is', null)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .$if(except !== undefined, (query) => query.where('labelId', '!=', except as string))
    .executeTakeFirst()
  return found !== undefined
}

/** On how many submissions each label of a consultation stands, withdrawn ones included. */
export async function countLabelled(db: Db, consultationId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('analysisLabel as l')
    .innerJoin('analysisLabelling as g', 'g.labelId', 'l.labelId')
    .select(['l.labelId', (eb) => eb.fn.countAll<number>().as('n')])
    .where('l.consultationId', '=', consultationId)
    .groupBy('l.labelId')
    .execute()
  return new Map(rows.map((row) => [row.labelId, Number(row.n)]))
}

/** The labels on some submissions, by submission. */
export const listLabelsOn = (
  db: Db,
  submissionIds: readonly string[],
): Promise<{ submissionId: string; labelId: string; name: string }[]> =>
  submissionIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('analysisLabelling as g')
        .innerJoin('analysisLabel as l', 'l.labelId', 'g.labelId')
        .select(['g.submissionId', 'l.labelId', 'l.name'])
        .where('g.submissionId', 'in', submissionIds)
        .orderBy('l.name')
        .execute()
