import type { ColumnType } from 'kysely'
import type { EntryContent, VersionState } from './report.ts'

interface ReportTable {
  consultationId: string
  publishedAt: Date
  changedAt: Date
  receivedCount: number
  receivedSynthetic: number
  countedIndex: number
}

interface EntryTable {
  entryId: string
  consultationId: string
  ordinal: number
  publishedOrdinal: number | null
  currentVersionId: string | null
  createdBy: string
  createdAt: Date
}

interface VersionTable {
  versionId: string
  entryId: string
  number: number
  state: VersionState
  content: ColumnType<EntryContent, string, string>
  selectionId: string | null
  evidenceCount: number | null
  evidenceSynthetic: number | null
  evidenceIndex: number | null
  evidenceAsOf: Date | null
  revision: ColumnType<number, number | undefined, number>
  createdAt: Date
  editedBy: string
  editedAt: Date
  proposedBy: string | null
  proposedAt: Date | null
  approvedBy: string | null
  approvedAt: Date | null
  sentBackBy: string | null
  sentBackAt: Date | null
  sentBackReason: string | null
  publishedBy: string | null
  publishedAt: Date | null
  takenBackBy: string | null
  takenBackAt: Date | null
  takenBackReason: string | null
}

interface PublishedReportView {
  consultationId: string
  treatyId: string
  slug: string
  publishedAt: Date
  changedAt: Date
  receivedCount: number
  receivedSynthetic: number
  entries: number
}

interface PublishedEntryView {
  entryId: string
  consultationId: string
  treatyId: string
  ordinal: number
  number: number
  content: EntryContent
  evidenceCount: number | null
  evidenceSynthetic: number | null
  evidenceAsOf: Date | null
  publishedAt: Date
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    report: ReportTable
    reportEntry: EntryTable
    reportEntryVersion: VersionTable
    reportEntrySession: { versionId: string; sessionId: string }
    reportEntryStatement: { versionId: string; statementId: string }
    publishedReport: PublishedReportView
    publishedReportEntry: PublishedEntryView
    publishedReportEntrySession: { entryId: string; consultationId: string; sessionId: string }
    publishedReportEntryStatement: { entryId: string; consultationId: string; statementId: string }
    publishedReportEntryTakenBack: {
      entryId: string
      consultationId: string
      takenBackAt: Date
      reason: string
    }
  }
}
