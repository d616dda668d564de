import type { ColumnType } from 'kysely'

interface AuditTable {
  auditId: string
  at: Date
  actorKind: 'public' | 'staff' | 'system'
  actorId: string | null
  action: string
  subjectKind: string
  subjectId: string | null
  detail: ColumnType<Record<string, unknown>, string, never>
}

export type LeafKind = 'received' | 'corrected' | 'withdrawn' | 'closed' | 'published'

interface OutboxTable {
  entryId: string
  kind: LeafKind
  subjectId: string
  versionId: string
  leafHash: Buffer
  occurredAt: Date
}

interface LeafTable {
  leafIndex: number
  kind: LeafKind
  subjectId: string
  versionId: string
  leafHash: Buffer
  occurredAt: Date
  sequencedAt: Date
}

interface PublicationTable {
  revision: number
  at: Date
  kind: string
  treatyId: string | null
  subjectKind: string
  subjectId: string
  title: string
  path: string
  news: boolean
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    audit: AuditTable
    ledgerOutbox: OutboxTable
    ledgerLeaf: LeafTable
    publication: PublicationTable
    publishedPublication: PublicationTable
  }
}
