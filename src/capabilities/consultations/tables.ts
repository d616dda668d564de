import type { ColumnType } from 'kysely'
import type { Edition } from './edition.ts'

interface ConsultationTable {
  consultationId: string
  treatyId: string
  slug: string
  createdBy: string | null
  createdAt: Date
  currentEditionId: string | null
  publishedAt: Date | null
  opensAt: Date | null
  closesAt: Date | null
  openedRecordedAt: Date | null
  closedRecordedAt: Date | null
  reportedAt: Date | null
}

export type EditionState = 'draft' | 'proposed' | 'approved' | 'published' | 'replaced'

interface EditionTable {
  editionId: string
  consultationId: string
  number: number
  state: EditionState
  content: ColumnType<Edition, string, string>
  createdBy: string | null
  createdAt: Date
  editedBy: string | null
  editedAt: Date
  revision: ColumnType<number, number | undefined, number>
  proposedBy: string | null
  proposedAt: Date | null
  approvedBy: string | null
  approvedAt: Date | null
  sentBackBy: string | null
  sentBackAt: Date | null
  sentBackReason: string | null
  publishedAt: Date | null
  noticeHash: string | null
}

interface NoticeTextTable {
  noticeHash: string
  body: string
  createdAt: Date
}

interface PublishedConsultationView {
  consultationId: string
  treatyId: string
  slug: string
  publishedAt: Date
  opensAt: Date
  closesAt: Date
  reportedAt: Date | null
  editionId: string
  editionNumber: number
  content: Edition
  noticeHash: string
  editionPublishedAt: Date
}

interface PublishedEditionView {
  editionId: string
  consultationId: string
  number: number
  content: Edition
  noticeHash: string
  publishedAt: Date
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    consultation: ConsultationTable
    consultationEdition: EditionTable
    noticeText: NoticeTextTable
    publishedConsultation: PublishedConsultationView
    publishedConsultationEdition: PublishedEditionView
    publishedNoticeText: { noticeHash: string; body: string }
  }
}
