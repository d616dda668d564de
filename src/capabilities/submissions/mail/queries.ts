import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { MessageState } from './messages.ts'
import './tables.ts'

const columns = [
  'messageId',
  'receivedAt',
  'takenAt',
  'source',
  'fromAddress',
  'fromName',
  'subject',
  'beginning',
  'consultationId',
  'submissionId',
  'state',
  'reason',
  'wish',
  'acknowledgedAt',
  'settledAs',
  'settledBy',
  'settledAt',
  'settledNote',
] as const

export type MessageLine = Awaited<ReturnType<typeof listMessages>>[number]

/** Messages in a state, oldest first where they wait for somebody, newest first otherwise. */
export function listMessages(
  db: Db,
  state: MessageState,
  page: {
    readonly after?: { readonly receivedAt: Date; readonly messageId: string } | undefined
    readonly limit: number
  },
) {
  const waiting = state === 'to-look' || state === 'waiting'
  const direction = waiting ? 'asc' : 'desc'
  const { after } = page
  return db
    .selectFrom('inboundMessage')
    .select(columns)
    .select((eb) =>
      eb
        .selectFrom('submission as s')
        .select('s.reference')
        .whereRef('s.submissionId', '=', 'inboundMessage.submissionId')
        .as('reference'),
    )
    .where('state', '=', state)
    .$if(after !== undefined, (query) =>
      query.where(
        waiting
          ? sql<boolean>`(received_at, message_id) > (${after?.receivedAt}, ${after?.messageId})`
          : sql<boolean>`(received_at, message_id) < (${after?.receivedAt}, ${after?.messageId})`,
      ),
    )
    .orderBy('receivedAt', direction)
    .orderBy('messageId', direction)
    .limit(page.limit)
    .execute()
}

export async function countMessages(db: Db): Promise<ReadonlyMap<MessageState, number>> {
  const rows = await db
    .selectFrom('inboundMessage')
    .select(['state', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, n }) => [state, Number(n)]))
}

export const findMessage = (db: Db, messageId: string) =>
  db
    .selectFrom('inboundMessage')
    .select([
      ...columns,
      'rawSha256',
      'rawBytes',
      'envelope',
      'recipients',
      'words',
      'files',
      'cutShort',
      'authentication',
    ])
    .where('messageId', '=', messageId)
    .executeTakeFirst()

/** All messages about a submission, oldest first: the one it came by, and those that followed. */
export const listMessagesAbout = (db: Db, submissionId: string) =>
  db
    .selectFrom('inboundMessage')
    .select(columns)
    .where('submissionId', '=', submissionId)
    .orderBy('receivedAt')
    .orderBy('messageId')
    .execute()
