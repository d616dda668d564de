import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'

export interface NewSelection {
  readonly consultationId: string | null
  /** What it is for: 'saved-filter', 'evidence', … */
  readonly purpose: string
  /** A filter over the record; analysis knows its words. */
  readonly query: Readonly<Record<string, unknown>>
  /** Leaves below this index are counted; null counts as of now. */
  readonly asOfIndex: number | null
  readonly createdBy: string | null
}

/** Saves a query over the record, so that a figure, a claim or a pack can name its submissions. */
export async function insertSelection(db: Db, now: Date, selection: NewSelection): Promise<string> {
  const selectionId = newId()
  await db
    .insertInto('selection')
    .values({ ...selection, selectionId, query: JSON.stringify(selection.query) as never, createdAt: now })
    .execute()
  return selectionId
}

export const findSelection = (db: Db, selectionId: string) =>
  db.selectFrom('selection').selectAll().where('selectionId', '=', selectionId).executeTakeFirst()

/** The selections saved for a consultation, newest first. */
export const listSelections = (db: Db, consultationId: string) =>
  db
    .selectFrom('selection')
    .selectAll()
    .where('consultationId', '=', consultationId)
    .orderBy('createdAt', 'desc')
    .orderBy('selectionId')
    .limit(200)
    .execute()
