import type { ColumnType } from 'kysely'
import type { Receipt } from '../../ledger/index.ts'

interface ApiKeyTable {
  keyId: string
  organisation: string
  name: string
  secretHash: string
  createdBy: string
  createdAt: Date
  revokedBy: ColumnType<string | null, null | undefined, string>
  revokedAt: ColumnType<Date | null, null | undefined, Date>
  lastUsedAt: ColumnType<Date | null, null | undefined, Date>
}

/** One submission that was received, as it is remembered for a request that is sent again. */
export interface FiledSubmission {
  readonly submissionId: string
  readonly reference: string
  readonly receivedAt: string
  readonly receipt: Receipt
}

interface ApiRequestTable {
  keyId: string
  idempotencyKey: string
  requestHash: string
  answer: ColumnType<readonly FiledSubmission[] | null, string | null, string>
  at: Date
}

interface ApiFileTable {
  keyId: string
  sha256: string
  bytes: ColumnType<string, number, never>
  declaredType: string | null
  at: Date
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    apiKey: ApiKeyTable
    apiRequest: ApiRequestTable
    apiFile: ApiFileTable
    submissionApiOrigin: { submissionId: string; keyId: string }
  }
}
