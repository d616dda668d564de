import type { Db } from '../../platform/database/database.ts'
import type { Keys } from '../../platform/house.ts'
import { record } from '../ledger/index.ts'
import { beginAttempt, codeOfAccount, oneAccount, oneAddress, oneOnOne } from './attempts.ts'
import type { KnownBrowser } from './known-browser.ts'
import { isPassword } from './passwords.ts'
import { openTotpSecret, stepOfCode } from './second-factor.ts'
import { deleteSession, findHalfwaySession, insertSession } from './sessions.ts'
import { normalEmail } from './staff.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
  /** Where the request came from; only a keyed hash of it is kept, for an hour. */
  readonly address: string
  readonly browser?: KnownBrowser | undefined
}

export type SignInStep =
  | { ok: true; secret: string }
  /** Says nothing of what was wrong, or whether anyone has that address. */
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; seconds: number }

/** The first half of signing in: a right password opens a session that may only give the code. */
export async function givePassword(
  db: Db,
  keys: Pick<Keys, 'secret'>,
  now: Date,
  credentials: Credentials,
): Promise<SignInStep> {
  const email = normalEmail(credentials.email)
  const staff = await db
    .selectFrom('staff')
    .select(['staffId', 'passwordHash', 'disabledAt'])
    .where('email', '=', email)
    .executeTakeFirst()
  const { address, browser } = credentials
  // Whoever guesses elsewhere, or in the same office, does not keep the owner waiting in a browser of theirs.
  const counted =
    browser && browser.staffId === staff?.staffId
      ? [{ key: `password in ${browser.browserId}`, ...oneOnOne }]
      : [
          { key: `password ${email} ${address}`, ...oneOnOne },
          { key: `password ${email}`, ...oneAccount },
          { key: `password from ${address}`, ...oneAddress },
        ]
  const attempt = await beginAttempt(db, keys, now, counted)
  if (!attempt.ok) return { ok: false, reason: 'wait', seconds: attempt.waitSeconds }
  // Hashing takes its time: no transaction waits for it.
  const right = await isPassword(staff?.passwordHash, credentials.password)
  return db.transaction().execute(async (db): Promise<SignInStep> => {
    if (!staff || !right || staff.disabledAt) {
      await recordRefusal(db, now, 'password', staff?.staffId)
      return { ok: false, reason: 'wrong' }
    }
    await attempt.forgive(db)
    return { ok: true, secret: await insertSession(db, now, staff.staffId, 'halfway') }
  })
}

/** `over`: the password was given too long ago, or in another browser. */
export type CodeGiven =
  | { ok: true; secret: string; staffId: string }
  | Exclude<SignInStep, { ok: true }>
  | { ok: false; reason: 'over' }

/**
 * The second half: a right code, never used before, ends the half-open session and opens a whole one under a new
 * secret, so that whoever knew the old one has nothing.
 */
export async function giveCode(
  db: Db,
  keys: Pick<Keys, 'secret'>,
  now: Date,
  halfway: string,
  code: string,
  browser?: KnownBrowser,
): Promise<CodeGiven> {
  const session = await findHalfwaySession(db, now, halfway)
  if (!session) return { ok: false, reason: 'over' }
  const { staffId } = session
  const place = browser?.staffId === staffId ? `${staffId} in ${browser.browserId}` : staffId
  const attempt = await beginAttempt(db, keys, now, [{ key: `code ${place}`, ...codeOfAccount }])
  if (!attempt.ok) return { ok: false, reason: 'wait', seconds: attempt.waitSeconds }
  return db.transaction().execute(async (db): Promise<CodeGiven> => {
    const staff = await db
      .selectFrom('staff')
      .select(['totpSecret', 'disabledAt'])
      .where('staffId', '=', staffId)
      .executeTakeFirstOrThrow()
    const step =
      staff.totpSecret && !staff.disabledAt
        ? stepOfCode(openTotpSecret(keys, staffId, staff.totpSecret), code, now)
        : undefined
    if (step === undefined || !(await takeStep(db, staffId, step))) {
      await recordRefusal(db, now, 'code', staffId)
      return { ok: false, reason: 'wrong' }
    }
    await attempt.forgive(db)
    await deleteSession(db, halfway)
    return { ok: true, secret: await openWholeSession(db, now, staffId), staffId }
  })
}

/** Opens a session for a person who has just shown both factors, and notes it. Returns its secret. */
export async function openWholeSession(db: Db, now: Date, staffId: string): Promise<string> {
  await db.updateTable('staff').set({ lastSignedInAt: now }).where('staffId', '=', staffId).execute()
  await record(db, {
    at: now,
    actor: { id: staffId },
    action: 'staff.signed-in',
    subjectKind: 'staff',
    subjectId: staffId,
  })
  return insertSession(db, now, staffId, 'whole')
}

/** Uses up a time step. False when it, or a later one, was used before; of two at once only one gets it. */
async function takeStep(db: Db, staffId: string, step: number): Promise<boolean> {
  const taken = await db
    .updateTable('staff')
    .set({ totpLastStep: step })
    .where('staffId', '=', staffId)
    .where((eb) => eb.or([eb('totpLastStep', 'is', null), eb('totpLastStep', '<', step)]))
    .returning('staffId')
    .executeTakeFirst()
  return taken !== undefined
}

const recordRefusal = (db: Db, at: Date, step: 'password' | 'code', staffId: string | undefined) =>
  record(db, {
    at,
    actor: 'public',
    action: 'staff.sign-in-refused',
    subjectKind: 'staff',
    subjectId: staffId,
    detail: { step },
  })
