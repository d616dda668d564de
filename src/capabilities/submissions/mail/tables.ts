import type { ColumnType } from 'kysely'
import type { Envelope } from '../../../platform/mail/inbound/automatic.ts'
import type { ArrivingFile } from '../attachments/attachment.ts'
import type { LookReason, MessageState, SettledAs, Wish } from './messages.ts'

interface InboundMessageTable {
  messageId: string
  rawSha256: string
  rawBytes: number
  addressed: ColumnType<string, string | undefined, never>
  source: 'imap' | 'smtp' | 'upload'
  receivedAt: Date
  takenAt: Date
  envelope: ColumnType<Envelope, string, never>
  headerId: string | null
  contentHash: string | null
  fromAddress: string | null
  fromName: string | null
  subject: string | null
  beginning: string | null
  recipients: ColumnType<readonly string[] | null, string | null | undefined, string | null>
  words: string | null
  wordsFrom: 'plain' | 'html' | 'none' | null
  files: ColumnType<readonly ArrivingFile[] | null, string | null | undefined, string | null>
  cutShort: ColumnType<boolean, boolean | undefined, boolean>
  authentication: string | null
  consultationId: string | null
  submissionId: string | null
  state: MessageState
  reason: LookReason | null
  wish: Wish | null
  attempts: ColumnType<number, number | undefined, number>
  acknowledgedAt: Date | null
  settledAs: SettledAs | null
  settledBy: string | null
  settledAt: Date | null
  settledNote: string | null
}

interface DeadAddressTable {
  submissionId: string
  /** In small letters. */
  address: string
  notedBy: string
  notedAt: Date
  messageId: string | null
}

interface InboundMailboxTable {
  mailbox: string
  uidValidity: string
  nextUid: number
  readAt: Date
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    inboundMessage: InboundMessageTable
    inboundMailbox: InboundMailboxTable
    submissionDeadAddress: DeadAddressTable
  }
}
