import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Actor, Role } from '../../platform/access.ts'
import type { Db } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import { createFormToken } from '../../platform/http/tokens.ts'
import { sha256 } from '../../platform/ids.ts'
import { clearSessionCookie, isAlive, sessionSecretOf } from './sessions.ts'

export interface SignedIn {
  readonly actor: Actor
  /** For the forms of one page. */
  readonly csrfToken: string
  /** What tokens of this session are checked against. */
  readonly formSecret: string
}

/** A session in use is noted as such once a minute, so that a page costs one query and no write. */
const seenEveryMs = 60_000

/**
 * Who asks: the member of staff whose session the cookie opens. Undefined when there is none, when it is over,
 * when the second factor is still to come, and when the person was disabled.
 */
export async function authenticate(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SignedIn | undefined> {
  const secret = sessionSecretOf(request, house.settings)
  if (!secret) return undefined
  const now = house.now()
  const session = await findSession(house.db, sha256(secret))
  if (!session || !isAlive(session, now)) {
    if (!reply.sent) clearSessionCookie(reply, house.settings)
    return undefined
  }
  if (!session.secondFactorAt || session.disabledAt) return undefined
  if (now.getTime() - session.lastSeenAt.getTime() >= seenEveryMs)
    await house.db
      .updateTable('staffSession')
      .set({ lastSeenAt: now })
      .where('sessionHash', '=', sha256(secret))
      .execute()
  return {
    actor: {
      id: session.staffId,
      name: session.name,
      roles: session.roles,
      permissions: house.permissionsOf(session.roles),
    },
    csrfToken: createFormToken(session.formSecret),
    formSecret: session.formSecret,
  }
}

const findSession = (db: Db, sessionHash: string) =>
  db
    .selectFrom('staffSession as session')
    .innerJoin('staff', 'staff.staffId', 'session.staffId')
    .select([
      'session.staffId',
      'session.formSecret',
      'session.lastSeenAt',
      'session.expiresAt',
      'session.secondFactorAt',
      'staff.name',
      'staff.disabledAt',
      sql<
        Role[]
      >`array(select role from staff_role where staff_role.staff_id = staff.staff_id order by role)`.as(
        'roles',
      ),
    ])
    .where('session.sessionHash', '=', sessionHash)
    .executeTakeFirst()
