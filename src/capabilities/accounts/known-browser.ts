import { createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Keys, Settings } from '../../platform/house.ts'
import { deriveSecret, sameSecret } from '../../platform/http/tokens.ts'
import { isId, newId } from '../../platform/ids.ts'

/** Anew with each sign-in. */
const lifetimeSeconds = 180 * 86_400

/** A browser in which a person signed in before, both factors shown. */
export interface KnownBrowser {
  readonly browserId: string
  readonly staffId: string
}

/**
 * Notes in a browser that a person signed in there. It opens nothing. Its only use: tries from such a browser are
 * counted by themselves, so that strangers who guess at an account cannot slow its owner down. Signed, so that nobody
 * can make one up and be counted by themself; nothing is stored.
 */
export function setKnownBrowser(
  reply: FastifyReply,
  house: { keys: Pick<Keys, 'secret'>; settings: Pick<Settings, 'secure'> },
  now: Date,
  staffId: string,
): void {
  const until = Math.floor(now.getTime() / 1000) + lifetimeSeconds
  const said = `${staffId}.${newId()}.${until}`
  reply.setCookie(cookieName(house.settings), `${said}.${signatureOf(house.keys, said)}`, {
    // Nobody who only reads is ever asked for it.
    path: '/staff',
    maxAge: lifetimeSeconds,
    httpOnly: true,
    sameSite: 'strict',
    secure: house.settings.secure,
  })
}

/** Who signed in before in the browser that asks; undefined when nobody did, too long ago, or the note is forged. */
export function knownBrowserOf(
  request: FastifyRequest,
  house: { keys: Pick<Keys, 'secret'>; settings: Pick<Settings, 'secure'> },
  now: Date,
): KnownBrowser | undefined {
  const [staffId = '', browserId = '', until = '', signature = ''] =
    request.cookies[cookieName(house.settings)]?.split('.') ?? []
  if (!isId(staffId) || !isId(browserId) || !/^\d{1,12}$/.test(until)) return undefined
  if (!sameSecret(signature, signatureOf(house.keys, `${staffId}.${browserId}.${until}`))) return undefined
  return now.getTime() < Number(until) * 1000 ? { staffId, browserId } : undefined
}

const cookieName = (settings: Pick<Settings, 'secure'>): string =>
  settings.secure ? '__Secure-travaux_known' : 'travaux_known'

const signatureOf = (keys: Pick<Keys, 'secret'>, said: string): string =>
  createHmac('sha256', deriveSecret(keys.secret, 'known-browser')).update(said).digest('base64url')
