import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { generateSync } from 'otplib'
import type { Actor, Role } from '../../platform/access.ts'
import type { House } from '../../platform/house.ts'
import { createFormToken } from '../../platform/http/tokens.ts'
import { sha256 } from '../../platform/ids.ts'
import { insertStaff } from './invite-staff.ts'
import { hashPassword } from './passwords.ts'
import { findAgencyBySlug } from './queries.ts'
import { upsertAgency } from './save-agency.ts'
import { newTotpSecret, sealTotpSecret } from './second-factor.ts'
import { cookieName, idleMs, insertSession } from './sessions.ts'

/** What the factories need of a house under test. */
export interface HouseUnderTest {
  readonly app: FastifyInstance
  readonly house: House
}

/** A field posted several times is given as a list. */
export type FormFields = Readonly<Record<string, string | readonly string[] | undefined>>

/** A member of staff who is signed in, with a browser of their own. */
export interface StaffBrowser {
  readonly staffId: string
  /** To call verbs with. */
  readonly actor: Actor
  /** The value of the `cookie` header. */
  readonly cookie: string
  /** A valid `_csrf`. */
  token(): string
  get(url: string): Promise<LightMyRequestResponse>
  /** Posts a form with its token; give `_csrf` yourself to give it wrongly. */
  post(url: string, fields?: FormFields): Promise<LightMyRequestResponse>
  /** Signs in again, when the clock was moved past the end of the session; `get` and `post` do it by themselves. */
  renew(): Promise<void>
}

let people = 0
let knownHash: Promise<string> | undefined
const knownPassword = 'kererū in the pōhutukawa'

export interface StaffAccount {
  readonly staffId: string
  readonly name: string
  readonly email: string
  readonly password: string
  /** The code the authenticator app shows at the house's time. */
  code(): string
}

/** A person with these roles who has set up password and second factor, and is not signed in. */
export async function aStaffMember(
  { house }: Pick<HouseUnderTest, 'house'>,
  roles: readonly Role[],
  options: { name?: string; agencySlug?: string } = {},
): Promise<StaffAccount> {
  const person = ++people
  const name = options.name ?? `Test Person ${person}`
  const email = `person-${person}@agency.example`
  // Not invited through the verb: that would mail them, and tests count what was mailed.
  const staffId = await insertStaff(house.db, house.now(), {
    email,
    name,
    roles,
    agencyId: options.agencySlug ? await agencyIdOf(house, options.agencySlug) : null,
  })
  if (!staffId) throw new Error('an address was used twice')
  const totpSecret = newTotpSecret()
  knownHash ??= hashPassword(knownPassword)
  await house.db
    .updateTable('staff')
    .set({ passwordHash: await knownHash, totpSecret: sealTotpSecret(house.keys, staffId, totpSecret) })
    .where('staffId', '=', staffId)
    .execute()
  return {
    staffId,
    name,
    email,
    password: knownPassword,
    code: () => codeFor(totpSecret, house.now()),
  }
}

/** What an authenticator app with this secret shows at a moment. */
export const codeFor = (secret: string, at: Date): string =>
  generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) })

/** A person with these roles, signed in. Goes round password and code, which have tests of their own. */
export async function signInAs(
  under: HouseUnderTest,
  roles: readonly Role[],
  options: { name?: string; agencySlug?: string } = {},
): Promise<StaffBrowser> {
  const { app, house } = under
  const { staffId, name } = await aStaffMember(under, roles, options)

  let secret = ''
  let formSecret = ''
  let signedInAt = new Date(0)
  const renew = async () => {
    signedInAt = house.now()
    secret = await insertSession(house.db, signedInAt, staffId, 'whole')
    const session = await house.db
      .selectFrom('staffSession')
      .select('formSecret')
      .where('sessionHash', '=', sha256(secret))
      .executeTakeFirstOrThrow()
    formSecret = session.formSecret
  }
  const renewWhenOver = async () => {
    if (Math.abs(house.now().getTime() - signedInAt.getTime()) >= idleMs) await renew()
  }
  await renew()
  const cookie = () => `${cookieName(house.settings)}=${secret}`
  const token = () => createFormToken(formSecret)

  return {
    staffId,
    actor: { id: staffId, name, roles, permissions: house.permissionsOf(roles) },
    get cookie() {
      return cookie()
    },
    token,
    renew,
    async get(url) {
      await renewWhenOver()
      return app.inject({ url, headers: { cookie: cookie() } })
    },
    async post(url, fields = {}) {
      await renewWhenOver()
      return app.inject({
        method: 'POST',
        url,
        headers: { cookie: cookie(), 'content-type': 'application/x-www-form-urlencoded' },
        payload: encodeForm('_csrf' in fields ? fields : { ...fields, _csrf: token() }),
      })
    },
  }
}

/** A browser without a person yet: it keeps the cookies it is given and nothing else. */
export interface Browser {
  readonly cookie: string
  get(url: string): Promise<LightMyRequestResponse>
  post(url: string, fields?: FormFields, headers?: Record<string, string>): Promise<LightMyRequestResponse>
}

export function aBrowser({ app }: Pick<HouseUnderTest, 'app'>, cookie = ''): Browser {
  const jar = new Map(
    cookie.split('; ').flatMap((each) => (each ? [each.split('=', 2) as [string, string]] : [])),
  )
  const kept = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const keep = (response: LightMyRequestResponse): LightMyRequestResponse => {
    for (const each of response.cookies)
      if (each.value) jar.set(each.name, each.value)
      else jar.delete(each.name)
    return response
  }
  return {
    get cookie() {
      return kept()
    },
    get: async (url) => keep(await app.inject({ url, headers: { cookie: kept() } })),
    post: async (url, fields = {}, headers = {}) =>
      keep(
        await app.inject({
          method: 'POST',
          url,
          headers: { cookie: kept(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
          payload: encodeForm(fields),
        }),
      ),
  }
}

/** A form as a browser would send it. */
function encodeForm(fields: FormFields): string {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) body.append(name, each)
  return body.toString()
}

async function agencyIdOf(house: House, slug: string): Promise<string> {
  const known = await findAgencyBySlug(house.db, slug)
  return known?.agencyId ?? upsertAgency(house.db, house.now(), 'system', { slug, name: `Agency ${slug}` })
}
