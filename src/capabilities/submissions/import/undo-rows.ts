import { sql } from 'kysely'
import type { House } from '../../../platform/house.ts'
import { record } from '../../ledger/index.ts'
import { excludeWithin } from '../register/exclude.ts'
import { holdAt } from './check-rows.ts'
import type { StaffImport } from './queries.ts'
import type { TurnOver } from './work-imports.ts'

const batchRows = 100

/** Takes the submissions of an import out of the count, from where it was left. */
export async function undoRows(house: House, made: StaffImport, isOver: TurnOver): Promise<void> {
  let { cursor } = made
  const actor = { id: made.undoneBy ?? made.createdBy }
  for (let goes = true; goes; ) {
    const came = await house.db.transaction().execute(async (db) => {
      await holdAt(db, made, cursor)
      const now = house.now()
      const rows = await db
        .selectFrom('submissionImportRow')
        .select(['rowNo', 'submissionId'])
        .where('importId', '=', made.importId)
        .where('fate', '=', 'received')
        .where('rowNo', '>', cursor)
        .orderBy('rowNo')
        .limit(batchRows)
        .execute()
      let last = cursor
      for (const { rowNo, submissionId } of rows) {
        const done = await excludeWithin(db, now, actor, submissionId ?? '', {
          reason: 'import-undone',
        })
        // Received a moment ago: it has no number yet, and its turn comes when it has.
        if (!done.ok && done.reason === 'not-numbered') return { last, isWaiting: true }
        const remarks =
          done.ok || (done.reason !== 'withdrawn' && done.reason !== 'already')
            ? []
            : [{ name: done.reason === 'withdrawn' ? 'withdrawn-since' : 'excluded-before' }]
        await sql`update submission_import_row
          set fate = 'undone', remarks = ${JSON.stringify(remarks)}::jsonb || remarks
          where import_id = ${made.importId} and row_no = ${rowNo}`.execute(db)
        last = rowNo
        await db
          .updateTable('submissionImport')
          .set({ cursor: last, attempts: 0, changedAt: now })
          .where('importId', '=', made.importId)
          .execute()
      }
      if (rows.length === batchRows) return { last, isWaiting: false }
      await db
        .updateTable('submissionImport')
        .set({ state: 'undone', undoneAt: now, changedAt: now })
        .where('importId', '=', made.importId)
        .execute()
      await record(db, {
        at: now,
        actor,
        action: 'import.undone',
        subjectKind: 'import',
        subjectId: made.importId,
      })
      return undefined
    })
    cursor = came?.last ?? cursor
    goes = came !== undefined && !came.isWaiting && !isOver()
  }
}
