import type { ColumnType } from 'kysely'
import type { Channel } from '../submissions.ts'
import type { ExclusionReason, RegisterState } from './register.ts'

interface ExclusionTable {
  submissionId: string
  exclusionId: string
  reason: ExclusionReason
  repeatOf: string | null
  repeatOfNo: number | null
  explanation: string | null
  decidedBy: string
  decidedAt: Date
  /** The agency, by its name at that time. */
  decidedFor: ColumnType<string | null, string, never>
  /** Corrected by its sender since, and not looked at again. */
  correctedAt: ColumnType<Date | null, null | undefined, Date | null>
  /** A repeat of one that has left the count since, and not looked at again. */
  countedLeftAt: ColumnType<Date | null, null | undefined, Date | null>
  liftedBy: ColumnType<string | null, null | undefined, string>
  liftedAt: ColumnType<Date | null, null | undefined, Date>
  liftedBecause: ColumnType<string | null, null | undefined, string | null>
}

interface ToldApartTable {
  submissionId: string
  otherId: string
  decidedBy: string
  decidedAt: Date
}

interface ProgressTable {
  name: string
  nextIndex: number
}

interface ClosingCountTable {
  consultationId: string
  closesAt: Date
  countedAt: Date
  counts: ColumnType<Record<string, unknown>, string, never>
}

interface PublishedRegisterEntryView {
  consultationId: string
  registerNo: number
  receivedAt: Date
  channel: Channel
  synthetic: boolean
  state: RegisterState
  reason: ExclusionReason | null
  decidedAt: Date | null
  decidedBy: string | null
  repeatOfNo: number | null
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    submissionExclusion: ExclusionTable
    submissionToldApart: ToldApartTable
    submissionProgress: ProgressTable
    submissionClosingCount: ClosingCountTable
    publishedRegisterEntry: PublishedRegisterEntryView
  }
}
