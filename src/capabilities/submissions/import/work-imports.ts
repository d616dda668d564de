import type { House } from '../../../platform/house.ts'
import { checkRows } from './check-rows.ts'
import { MovedOn } from './import.ts'
import type { StaffImport } from './queries.ts'
import { receiveRows } from './receive-rows.ts'
import './tables.ts'
import { undoRows } from './undo-rows.ts'

/** Says when a turn is over: whoever stops the worker does not wait for a whole import. */
export type TurnOver = () => boolean

const turnMs = 8_000

/**
 * One turn of work on the import that has waited longest: its dry run, its receiving or its undoing goes on where it was.
 * Everything a turn does is in batches, each one transaction together with how far the import has come, so that it may be
 * killed at any moment.
 *
 * @param isOver for tests: when to stop; after some seconds, unless told
 */
export async function workImports(house: House, isOver: TurnOver = someSeconds()): Promise<void> {
  const next = await house.db
    .selectFrom('submissionImport')
    .selectAll()
    .where('state', 'in', ['checking', 'importing', 'undoing'])
    .orderBy('attempts')
    .orderBy('changedAt')
    .limit(1)
    .executeTakeFirst()
  if (!next) return
  try {
    await work(house, next, isOver)
  } catch (error) {
    if (error instanceof MovedOn) return
    // The others are not held up by one that fails; it is tried again, last.
    await house.db
      .updateTable('submissionImport')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('importId', '=', next.importId)
      .execute()
    throw error
  }
}

function work(house: House, made: StaffImport, isOver: TurnOver): Promise<void> {
  if (made.state === 'undoing') return undoRows(house, made, isOver)
  return house.files.withLocalFile(made.fileSha256, (path) =>
    made.state === 'checking' ? checkRows(house, made, path, isOver) : receiveRows(house, made, path, isOver),
  )
}

function someSeconds(): TurnOver {
  const began = performance.now()
  return () => performance.now() - began > turnMs
}
