import type { Db } from '../../../platform/database/database.ts'
import { listStaff } from '../../accounts/index.ts'
import { permissions } from '../permissions.ts'
import '../tables.ts'

export interface Assignee {
  readonly staffId: string
  readonly name: string
}

/** The people submissions can be given to: those who may work on them and can sign in. */
export async function listAssignees(db: Db): Promise<Assignee[]> {
  const may = permissions['submission.annotate'] ?? []
  return (await listStaff(db))
    .filter((person) => person.state === 'active' && person.roles.some((role) => may.includes(role)))
    .map(({ staffId, name }) => ({ staffId, name }))
}

export interface Desk {
  readonly unread: boolean
  readonly readBy: string | null
  readonly readAt: Date | null
  readonly assignedTo: string | null
}

/** The state of one submission on the desks; undefined while it is not sorted in yet. */
export const findDesk = (db: Db, submissionId: string): Promise<Desk | undefined> =>
  db
    .selectFrom('analysisReading')
    .select(['unread', 'readBy', 'readAt', 'assignedTo'])
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()

export interface Note {
  readonly noteId: string
  readonly body: string
  readonly writtenBy: string
  readonly writtenAt: Date
  readonly struckAt: Date | null
}

/** The notes on a submission, oldest first, struck ones included. */
export const listNotes = (db: Db, submissionId: string): Promise<Note[]> =>
  db
    .selectFrom('analysisNote')
    .select(['noteId', 'body', 'writtenBy', 'writtenAt', 'struckAt'])
    .where('submissionId', '=', submissionId)
    .orderBy('writtenAt')
    .orderBy('noteId')
    .execute()
