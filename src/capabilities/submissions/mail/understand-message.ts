import { sql } from 'kysely'
import * as z from 'zod'
import type { JobHandler } from '../../../platform/capability.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { sha256 } from '../../../platform/ids.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { automaticKindOf } from '../../../platform/mail/inbound/automatic.ts'
import { UnreadableMessage } from '../../../platform/mail/inbound/parse-message.ts'
import { record } from '../../ledger/index.ts'
import { becomeSubmission, type MessageContent } from './become-submission.ts'
import { fromPeople, type LookReason, type MessageState, type Wish } from './messages.ts'
import { type OpenedMessage, openMessage } from './open-message.ts'
import { type Placed, placeMessage } from './place-message.ts'
import { readReturned } from './returned.ts'
import './tables.ts'

const Named = z.object({ messageId: z.uuid() })

/** A message that brings the process down again and again is left to a person. */
const mostAttempts = 8
const longestBeginning = 300

export const understandMessageJob: JobHandler = async (payload, house) => {
  await understandMessage(house, Named.parse(payload).messageId)
}

/**
 * Takes a stored message apart, decides what it is, and does it: once, however often it runs. What cannot be taken apart is
 * left to a person, with its raw bytes.
 */
async function understandMessage(house: House, messageId: string): Promise<void> {
  const row = await beginAttempt(house.db, messageId)
  if (!row) return
  if (row.attempts > mostAttempts) return leaveToPerson(house, messageId, 'unreadable')
  let opened: OpenedMessage
  try {
    opened = await openMessage(house, row.rawSha256)
  } catch (error) {
    if (!(error instanceof UnreadableMessage)) throw error
    return leaveToPerson(house, messageId, 'unreadable')
  }
  const { message } = opened
  // Who says what with which files: the same words with another letter attached are another message.
  const contentHash = sha256(
    JSON.stringify([
      message.from?.address ?? '',
      message.subject,
      message.text,
      opened.files.map((file) => file.sha256),
    ]),
  )
  const isReturned = automaticKindOf(message, row.envelope) === 'bounce'
  const returned = isReturned ? await readReturned(house, row.rawSha256, message.text) : undefined
  await house.db.transaction().execute(async (db) => {
    const held = await findWaiting(db, messageId)
    if (!held) return
    const told = {
      headerId: message.messageId ?? null,
      contentHash,
      fromAddress: message.from?.address ?? null,
      fromName: message.from?.name.slice(0, 200) ?? null,
      subject: message.subject,
      beginning: message.text.trim().slice(0, longestBeginning),
      recipients: JSON.stringify(message.recipients),
      authentication: message.authentication || null,
      cutShort: opened.isCut,
    }
    // Two copies that are understood at the same moment: the second sees what became of the first.
    if (message.messageId)
      await sql`select pg_advisory_xact_lock(hashtextextended(${`message ${message.messageId}`}, 0))`.execute(
        db,
      )
    const placed = await placeMessage(db, house, { ...held, contentHash }, opened, returned)
    await carryOut(db, house, held, opened, placed, told)
  })
}

const beginAttempt = (db: Db, messageId: string) =>
  db
    .updateTable('inboundMessage')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('messageId', '=', messageId)
    .where('state', '=', 'waiting')
    .returning(['rawSha256', 'attempts', 'envelope'])
    .executeTakeFirst()

const findWaiting = (db: Db, messageId: string) =>
  db
    .selectFrom('inboundMessage')
    .select(['messageId', 'rawSha256', 'rawBytes', 'receivedAt', 'envelope'])
    .where('messageId', '=', messageId)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()

type Held = NonNullable<Awaited<ReturnType<typeof findWaiting>>>

interface Told {
  readonly headerId: string | null
  readonly contentHash: string
  readonly fromAddress: string | null
  readonly fromName: string | null
  readonly subject: string
  readonly beginning: string
  readonly recipients: string
  readonly authentication: string | null
  readonly cutShort: boolean
}

async function carryOut(
  db: Db,
  house: House,
  held: Held,
  opened: OpenedMessage,
  placed: Placed,
  told: Told,
): Promise<void> {
  const { messageId } = held
  if (placed.as === 'submission') {
    const { consultation } = placed
    await becomeSubmission(db, house, held, contentOf(opened), consultation, 'system')
    await mark(db, messageId, {
      ...told,
      state: 'received',
      consultationId: consultation.consultationId,
      submissionId: messageId,
    })
    return
  }
  // Its words and files are kept beside it for whoever looks: nobody takes it apart again.
  const { text, textFrom, files } = contentOf(opened)
  const shown = { words: text, wordsFrom: textFrom, files: JSON.stringify(files) }
  const about = placed.about
  const reason = placed.as === 'to-look' ? placed.reason : undefined
  await mark(db, messageId, {
    ...told,
    ...shown,
    state: placed.as,
    reason,
    wish: placed.as === 'to-look' ? placed.wish : undefined,
    consultationId: about?.consultationId ?? (placed.as === 'to-look' ? placed.consultationId : undefined),
    submissionId: about?.submissionId,
  })
  await record(db, {
    at: house.now(),
    actor: 'system',
    action: actions[placed.as],
    subjectKind: 'message',
    subjectId: messageId,
    detail: { state: placed.as, reason, submission: about?.submissionId },
  })
  if (reason && fromPeople.has(reason) && opened.message.from)
    await addJob(db, 'submissions.acknowledge-message', { messageId })
}

const actions = {
  'to-look': 'message.left-to-look',
  attached: 'message.attached',
  duplicate: 'message.found-again',
} as const

const contentOf = ({ message, files, isCut }: OpenedMessage): MessageContent => ({
  from: message.from,
  text: message.text,
  textFrom: message.textFrom,
  files,
  isCut,
})

interface Marks extends Partial<Told> {
  readonly state: MessageState
  readonly reason?: LookReason | undefined
  readonly wish?: Wish | undefined
  readonly consultationId?: string | undefined
  readonly submissionId?: string | undefined
  readonly words?: string
  readonly wordsFrom?: MessageContent['textFrom']
  readonly files?: string
}

const mark = (db: Db, messageId: string, { reason, wish, consultationId, submissionId, ...rest }: Marks) =>
  db
    .updateTable('inboundMessage')
    .set({
      ...rest,
      reason: reason ?? null,
      wish: wish ?? null,
      consultationId: consultationId ?? null,
      submissionId: submissionId ?? null,
    })
    .where('messageId', '=', messageId)
    .execute()

async function leaveToPerson(house: House, messageId: string, reason: LookReason): Promise<void> {
  await house.db.transaction().execute(async (db) => {
    if (!(await findWaiting(db, messageId))) return
    await mark(db, messageId, { state: 'to-look', reason })
    await record(db, {
      at: house.now(),
      actor: 'system',
      action: 'message.left-to-look',
      subjectKind: 'message',
      subjectId: messageId,
      detail: { reason },
    })
  })
}
