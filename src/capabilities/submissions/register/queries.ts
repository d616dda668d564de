import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Channel } from '../submissions.ts'
import type { ToLookAgain } from './look-again.ts'
import { addUp, type ExclusionReason, type RegisterCounts, type RegisterState } from './register.ts'
import './tables.ts'

/** One entry of the register, as staff read it: nothing in it says who sent it. */
export interface RegisterEntry {
  readonly submissionId: string
  readonly reference: string
  readonly registerNo: number | null
  readonly channel: Channel
  readonly receivedAt: Date
  readonly receivedDayOnly: boolean
  readonly acknowledgedAt: Date | null
  readonly versions: number
  readonly lastReceivedAt: Date
  readonly withdrawnAt: Date | null
  readonly excludedAs: ExclusionReason | null
  readonly exclusion:
    | (Pick<ToLookAgain, 'repeatOfNo' | 'correctedAt' | 'countedLeftAt'> & { readonly decidedAt: Date })
    | undefined
  readonly synthetic: boolean
}

export interface RegisterFilter {
  readonly state?: RegisterState | undefined
  readonly channel?: Channel | undefined
  /** References, as `readReference` gives them, or a number of the register. */
  readonly reference?: string | undefined
  readonly registerNo?: number | undefined
}

export interface RegisterPage {
  readonly after?: { readonly receivedAt: Date; readonly submissionId: string } | undefined
  readonly limit: number
}

/** Entries of a consultation, newest first. */
export async function listRegister(
  db: Db,
  consultationId: string,
  filter: RegisterFilter,
  page: RegisterPage,
): Promise<RegisterEntry[]> {
  const rows = await inRegister(db, consultationId, filter)
    .$if(page.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(received_at, submission_id) < (${page.after?.receivedAt}, ${page.after?.submissionId})`,
      ),
    )
    .select([
      'submissionId',
      'reference',
      'registerNo',
      'channel',
      'receivedAt',
      'receivedDayOnly',
      'acknowledgedAt',
      'withdrawnAt',
      'excludedAs',
      'synthetic',
    ])
    .orderBy('receivedAt', 'desc')
    .orderBy('submissionId', 'desc')
    .limit(page.limit)
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.submissionId)
  const versions = await db
    .selectFrom('submissionVersion')
    .select([
      'submissionId',
      (eb) => eb.fn.countAll<number>().as('n'),
      (eb) => eb.fn.max('receivedAt').as('last'),
    ])
    .where('submissionId', 'in', ids)
    .groupBy('submissionId')
    .execute()
  const exclusions = await db
    .selectFrom('submissionExclusion')
    .select(['submissionId', 'decidedAt', 'repeatOfNo', 'correctedAt', 'countedLeftAt'])
    .where('submissionId', 'in', ids)
    .where('liftedAt', 'is', null)
    .execute()
  const versionsOf = new Map(versions.map((row) => [row.submissionId, row]))
  const exclusionOf = new Map(exclusions.map((row) => [row.submissionId, row]))
  return rows.map((row) => ({
    ...row,
    versions: Number(versionsOf.get(row.submissionId)?.n ?? 1),
    lastReceivedAt: versionsOf.get(row.submissionId)?.last ?? row.receivedAt,
    exclusion: exclusionOf.get(row.submissionId),
  }))
}

function inRegister(
  db: Db,
  consultationId: string,
  { state, channel, reference, registerNo }: RegisterFilter,
) {
  let query = db.selectFrom('submission').where('consultationId', '=', consultationId)
  if (channel) query = query.where('channel', '=', channel)
  if (reference) query = query.where('reference', '=', reference)
  if (registerNo !== undefined) query = query.where('registerNo', '=', registerNo)
  if (state === 'withdrawn') query = query.where('withdrawnAt', 'is not', null)
  if (state === 'excluded') query = query.where('withdrawnAt', 'is', null).where('excludedAs', 'is not', null)
  if (state === 'counted') query = query.where('withdrawnAt', 'is', null).where('excludedAs', 'is', null)
  return query
}

/** Adds up a consultation's register, to the moment: also what has no number yet. */
export async function countRegister(db: Db, consultationId: string): Promise<RegisterCounts> {
  const state = sql<RegisterState>`case when withdrawn_at is not null then 'withdrawn'
    when excluded_as is not null then 'excluded' else 'counted' end`
  const groups = await db
    .selectFrom('submission')
    .select(['channel', 'synthetic', 'excludedAs as reason', state.as('state')])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('consultationId', '=', consultationId)
    .groupBy(['channel', 'synthetic', 'excludedAs', state])
    .execute()
  return addUp(groups)
}

/** All that was decided about counting one submission, newest first. */
export const listExclusions = (db: Db, submissionId: string) =>
  db
    .selectFrom('submissionExclusion')
    .selectAll()
    .where('submissionId', '=', submissionId)
    .orderBy('decidedAt', 'desc')
    .execute()

/** One entry, with the consultation it belongs to. */
export const findEntry = (db: Db, submissionId: string) =>
  db
    .selectFrom('submission')
    .select([
      'submissionId',
      'consultationId',
      'reference',
      'registerNo',
      'channel',
      'receivedAt',
      'acknowledgedAt',
      'withdrawnAt',
      'excludedAs',
    ])
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()
