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

export type LeafKind =
  | 'received'
  | 'corrected'
  | 'withdrawn'
  | 'excluded'
  | 'reinstated'
  | 'closed'
  | 'published'
  | 'reported'

interface OutboxTable {
  entryId: string
  kind: LeafKind
  subjectId: string
  versionId: string
  entry: Buffer
  occurredAt: Date
}

interface LeafTable {
  leafIndex: number
  kind: LeafKind
  subjectId: string
  versionId: string
  entry: Buffer
  occurredAt: Date
  sequencedAt: Date
}

interface TileTable {
  level: number
  tileIndex: number
  hashes: Buffer
  root: Buffer
}

interface CheckpointTable {
  size: number
  origin: string
  keyId: string
  root: Buffer
  note: string
  signedAt: Date
}

interface StatementTable {
  subjectId: string
  versionId: string
  kind: LeafKind
  salt: string
  statement: ColumnType<Record<string, unknown>, string, never>
  occurredAt: Date
  number: ColumnType<number | null, undefined, number>
  leafIndex: ColumnType<number | null, undefined, number>
}

interface WitnessTable {
  verifierKey: string
  name: string
  addedAt: Date
}

interface CosignatureTable {
  size: number
  origin: string
  verifierKey: string
  line: string
  witnessedAt: Date
  addedAt: Date
}

interface PublishedStatement extends Pick<StatementTable, 'kind' | 'salt' | 'statement'> {
  number: number
  leafIndex: number
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
    ledgerTile: TileTable
    ledgerCheckpoint: CheckpointTable
    ledgerStatement: StatementTable
    ledgerWitness: WitnessTable
    ledgerCosignature: CosignatureTable
    publication: PublicationTable
    publishedPublication: PublicationTable
    publishedLedgerLeaf: Pick<LeafTable, 'leafIndex' | 'entry'>
    publishedLedgerTile: TileTable
    publishedLedgerCheckpoint: CheckpointTable
    publishedLedgerWitness: WitnessTable
    publishedLedgerCosignature: Omit<CosignatureTable, 'addedAt'>
    publishedLedgerStatement: PublishedStatement
  }
}
