import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../platform/database/database.ts'
import type { Settings } from '../../platform/house.ts'
import { newSecret, sha256 } from '../../platform/ids.ts'

const minutes = 60_000

/** A session that nobody used for this long is over. */
export const idleMs = 60 * minutes

/** A session is over after this long, used or not. */
export const absoluteMs = 12 * 60 * minutes

/** Between the password and the code. */
const halfwayMs = 10 * minutes

export interface Session {
  readonly staffId: string
  readonly formSecret: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
  readonly secondFactorAt: Date | null
}

/** True while a session counts: not past its end, not left alone too long. */
export function isAlive(session: Pick<Session, 'lastSeenAt' | 'expiresAt'>, now: Date): boolean {
  return now < session.expiresAt && now.getTime() - session.lastSeenAt.getTime() < idleMs
}

/**
 * Opens a session and returns its secret, which only the browser keeps: the database has its hash.
 * `halfway` is a session that may do nothing but give the second factor.
 */
export async function insertSession(
  db: Db,
  now: Date,
  staffId: string,
  reach: 'halfway' | 'whole',
): Promise<string> {
  const secret = newSecret() + newSecret()
  await db
    .insertInto('staffSession')
    .values({
      sessionHash: sha256(secret),
      staffId,
      formSecret: newSecret(),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + (reach === 'whole' ? absoluteMs : halfwayMs)),
      secondFactorAt: reach === 'whole' ? now : null,
    })
    .execute()
  return secret
}

/** The session that waits for its code, or undefined. */
export async function findHalfwaySession(db: Db, now: Date, secret: string): Promise<Session | undefined> {
  const session = await db
    .selectFrom('staffSession')
    .selectAll()
    .where('sessionHash', '=', sha256(secret))
    .where('secondFactorAt', 'is', null)
    .executeTakeFirst()
  return session && isAlive(session, now) ? session : undefined
}

export async function deleteSession(db: Db, secret: string): Promise<void> {
  await db.deleteFrom('staffSession').where('sessionHash', '=', sha256(secret)).execute()
}

/** Signs a person out everywhere. */
export async function deleteSessionsOf(db: Db, staffId: string): Promise<void> {
  await db.deleteFrom('staffSession').where('staffId', '=', staffId).execute()
}

/** The `__Host-` name makes browsers refuse the cookie from anyone but this very host, over TLS. */
export const cookieName = (settings: Pick<Settings, 'secure'>): string =>
  settings.secure ? '__Host-travaux_staff' : 'travaux_staff'

/** The secret in the request's cookie, or undefined. */
export function sessionSecretOf(
  request: FastifyRequest,
  settings: Pick<Settings, 'secure'>,
): string | undefined {
  const secret = request.cookies[cookieName(settings)]
  return secret && secret.length < 100 ? secret : undefined
}

/** Without a lifetime of its own: the browser drops it when it is closed, and the server ends it before. */
export function setSessionCookie(
  reply: FastifyReply,
  settings: Pick<Settings, 'secure'>,
  secret: string,
): void {
  reply.setCookie(cookieName(settings), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.secure,
  })
}

export function clearSessionCookie(reply: FastifyReply, settings: Pick<Settings, 'secure'>): void {
  reply.clearCookie(cookieName(settings), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.secure,
  })
}
