import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { canonicalJson } from './canonical-json.ts'
import { commit } from './receipt.ts'
import type { LeafKind } from './tables.ts'

export interface LedgerEntry {
  readonly kind: LeafKind
  readonly subjectId: string
  readonly versionId: string
  /** The commitment, 32 bytes. */
  readonly entry: Buffer
  readonly occurredAt: Date
}

/** Hands an entry to the sequencer, in the transaction of the deed. */
export async function enterLedger(db: Db, entry: LedgerEntry): Promise<void> {
  await enteringLedger(db, entry).execute()
}

/** The same, to be run by the caller together with the rows of the deed (`writeTogether`). */
export const enteringLedger = (db: Db, entry: LedgerEntry) =>
  db.insertInto('ledgerOutbox').values({ entryId: newId(), ...entry })

export interface PublicStatement extends Omit<LedgerEntry, 'entry'> {
  /** What is said, as it will be published; without personal data. `kind` and `at` are added. */
  readonly statement: Readonly<Record<string, unknown>>
}

/**
 * Enters what is public anyway (an exclusion from the count, a closing with its counts, an edition, a report), in the
 * transaction of the deed. The statement is published with its salt, so that anyone can compute its entry. Entering
 * the same again changes nothing.
 */
export async function enterStatement(db: Db, said: PublicStatement): Promise<void> {
  const { kind, subjectId, versionId, occurredAt } = said
  const statement = { ...said.statement, kind, at: occurredAt.toISOString() }
  const { salt, entry } = commit(statement)
  const stored = await db
    .insertInto('ledgerStatement')
    .values({ subjectId, versionId, kind, salt, statement: canonicalJson(statement), occurredAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('salt')
    .executeTakeFirst()
  if (stored) await enterLedger(db, { kind, subjectId, versionId, entry, occurredAt })
}
