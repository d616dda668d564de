import type { Db } from '../../platform/database/database.ts'
import { sameSecret } from '../../platform/http/tokens.ts'
import { type PrivateKey, secretHashOf } from './private-key.ts'
import type { DraftContent } from './submissions.ts'

export interface Draft {
  readonly submissionId: string
  readonly consultationId: string
  readonly editionId: string
  readonly secretHash: string
  readonly content: DraftContent
  readonly revision: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly sentAt: Date | null
}

export const emptyDraft: DraftContent = {
  answers: {},
  sender: { kind: 'individual', wantsResults: false },
  withhold: [],
  seen: [],
}

/** The form a private link opens; undefined when there is none or the secret is wrong. */
export async function findDraft(db: Db, key: PrivateKey): Promise<Draft | undefined> {
  return opened(await draftQuery(db, key.submissionId).executeTakeFirst(), key)
}

/** As `findDraft`, holding the row until the transaction ends: two sendings of one form come one after the other. */
export async function findDraftForUpdate(db: Db, key: PrivateKey): Promise<Draft | undefined> {
  return opened(await draftQuery(db, key.submissionId).forUpdate().executeTakeFirst(), key)
}

const draftQuery = (db: Db, submissionId: string) =>
  db
    .selectFrom('submissionDraft')
    .select([
      'submissionId',
      'consultationId',
      'editionId',
      'secretHash',
      'content',
      'revision',
      'createdAt',
      'updatedAt',
      'sentAt',
    ])
    .where('submissionId', '=', submissionId)

const opened = (draft: Draft | undefined, key: PrivateKey): Draft | undefined =>
  draft && sameSecret(draft.secretHash, secretHashOf(key)) ? draft : undefined
