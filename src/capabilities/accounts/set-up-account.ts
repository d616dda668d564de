import type { Db } from '../../platform/database/database.ts'
import type { Keys } from '../../platform/house.ts'
import { record } from '../ledger/index.ts'
import { isUsable, linkIdOf } from './links.ts'
import { hashPassword } from './passwords.ts'
import { newTotpSecret, openTotpSecret, sealTotpSecret, stepOfCode } from './second-factor.ts'
import { deleteSessionsOf } from './sessions.ts'
import { openWholeSession } from './sign-in.ts'
import { normalEmail } from './staff.ts'
import type { LinkKind } from './tables.ts'

/** What stands behind a one-time link that can still be used. */
export interface OpenLink {
  readonly linkId: string
  readonly kind: LinkKind
  readonly staffId: string
  /** As chosen on the link's page, or else as the administrator entered them; '' for the first administrator. */
  readonly name: string
  readonly email: string
  /** The secret for the authenticator app, once name and password were chosen. */
  readonly totpSecret: string | undefined
}

/** The link of a token; undefined when it is forged, used, replaced, too old, or its person was disabled. */
export async function findOpenLink(
  db: Db,
  keys: Pick<Keys, 'secret'>,
  now: Date,
  token: string,
): Promise<OpenLink | undefined> {
  const linkId = linkIdOf(keys, token)
  if (!linkId) return undefined
  const row = await db
    .selectFrom('staffLink as link')
    .innerJoin('staff', 'staff.staffId', 'link.staffId')
    .select([
      'link.kind',
      'link.staffId',
      'link.expiresAt',
      'link.usedAt',
      'link.name as chosenName',
      'link.email as chosenEmail',
      'link.totpSecret',
      'staff.name',
      'staff.email',
      'staff.disabledAt',
    ])
    .where('link.linkId', '=', linkId)
    .executeTakeFirst()
  if (!row || !isUsable(row, now) || row.disabledAt) return undefined
  const { kind, staffId } = row
  return {
    linkId,
    kind,
    staffId,
    name: row.chosenName ?? (kind === 'first' ? '' : row.name),
    email: row.chosenEmail ?? (kind === 'first' ? '' : row.email),
    totpSecret: row.totpSecret ? openTotpSecret(keys, staffId, row.totpSecret) : undefined,
  }
}

export interface AccountChoice {
  readonly name: string
  /** Only the first administrator gives one; everyone else was invited under theirs. */
  readonly email?: string | undefined
  readonly password: string
}

export type Chosen = { ok: true } | { ok: false; reason: 'email-taken' }

/**
 * Keeps what the person chose with the link, together with a fresh secret for their authenticator app. Nothing takes
 * effect yet; it may be done again.
 */
export async function chooseAccount(
  db: Db,
  keys: Pick<Keys, 'secret'>,
  link: OpenLink,
  choice: AccountChoice,
): Promise<Chosen> {
  const email = choice.email === undefined ? null : normalEmail(choice.email)
  if (email && (await isTaken(db, email, link.staffId))) return { ok: false, reason: 'email-taken' }
  await db
    .updateTable('staffLink')
    .set({
      name: choice.name,
      email,
      passwordHash: await hashPassword(choice.password),
      totpSecret: sealTotpSecret(keys, link.staffId, newTotpSecret()),
    })
    .where('linkId', '=', link.linkId)
    .where('usedAt', 'is', null)
    .execute()
  return { ok: true }
}

export type AccountSetUp =
  | { ok: true; secret: string; staffId: string }
  | { ok: false; reason: 'wrong-code' | 'over' | 'email-taken' }

/**
 * A right first code proves that the app has the secret: everything chosen takes effect at once, the link is used
 * up, all older sessions of the person end and a new one is opened (its secret is returned).
 */
export async function confirmAccount(
  db: Db,
  keys: Pick<Keys, 'secret'>,
  now: Date,
  token: string,
  code: string,
): Promise<AccountSetUp> {
  return db.transaction().execute(async (db): Promise<AccountSetUp> => {
    const link = await findOpenLink(db, keys, now, token)
    if (!link?.totpSecret) return { ok: false, reason: 'over' }
    const step = stepOfCode(link.totpSecret, code, now)
    if (step === undefined) return { ok: false, reason: 'wrong-code' }
    if (await isTaken(db, link.email, link.staffId)) return { ok: false, reason: 'email-taken' }
    const used = await db
      .updateTable('staffLink')
      .set({ usedAt: now })
      .where('linkId', '=', link.linkId)
      .where('usedAt', 'is', null)
      .returning(['passwordHash', 'totpSecret'])
      .executeTakeFirst()
    if (!used) return { ok: false, reason: 'over' }
    await db
      .updateTable('staff')
      .set({ ...used, name: link.name, email: link.email, totpLastStep: step })
      .where('staffId', '=', link.staffId)
      .execute()
    await emptyLink(db, link.linkId)
    await deleteSessionsOf(db, link.staffId)
    await record(db, {
      at: now,
      actor: { id: link.staffId },
      action: 'staff.set-up',
      subjectKind: 'staff',
      subjectId: link.staffId,
      detail: { link: link.kind },
    })
    const secret = await openWholeSession(db, now, link.staffId)
    return { ok: true, secret, staffId: link.staffId }
  })
}

// The secrets now stand with the person; a second copy would only wait to be found.
const emptyLink = (db: Db, linkId: string) =>
  db
    .updateTable('staffLink')
    .set({ name: null, email: null, passwordHash: null, totpSecret: null })
    .where('linkId', '=', linkId)
    .execute()

async function isTaken(db: Db, email: string, staffId: string): Promise<boolean> {
  const other = await db
    .selectFrom('staff')
    .select('staffId')
    .where('email', '=', email)
    .where('staffId', '!=', staffId)
    .executeTakeFirst()
  return other !== undefined
}
